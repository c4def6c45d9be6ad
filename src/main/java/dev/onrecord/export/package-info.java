/**
 * Writes hits for other tools: spreadsheets, scripts, and programs that keep references.
 *
 * <p>A writer holds one hit at a time, so that any number can be written.
 */
@NullMarked
package dev.onrecord.export;

import org.jspecify.annotations.NullMarked;
