package dev.onrecord.search;

import java.util.List;

/**
 * What was made of input that may be no query.
 *
 * @param query what is searched for
 * @param ignored what was passed over, a sentence each; empty for a query that could be read
 */
public record Understood(Query query, List<String> ignored) {
  /** Copies the list. */
  public Understood {
    ignored = List.copyOf(ignored);
  }
}
