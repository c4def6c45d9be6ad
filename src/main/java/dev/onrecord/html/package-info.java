/**
 * Reads web pages: bytes in, the article as a reader sees it out, with what the page tells of it.
 *
 * <p>Its doors are {@link dev.onrecord.html.PageReader} and {@link dev.onrecord.html.Moment}, which
 * reads dates as machines and people write them. It fetches nothing.
 */
@NullMarked
package dev.onrecord.html;

import org.jspecify.annotations.NullMarked;
