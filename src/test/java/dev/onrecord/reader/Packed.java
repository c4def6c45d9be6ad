package dev.onrecord.reader;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Packs bytes, for tests. */
public final class Packed {
  private Packed() {}

  private interface Packing {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static byte[] by(Packing packing, byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = packing.around(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** One member of gzip. */
  public static byte[] gzip(byte[] bytes) {
    return by(GZIPOutputStream::new, bytes);
  }

  static byte[] bzip2(byte[] bytes) {
    return by(BZip2CompressorOutputStream::new, bytes);
  }

  static byte[] zstandard(byte[] bytes) {
    return by(ZstdOutputStream::new, bytes);
  }

  /** An archive of files, by name and text. */
  static byte[] zip(String... namesAndTexts) {
    var packed = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(packed)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
