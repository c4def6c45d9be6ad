package dev.onrecord.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Tells how many bytes were read, for a progress bar. */
final class CountingInput extends FilterInputStream {
  private final Consumer<Long> bytes;

  CountingInput(InputStream in, Consumer<Long> bytes) {
    super(in);
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      bytes.accept(1L);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      bytes.accept((long) read);
    }
    return read;
  }
}
