package dev.onrecord.extract;

import dev.onrecord.crf.Chain;
import dev.onrecord.crf.Found;
import dev.onrecord.model.Span;
import dev.onrecord.text.Token;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds who says what in a sentence with three learned models: one proposes cues, one finds source
 * and content for each, and one judges the whole.
 */
final class ReportFinder {
  static final String CUES = "cues.weights";
  static final String ROLES = "roles.weights";
  static final String JUDGE = "judge.weights";
  static final int SOURCE = 0;
  static final int CONTENT = 1;

  /** Cues read in one sentence; no prose has more, and time must stay linear. */
  private static final int MOST = 24;

  /** How much more than none a possible cue is favoured when proposals are made. */
  private static final float FAVOUR = 2;

  /** The same for source and content, which are there more often than not. */
  private static final float EAGER = 0.5f;

  private static final double WORTH_A_LOOK = 0.15;

  /** Reports less sure than this are left out; the best F1 on the articles for choosing. */
  private static final double BAR = 0.27;

  private final Chain cues;
  private final Chain roles;
  private final Chain judge;

  ReportFinder(Chain cues, Chain roles, Chain judge) {
    this.cues = cues;
    this.roles = roles;
    this.judge = judge;
  }

  /** A cue with what the second model found for it; places are tokens of the sentence. */
  record Proposal(Found cue, @Nullable Found source, List<Found> content) {}

  private static final class Holder {
    static final ReportFinder FINDER = new ReportFinder(load(CUES), load(ROLES), load(JUDGE));
  }

  /** The finder with the weights that ship with the program. */
  static ReportFinder get() {
    return Holder.FINDER;
  }

  private static Chain load(String name) {
    try (var in =
        new BufferedInputStream(
            Objects.requireNonNull(ReportFinder.class.getResourceAsStream(name), name))) {
      return Chain.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The reports of a sentence, in the order of their cues. */
  List<Report> find(String text, List<Token> tokens, List<Chunk> chunks) {
    var traits = new Traits(text, chunks, tokens.size());
    List<Proposal> proposals = propose(traits);
    var reports = new ArrayList<Report>();
    for (Proposal proposal : proposals) {
      double sureness = judge.probability(JudgeFeatures.of(traits, proposal, proposals));
      if (sureness >= BAR) {
        reports.add(report(tokens, proposal, sureness));
      }
    }
    return reports;
  }

  /** What may be reports: more than there are, for the judge to choose from. */
  List<Proposal> propose(Traits traits) {
    var proposals = new ArrayList<Proposal>();
    for (Found cue : cues.find(CueFeatures.of(traits), FAVOUR)) {
      boolean quotation = cue.to() == cue.from() + 1 && traits.isQuotation(cue.from());
      if (proposals.size() < MOST && !quotation && cue.probability() >= WORTH_A_LOOK) {
        proposals.add(propose(traits, cue));
      }
    }
    return proposals;
  }

  private Proposal propose(Traits traits, Found cue) {
    int offset = RoleFeatures.viewFrom(cue.from());
    Found source = null;
    var content = new ArrayList<Found>();
    for (Found seen : roles.find(RoleFeatures.of(traits, cue.from(), cue.to()), EAGER)) {
      var found =
          new Found(seen.role(), seen.from() + offset, seen.to() + offset, seen.probability());
      if (found.role() == CONTENT) {
        content.add(found);
      } else if (source == null || found.probability() > source.probability()) {
        source = found;
      }
    }
    return new Proposal(cue, source, content);
  }

  private static Report report(List<Token> tokens, Proposal proposal, double sureness) {
    Found source = proposal.source();
    return new Report(
        span(tokens, proposal.cue()),
        source == null ? null : span(tokens, source),
        proposal.content().stream().map(c -> span(tokens, c)).toList(),
        sureness);
  }

  private static Span span(List<Token> tokens, Found found) {
    return new Span(tokens.get(found.from()).start(), tokens.get(found.to() - 1).end());
  }
}
