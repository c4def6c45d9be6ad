/**
 * Turns mentions into speakers: within one article, surnames to full names, pronouns and "the
 * minister" to whoever they stand for; across articles, bare surnames to the one person known.
 *
 * <p>Its doors are {@link dev.onrecord.speaker.SpeakerResolver} and {@link
 * dev.onrecord.speaker.SpeakerRegistry}. It reads mentions and relations, never words: finding them
 * is the {@code extract} room's. Where it is not sure enough it says unknown.
 */
@NullMarked
package dev.onrecord.speaker;

import org.jspecify.annotations.NullMarked;
