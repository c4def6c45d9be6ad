package dev.onrecord.follow;

import dev.onrecord.fetch.Fetched.Marks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a source from one visit to the next.
 *
 * @param source its name
 * @param etag of the last answer
 * @param lastModified of the last answer
 * @param due when it is to be visited again
 * @param failures how often in a row it could not be had
 * @param seen what was found there and is done: by its address, what it looked like
 * @param tried what could not be had yet: by its address, how often it was tried
 */
record Memory(
    String source,
    @Nullable String etag,
    @Nullable String lastModified,
    Instant due,
    int failures,
    Map<String, String> seen,
    Map<String, Integer> tried) {
  /** Copies the maps, keeping their order. */
  Memory {
    seen = new LinkedHashMap<>(seen);
    tried = new LinkedHashMap<>(tried);
  }

  static Memory none(String source) {
    return new Memory(source, null, null, Instant.EPOCH, 0, Map.of(), Map.of());
  }

  /** The source could be had. */
  Memory had(Marks marks) {
    return new Memory(source, marks.etag(), marks.lastModified(), due, 0, seen, tried);
  }

  /** The source could not be had. */
  Memory failed() {
    return new Memory(source, etag, lastModified, due, failures + 1, seen, tried);
  }

  Memory due(Instant next) {
    return new Memory(source, etag, lastModified, next, failures, seen, tried);
  }

  Memory with(Map<String, String> nowSeen, Map<String, Integer> nowTried) {
    return new Memory(source, etag, lastModified, due, failures, nowSeen, nowTried);
  }
}
