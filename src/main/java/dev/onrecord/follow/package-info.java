/**
 * Keeps up with what goes on elsewhere: pages, feeds, site maps, folders that fill up.
 *
 * <p>Its doors are {@link dev.onrecord.follow.WebSource} (addresses in, articles out, once) and
 * {@link dev.onrecord.follow.Follower} (again and again, only what is new). It ties what fetches to
 * what reads.
 */
@NullMarked
package dev.onrecord.follow;

import org.jspecify.annotations.NullMarked;
