package dev.onrecord.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of a stream, none of them longer in memory than a limit, however long it is. */
final class Lines {
  private final InputStream in;
  private final int longest;
  private boolean cut;

  Lines(InputStream in, int longest) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.longest = longest;
  }

  /**
   * The next line without its end, or as much of it as the limit allows; null where there is none.
   */
  byte @Nullable [] next() throws IOException {
    var line = new ByteArrayOutputStream();
    cut = false;
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() < longest) {
        line.write(b);
      } else {
        cut = true;
      }
    }
    return line.toByteArray();
  }

  /** Whether the line that was read last was longer than the limit. */
  boolean isCut() {
    return cut;
  }
}
