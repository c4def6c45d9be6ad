/**
 * Reads a text: quotations by their marks, sentences, words with the lists they are on, days.
 *
 * <p>It says what stands where and what single words are, never who says what: that is {@code
 * extract}. It knows {@code model} alone.
 */
@NullMarked
package dev.onrecord.text;

import org.jspecify.annotations.NullMarked;
