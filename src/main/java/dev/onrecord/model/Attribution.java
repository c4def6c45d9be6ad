package dev.onrecord.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The link from a quote to its speaker, with the reasons.
 *
 * @param speaker who is quoted
 * @param role what the speaker is, as far as it is told for that day ("Foreign Minister"); null
 *     when nothing is
 * @param confidence how sure that is, from 0 to 1; 0 for an unknown speaker
 * @param cue the words that signal speech ("said"); empty when the text has none for this quote
 * @param mention how the text names the speaker there ("the minister"), or null
 * @param evidence one sentence for a reader: what led from the mention to the speaker
 */
public record Attribution(
    Speaker speaker,
    @Nullable String role,
    double confidence,
    List<Span> cue,
    @Nullable Span mention,
    String evidence) {
  /** Copies the list; refuses a confidence outside 0 to 1. */
  public Attribution {
    cue = List.copyOf(cue);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence lies between 0 and 1, not " + confidence);
    }
  }

  /**
   * The role to show behind a name; null where there is no name, for a description says it itself.
   */
  public @Nullable String roleOfName() {
    return speaker.name() == null ? null : role;
  }

  /** The same in a text that begins so many code units earlier. */
  public Attribution shifted(int by) {
    return new Attribution(
        speaker,
        role,
        confidence,
        cue.stream().map(span -> span.shifted(by)).toList(),
        mention == null ? null : mention.shifted(by),
        evidence);
  }

  /** The same, of a speaker who is called so. */
  public Attribution as(String called) {
    return new Attribution(speaker, called, confidence, cue, mention, evidence);
  }
}
