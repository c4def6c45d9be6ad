package dev.onrecord.reader;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict decoding: text in another encoding is refused, not garbled. */
final class Utf8 {
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Utf8() {}

  /**
   * The text, its byte order mark left out; a {@link RefusedException} names the first byte that is
   * no UTF-8.
   */
  static String decode(byte[] bytes) {
    int from =
        bytes.length >= 3 && bytes[0] == BOM[0] && bytes[1] == BOM[1] && bytes[2] == BOM[2] ? 3 : 0;
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    var out = CharBuffer.allocate(bytes.length - from);
    var result = decoder.decode(in, out, true);
    if (result.isError()) {
      String reason =
          isBinary(bytes)
              ? "this is binary data, not text"
              : "not UTF-8 at byte " + in.position() + "; convert the text to UTF-8 first";
      throw new RefusedException(reason);
    }
    decoder.flush(out);
    return out.flip().toString();
  }

  private static boolean isBinary(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
