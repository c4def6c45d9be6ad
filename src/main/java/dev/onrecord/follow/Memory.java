package dev.onrecord.follow;

import dev.onrecord.fetch.Fetched.Marks;
import dev.onrecord.reader.Entry.Linked;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of a source from one visit to the next.
 *
 * @param source its name
 * @param marks of the last answer; none where not all is taken that it leads to
 * @param due when it is to be visited again
 * @param failures how often in a row it could not be had
 * @param seen what was found there and is done: by its address, what it looked like
 * @param pending what could not be had yet
 */
record Memory(
    String source,
    Marks marks,
    Instant due,
    int failures,
    Map<String, String> seen,
    List<Pending> pending) {
  /** Something to be tried again, and how often it was. */
  record Pending(Linked link, int tries) {}

  /** Copies the map, keeping its order, and the list. */
  Memory {
    seen = new LinkedHashMap<>(seen);
    pending = List.copyOf(pending);
  }

  static Memory none(String source) {
    return new Memory(source, Marks.NONE, Instant.EPOCH, 0, Map.of(), List.of());
  }

  /** The source could be had. */
  Memory had(Marks now) {
    return new Memory(source, now, due, 0, seen, pending);
  }

  /** The source could not be had. */
  Memory failed() {
    return new Memory(source, marks, due, failures + 1, seen, pending);
  }

  Memory due(Instant next) {
    return new Memory(source, marks, next, failures, seen, pending);
  }

  Memory with(Map<String, String> nowSeen, List<Pending> nowPending) {
    return new Memory(source, marks, due, failures, nowSeen, nowPending);
  }

  /** Whether it says the same, but for when the source is due. */
  boolean isLike(Memory other) {
    return due(Instant.EPOCH).equals(other.due(Instant.EPOCH));
  }
}
