package dev.onrecord.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes were read, for a progress bar and for what depends on it. */
class CountingInput extends FilterInputStream {
  private final LongConsumer bytes;
  private long count;

  CountingInput(InputStream in, LongConsumer bytes) {
    super(in);
    this.bytes = bytes;
  }

  /** How many bytes were read so far. */
  final long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    counted(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    counted(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    counted(skipped);
    return skipped;
  }

  /** So many more were read. */
  void counted(long more) throws IOException {
    count += more;
    bytes.accept(more);
  }
}
