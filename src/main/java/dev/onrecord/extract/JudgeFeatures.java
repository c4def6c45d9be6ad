package dev.onrecord.extract;

import dev.onrecord.crf.Features;
import dev.onrecord.crf.Found;
import dev.onrecord.extract.ReportFinder.Proposal;
import java.util.List;

/** What tells whether a proposed report is one: its parts together, and the others beside it. */
final class JudgeFeatures {
  private final Traits traits;
  private final Features features = new Features(1);
  private final Proposal proposal;

  private JudgeFeatures(Traits traits, Proposal proposal) {
    this.traits = traits;
    this.proposal = proposal;
  }

  /** Describes a proposal, as a sequence of one position. */
  static Features of(Traits traits, Proposal proposal, List<Proposal> all) {
    var reader = new JudgeFeatures(traits, proposal);
    reader.read(all);
    reader.features.endPosition();
    return reader.features;
  }

  private void read(List<Proposal> all) {
    Found cue = proposal.cue();
    int head = RoleFeatures.headOf(traits, cue.from(), cue.to());
    int stem = traits.base(head);
    int order = order();
    int sureCue = level(cue.probability());
    int source = source();
    int content = content();
    int sureContent = sureContent();
    int length = length();
    int sureSource = proposal.source() == null ? -1 : level(proposal.source().probability());
    features.add(200, 0);
    features.add(201, sureCue);
    features.add(202, sureSource);
    features.add(203, sureContent);
    features.add(204, sureCue, sureContent, sureSource);
    features.add(205, order);
    features.add(206, order, sureCue);
    features.add(207, source);
    features.add(208, content);
    features.add(209, stem);
    features.add(210, stem, order);
    features.add(211, stem, content);
    features.add(212, stem, source);
    features.add(213, source, content, order);
    features.add(214, traits.sort(head), order, content);
    features.add(215, traits.sort(head), traits.sort(cue.from() - 1), traits.sort(cue.to()));
    features.add(216, cue.to() - cue.from(), sureCue);
    features.add(217, traits.sort(cue.from()), traits.sort(cue.to() - 1));
    features.add(218, length, sureCue);
    features.add(219, length, order, source);
    features.add(220, stem, length);
    among(all, sureCue, stem);
  }

  /** The proposals around this one: how many, how sure, and whether one has it for its content. */
  private void among(List<Proposal> all, int sureCue, int stem) {
    int within = 0;
    int outer = 0;
    double surest = 0;
    for (Proposal other : all) {
      if (other.cue().from() == proposal.cue().from()) {
        continue;
      }
      surest = Math.max(surest, other.cue().probability());
      for (Found part : other.content()) {
        if (part.from() <= proposal.cue().from() && proposal.cue().to() <= part.to()) {
          within = Math.max(within, 1 + level(other.cue().probability()));
          int head = RoleFeatures.headOf(traits, other.cue().from(), other.cue().to());
          outer = traits.stem(head);
        }
      }
    }
    features.add(221, within, sureCue);
    features.add(222, outer, stem);
    features.add(223, Math.min(all.size(), 6), sureCue);
    features.add(224, level(surest), sureCue);
    features.add(225, within, stem);
  }

  /** Probabilities in steps, finer where they are near to nothing or to certain. */
  private static int level(double probability) {
    double p = Math.clamp(probability, 0.001, 0.999);
    return (int) Math.round(1.5 * Math.log(p / (1 - p)));
  }

  private int sureContent() {
    return proposal.content().isEmpty()
        ? -100
        : level(proposal.content().stream().mapToDouble(Found::probability).max().orElse(0));
  }

  /** On which sides of the cue source and content stand, and whether content is quoted. */
  private int order() {
    int order = proposal.source() == null ? 0 : side(proposal.source());
    for (Found part : proposal.content()) {
      order |= side(part) << 2;
      order |= traits.quotations(part.from(), part.to()) > 0 ? 16 : 0;
    }
    return order;
  }

  private int side(Found part) {
    return part.from() < proposal.cue().from() ? 1 : 2;
  }

  private int source() {
    Found source = proposal.source();
    return source == null ? 0 : traits.sort(source.from()) * 1009 + traits.sort(source.to() - 1);
  }

  private int content() {
    if (proposal.content().isEmpty()) {
      return 0;
    }
    Found first = proposal.content().getFirst();
    return traits.sort(first.from()) * 1009 + traits.sort(first.from() + 1);
  }

  private int length() {
    int tokens = proposal.content().stream().mapToInt(f -> f.to() - f.from()).sum();
    return tokens < 4 ? tokens : tokens < 7 ? 4 : tokens < 12 ? 5 : tokens < 25 ? 6 : 7;
  }
}
