package dev.onrecord.reader;

import dev.onrecord.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A short value for texts, the same for the same ones and hardly ever for others. */
public final class Digest {
  private Digest() {}

  /** SHA-256 over the parts, each led by its length, as hexadecimal digits. */
  public static String of(String... parts) {
    byte[][] texts = new byte[parts.length][];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      texts[i] = parts[i].getBytes(StandardCharsets.UTF_8);
      length += Integer.BYTES + texts[i].length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] text : texts) {
      all.putInt(text.length).put(text);
    }
    return HexFormat.of().formatHex(Sha256.of(all.array()));
  }
}
