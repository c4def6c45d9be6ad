/**
 * Reads articles out of whatever they come in. Bytes in, articles out, or the reason why there are
 * none; it fetches nothing and stores nothing.
 *
 * <p>Its doors are {@link dev.onrecord.reader.ArticleReader} (one stream) and {@link
 * dev.onrecord.reader.ArticleFiles} (files and folders). One class for each {@link
 * dev.onrecord.reader.Format} tells by the first bytes whether it can read them; each hands over
 * {@link dev.onrecord.reader.Found}s, which are read as articles only when somebody asks, on any
 * thread. What is told of an article beside its text are {@link dev.onrecord.reader.Facts}: the
 * article's own come before those of the feed, archive or table around it, and these before what
 * the user says of all.
 */
@NullMarked
package dev.onrecord.reader;

import org.jspecify.annotations.NullMarked;
