package dev.onrecord.export;

import dev.onrecord.search.Hit;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes hits, one after the other. For one thread. */
public interface HitWriter extends Closeable {
  /**
   * Writes a hit.
   *
   * @throws IOException when the stream breaks
   */
  void write(Hit hit) throws IOException;

  /** Writes a hit; a stream that breaks is an {@link UncheckedIOException}. */
  default void take(Hit hit) {
    try {
      write(hit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
