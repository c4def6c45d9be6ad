package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * A cue and who it makes speak, in one sentence.
 *
 * @param first number of the act's first chunk, mention or cue
 * @param cueAt number of the cue's last chunk
 * @param cue the cue's place in the text
 * @param mention who speaks, or null where the sentence does not say
 * @param sense what the cue says of the speech
 * @param beside whether the cue may stand beside a quotation on its own
 * @param day the day the sentence gives for it, or null
 */
record SpeechAct(
    int first,
    int cueAt,
    Span cue,
    @Nullable Mention mention,
    Sense sense,
    boolean beside,
    @Nullable SaidOn day) {
  /** What a cue says of the speech. */
  enum Sense {
    SPEECH,
    /** Thought, hope, memory: an act of speech around it counts more. */
    THOUGHT,
    /** "According to" and its like. */
    ACCORDING,
    /** Denied, refused, only possible or still to come: nobody said it. */
    UNSAID
  }

  SpeechAct on(@Nullable SaidOn saidOn) {
    return new SpeechAct(first, cueAt, cue, mention, sense, beside, saidOn);
  }

  /** Whether somebody speaks in it. */
  boolean speaks() {
    return mention != null && sense != Sense.UNSAID;
  }

  boolean isThought() {
    return sense == Sense.THOUGHT;
  }

  boolean isAccording() {
    return sense == Sense.ACCORDING;
  }

  boolean isUnsaid() {
    return sense == Sense.UNSAID;
  }
}
