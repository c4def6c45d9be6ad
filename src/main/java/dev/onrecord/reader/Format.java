package dev.onrecord.reader;

import java.io.IOException;

/** One way in which articles are written down. */
interface Format {
  /** Whether what begins so is written in this way. */
  boolean is(Head head);

  /**
   * Hands over what is there, in order. What cannot be read as an article is refused when it is
   * asked for, and the rest goes on.
   *
   * @throws IOException when the bytes themselves break off or break their limits; what came before
   *     has been handed over
   */
  void read(Piece piece) throws IOException;
}
