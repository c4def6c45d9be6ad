/** What every engine keeps of an article and its quotes, and under which names. */
@NullMarked
package dev.onrecord.stored;

import org.jspecify.annotations.NullMarked;
