/**
 * Finds near-duplicates: texts that are the same words, trimmed, slightly altered, or joined with
 * others.
 */
@NullMarked
package dev.onrecord.duplicate;

import org.jspecify.annotations.NullMarked;
