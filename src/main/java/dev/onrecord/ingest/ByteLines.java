package dev.onrecord.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of bytes, of a bounded length: a longer line is read to its end and given as too long,
 * never kept whole.
 */
final class ByteLines {
  /** One line, without its end; {@code bytes} is null where it was too long. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Line(long number, byte @Nullable [] bytes, long length) {}

  private final BufferedInputStream in;
  private final long longest;
  private long number;

  ByteLines(InputStream in, long longest) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.longest = longest;
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
    int b = in.read();
    if (b < 0) {
      return null;
    }
    number++;
    var line = new ByteArrayOutputStream(1 << 12);
    long length = 0;
    while (b >= 0 && b != '\n') {
      length++;
      if (length <= longest) {
        line.write(b);
      } else if (line.size() > 0) {
        line = new ByteArrayOutputStream();
      }
      b = in.read();
    }
    return new Line(number, length > longest ? null : line.toByteArray(), length);
  }
}
