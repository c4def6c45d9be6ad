package dev.onrecord.reader;

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

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final long longest;
  private int at;
  private int end;
  private long number;

  ByteLines(InputStream in, long longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
    if (!fill()) {
      return null;
    }
    number++;
    var line = new ByteArrayOutputStream(1 << 12);
    long length = 0;
    boolean ended = false;
    while (!ended && fill()) {
      int from = at;
      at = lineEnd();
      ended = at < end;
      length += at - from;
      if (length <= longest) {
        line.write(buffer, from, at - from);
      } else if (line.size() > 0) {
        line = new ByteArrayOutputStream();
      }
      at += ended ? 1 : 0;
    }
    return new Line(number, length > longest ? null : line.toByteArray(), length);
  }

  /** Where the line ends in the buffer, or the buffer itself. */
  private int lineEnd() {
    int i = at;
    while (i < end && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Makes sure that there is a byte to read; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }
}
