package dev.onrecord.feed;

import dev.onrecord.search.Hit;
import dev.onrecord.search.Trail;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Quotes to follow.
 *
 * @param title what it is a feed of
 * @param page where a reader looks at the same
 * @param self where the feed itself lies
 * @param entries in the order to show them
 */
public record Feed(String title, String page, String self, List<Entry> entries) {
  /**
   * One quote.
   *
   * @param hit the quote as it is
   * @param trail how it came to be so
   * @param page its lasting address
   */
  public record Entry(Hit hit, Trail trail, String page) {
    /** Lasting, and alike in every feed that has the quote. */
    String id() {
      return "urn:onrecord:quote:" + FeedText.encoded(trail.id());
    }
  }

  /** Copies the list. */
  public Feed {
    entries = List.copyOf(entries);
  }

  /** When the newest entry came to read as it does; the epoch for a feed without entries. */
  Instant updated() {
    return entries.stream()
        .map(entry -> entry.trail().updated())
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }
}
