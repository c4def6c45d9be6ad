/**
 * Fetches what lies on other people's servers, so that nobody is hurt: not they, and not we.
 *
 * <p>Its doors are {@link dev.onrecord.fetch.PoliteFetcher} (one at a time from each host, as its
 * robots.txt allows, slower when the host says so) and, under it, {@link
 * dev.onrecord.fetch.Fetcher} (one request with an end to its time and size, and no way to where it
 * must not go). It knows nothing of what it fetches.
 */
@NullMarked
package dev.onrecord.fetch;

import org.jspecify.annotations.NullMarked;
