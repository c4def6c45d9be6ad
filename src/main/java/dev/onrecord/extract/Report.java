package dev.onrecord.extract;

import dev.onrecord.model.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody saying something, as the learned models read one sentence.
 *
 * @param cue the words that signal it
 * @param source how the text names who says it, appositions included; null when it does not
 * @param content the stretches of what is said, in the order of the text; empty when none is found
 * @param sureness how likely the models hold it to be right, from 0 to 1
 */
record Report(Span cue, @Nullable Span source, List<Span> content, double sureness) {}
