package dev.onrecord.extract;

import dev.onrecord.model.AttributionRelation;
import dev.onrecord.model.AttributionRelation.Link;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Mention;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what the rules tied to quotations and what the learned models report of the same
 * sentence: quotes get the whole of what is said, and speech without marks becomes quotes of its
 * own.
 */
final class ReportedSpeech {
  private final ReadSentence read;
  private final NounPhrases phrases;

  ReportedSpeech(ReadSentence read) {
    this.read = read;
    this.phrases = new NounPhrases(read.chunks(), read.number());
  }

  /** The relations of the sentence, the reported ones after those with quotations. */
  List<AttributionRelation> join(List<AttributionRelation> ruled) {
    var joined = new ArrayList<>(ruled);
    for (Report report : read.reports()) {
      if (!widen(joined, report) && !report.content().isEmpty() && !coversQuote(joined, report)) {
        AttributionRelation told = told(joined, report);
        joined.removeIf(r -> r.content() == null && overlaps(r.cue(), report.cue()));
        if (joined.stream()
            .noneMatch(r -> told.content() != null && told.content().equals(r.content()))) {
          joined.add(told);
        }
      }
    }
    return joined;
  }

  /** Gives the quotes that a report tells of its wider parts; false when it tells of none. */
  private static boolean widen(List<AttributionRelation> joined, Report report) {
    boolean widened = false;
    for (int i = 0; i < joined.size(); i++) {
      AttributionRelation relation = joined.get(i);
      Span quote = relation.content();
      if (relation.kind() != Kind.INDIRECT
          && quote != null
          && (overlaps(relation.cue(), report.cue())
              || (relation.cue().isEmpty() && overlaps(report.content(), quote)))) {
        joined.set(i, widened(relation, quote, report));
        widened = true;
      }
    }
    return widened;
  }

  private static AttributionRelation widened(
      AttributionRelation relation, Span quote, Report report) {
    List<Span> whole = overlaps(report.content(), quote) ? report.content() : List.of(quote);
    Mention mention = relation.mention();
    boolean same =
        report.source() != null && mention != null && overlap(report.source(), mention.span());
    return new AttributionRelation(
        relation.kind(),
        quote,
        whole,
        List.of(report.cue()),
        mention,
        same ? report.source() : relation.source(),
        relation.link(),
        relation.day(),
        relation.sureness(),
        relation.resumes());
  }

  private static boolean coversQuote(List<AttributionRelation> joined, Report report) {
    return joined.stream()
        .anyMatch(r ->
            r.kind() != Kind.INDIRECT
                && r.content() != null
                && overlaps(report.content(), r.content()));
  }

  private AttributionRelation told(List<AttributionRelation> joined, Report report) {
    Mention mention = mention(report);
    SaidOn day = null;
    boolean resumes = false;
    for (AttributionRelation relation : joined) {
      if (overlaps(relation.cue(), report.cue())) {
        day = relation.day();
        resumes = relation.resumes();
      }
    }
    Span longest =
        report.content().stream().max(Comparator.comparingInt(Span::length)).orElseThrow();
    return new AttributionRelation(
        Kind.INDIRECT,
        longest,
        report.content(),
        List.of(report.cue()),
        mention,
        report.source(),
        mention == null ? Link.NONE : Link.CUE_BEFORE,
        day,
        report.sureness(),
        resumes);
  }

  /** Whom the source's words speak of. */
  private @Nullable Mention mention(Report report) {
    for (SpeechAct act : read.acts()) {
      Mention own = act.mention();
      if (overlap(act.cue(), report.cue())
          && own != null
          && (report.source() == null || overlap(own.span(), report.source()))) {
        return own;
      }
    }
    return report.source() == null ? null : phrase(report.source());
  }

  private @Nullable Mention phrase(Span source) {
    Mention first = null;
    for (int k = 0; k < read.chunks().size(); k++) {
      Chunk chunk = read.chunks().get(k);
      if (chunk.end() > source.start() && chunk.start() < source.end()) {
        Mention phrase = first == null ? phrases.startingAt(k) : null;
        if (phrase != null) {
          return phrase;
        }
        first = first == null && chunk.mention() != null ? chunk.mention() : first;
      }
    }
    return first;
  }

  private static boolean overlaps(List<Span> spans, Span other) {
    return spans.stream().anyMatch(s -> overlap(s, other));
  }

  private static boolean overlap(Span a, Span b) {
    return a.start() < b.end() && b.start() < a.end();
  }
}
