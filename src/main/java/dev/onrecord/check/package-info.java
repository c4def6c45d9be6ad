/**
 * Did they say it? A claimed quote beside what the index holds. It asks an engine and knows none.
 */
@NullMarked
package dev.onrecord.check;

import org.jspecify.annotations.NullMarked;
