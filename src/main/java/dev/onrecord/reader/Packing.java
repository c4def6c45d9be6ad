package dev.onrecord.reader;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Unpacks what gzip, bzip2 or Zstandard packed, told by its first bytes. */
final class Packing {
  private static final int MOST_LAYERS = 2;

  private Packing() {}

  /** The piece unpacked, or itself. */
  static Piece unpack(Piece piece) throws IOException {
    Piece unpacked = piece;
    for (int layer = 0; isPacked(unpacked); layer++) {
      if (layer == MOST_LAYERS) {
        throw new IOException("it is packed more than twice over; unpack it once first");
      }
      unpacked = unpackOnce(unpacked);
    }
    return unpacked;
  }

  private static boolean isPacked(Piece piece) throws IOException {
    Head head = Head.of(piece.name(), piece.in());
    return isGzip(head) || isBzip2(head) || isZstandard(head);
  }

  private static boolean isGzip(Head head) {
    return head.begins(0x1f, 0x8b);
  }

  private static boolean isBzip2(Head head) {
    return head.begins("BZh")
        && head.bytes().length > 3
        && head.bytes()[3] > '0'
        && head.bytes()[3] <= '9';
  }

  private static boolean isZstandard(Head head) {
    return head.begins(0x28, 0xb5, 0x2f, 0xfd);
  }

  private static Piece unpackOnce(Piece piece) throws IOException {
    Head head = Head.of(piece.name(), piece.in());
    var counted = new CountingInput(piece.in(), _ -> {});
    InputStream in =
        isGzip(head)
            ? GzipCompressorInputStream.builder()
                .setInputStream(counted)
                .setDecompressConcatenated(true)
                .get()
            : isBzip2(head)
                ? new BZip2CompressorInputStream(counted, true)
                : new ZstdInputStream(counted);
    return piece.inside(
        piece.name(), new BufferedInputStream(new Unpacked(in, counted::count), 1 << 16));
  }
}
