/**
 * The embedded engine: {@link dev.onrecord.lucene.LuceneEngine} keeps quotes and articles in a
 * Lucene index on the local disk.
 *
 * <p>An article and its quotes are one block of documents, replaced whole. The fields are the
 * constants of {@code Fields}; what they hold is said there and nowhere else. No type of Lucene
 * leaves this room.
 */
@NullMarked
package dev.onrecord.lucene;

import org.jspecify.annotations.NullMarked;
