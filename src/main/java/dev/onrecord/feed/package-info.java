/**
 * What a feed reader follows: quotes as the entries of a {@link dev.onrecord.feed.Feed}, written as
 * Atom or as JSON Feed.
 *
 * <p>An entry keeps its id through the corrections of its article, and each correction of its words
 * makes it a later one.
 */
@NullMarked
package dev.onrecord.feed;

import org.jspecify.annotations.NullMarked;
