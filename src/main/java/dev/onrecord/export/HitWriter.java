package dev.onrecord.export;

import dev.onrecord.search.Hit;
import java.io.Closeable;
import java.io.IOException;

/** Writes hits, one after the other. For one thread. */
public interface HitWriter extends Closeable {
  /**
   * Writes a hit.
   *
   * @throws IOException when the stream breaks
   */
  void write(Hit hit) throws IOException;
}
