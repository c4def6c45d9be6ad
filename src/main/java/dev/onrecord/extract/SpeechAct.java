package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * A cue and who it makes speak, in one sentence.
 *
 * @param first number of the act's first chunk, mention or cue
 * @param cueAt number of the cue's chunk
 * @param cue the cue's place in the text
 * @param mention who speaks, or null where the sentence does not say
 * @param beside whether the cue may stand beside a quotation on its own
 * @param according whether it is "according to"
 * @param thought whether the cue tells of thought, so that an act of speech around it counts more
 * @param day the day the sentence gives for it, or null
 */
record SpeechAct(
    int first,
    int cueAt,
    Span cue,
    @Nullable Mention mention,
    boolean beside,
    boolean according,
    boolean thought,
    @Nullable SaidOn day) {
  SpeechAct on(@Nullable SaidOn saidOn) {
    return new SpeechAct(first, cueAt, cue, mention, beside, according, thought, saidOn);
  }
}
