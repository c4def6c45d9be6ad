package dev.onrecord.extract;

import dev.onrecord.model.AttributionRelation;
import dev.onrecord.model.AttributionRelation.Link;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Mention;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.text.Quotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what the rules tied to quotations and what the learned models report of the same
 * sentence: quotes get the whole of what is said, and speech without marks becomes quotes of its
 * own.
 */
final class ReportedSpeech {
  private final ReadSentence read;
  private final List<Quotation> quotations;
  private final ScareQuotes scareQuotes;
  private final NounPhrases phrases;

  /**
   * Reported speech of a sentence.
   *
   * @param quotations those that stand in the sentence
   */
  ReportedSpeech(ReadSentence read, List<Quotation> quotations, ScareQuotes scareQuotes) {
    this.scareQuotes = scareQuotes;
    this.read = read;
    this.quotations = quotations;
    this.phrases = new NounPhrases(read.chunks(), read.number());
  }

  /** The relations of the sentence, the reported ones after those with quotations. */
  List<AttributionRelation> join(List<AttributionRelation> ruled) {
    var joined = new ArrayList<>(ruled);
    for (Report report : read.reports()) {
      if (!widen(joined, report) && !report.content().isEmpty() && !coversQuote(joined, report)) {
        List<AttributionRelation> told = told(joined, report);
        joined.removeIf(r -> r.content() == null && overlaps(r.cue(), report.cue()));
        told.stream().filter(t -> isNew(joined, t)).forEach(joined::add);
      }
    }
    return joined;
  }

  private static boolean isNew(List<AttributionRelation> joined, AttributionRelation told) {
    return joined.stream().noneMatch(r -> Objects.equals(told.content(), r.content()));
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

  /**
   * Quotes in the reporter's words where the content has any, else the whole as reported speech.
   */
  private List<AttributionRelation> told(List<AttributionRelation> joined, Report report) {
    var told = new ArrayList<AttributionRelation>();
    for (Quotation quotation : quotations) {
      if (overlaps(report.content(), quotation.inner()) && !isTitle(quotation)) {
        told.add(told(joined, report, Kind.MIXED, quotation.inner()));
      }
    }
    if (told.isEmpty()) {
      Span longest =
          report.content().stream().max(Comparator.comparingInt(Span::length)).orElseThrow();
      told.add(told(joined, report, Kind.INDIRECT, longest));
    }
    return told;
  }

  private boolean isTitle(Quotation quotation) {
    int k = phrases.indexAt(quotation.outer().start());
    return k < 0 || scareQuotes.isShortTitle(quotation, read, k);
  }

  private AttributionRelation told(
      List<AttributionRelation> joined, Report report, Kind kind, Span content) {
    Mention mention = mention(report);
    SaidOn day = null;
    boolean resumes = false;
    for (AttributionRelation relation : joined) {
      if (overlaps(relation.cue(), report.cue())) {
        day = relation.day();
        resumes = relation.resumes();
      }
    }
    return new AttributionRelation(
        kind,
        content,
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
