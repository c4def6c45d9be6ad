package dev.onrecord.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * What comes out of a packed stream, with an end to it: a few bytes that unpack to far more than
 * any text would are a bomb and no article.
 */
final class Unpacked extends CountingInput {
  /** No text packs so well; the formats themselves could do a thousand to one, and more. */
  private static final long HIGHEST_RATIO = 200;

  /** Below this, nothing is harmed. */
  private static final long HARMLESS = 64L << 20;

  private final LongSupplier packed;

  /**
   * Watches a stream.
   *
   * @param packed how many packed bytes it has taken so far
   */
  Unpacked(InputStream in, LongSupplier packed) {
    super(in, _ -> {});
    this.packed = packed;
  }

  /** Whoever opened what is packed closes it: in an archive, others come after this one. */
  @Override
  public void close() {}

  /** What is read no further, since it would never end. */
  static final class BombException extends IOException {
    private static final long serialVersionUID = 1;

    BombException() {
      super(
          "it unpacks to more than "
              + HIGHEST_RATIO
              + " times its size, as a bomb does and no text; what is left of it is not read");
    }
  }

  @Override
  void counted(long more) throws IOException {
    super.counted(more);
    if (count() > HARMLESS && count() / HIGHEST_RATIO > packed.getAsLong()) {
      throw new BombException();
    }
  }
}
