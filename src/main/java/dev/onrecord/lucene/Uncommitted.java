package dev.onrecord.lucene;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ids of the articles written since the last commit: what a searcher says of them is out of date.
 *
 * <p>An id is added after its write. So a write is either done before a commit begins, and its id
 * leaves when that commit can be searched, or its id waits for the next commit.
 */
final class Uncommitted {
  private volatile Set<String> waiting = ConcurrentHashMap.newKeySet();
  private volatile Set<String> committing = Set.of();

  void add(String id) {
    waiting.add(id);
  }

  boolean contains(String id) {
    return waiting.contains(id) || committing.contains(id);
  }

  /** A commit begins; one at a time. */
  void begin() {
    committing = waiting; // first, so that no id is ever in neither
    waiting = ConcurrentHashMap.newKeySet();
  }

  /** The commit can be searched. */
  void end() {
    committing = Set.of();
  }

  /** The commit failed; its writes wait for the next one. */
  void fail() {
    waiting.addAll(committing);
    committing = Set.of();
  }
}
