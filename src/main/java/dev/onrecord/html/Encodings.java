package dev.onrecord.html;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which letters the bytes of a page stand for, as browsers decide it (WHATWG, Encoding): byte order
 * mark, then what the server says, then what the page says, then a guess. A label that the bytes
 * belie is not believed.
 */
final class Encodings {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final int PRESCAN = 4096;

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:<meta[^>]{0,300}?charset|<\\?xml[^>]{0,100}?encoding)\\s*=\\s*[\"']?\\s*([\\w:.-]{2,40})",
          Pattern.CASE_INSENSITIVE);

  /** Labels that browsers read as a larger charset than the one they name. */
  private static final Map<String, String> READ_AS =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("l1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("latin5", "windows-1254"),
          Map.entry("gb2312", "GBK"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("utf-16", "UTF-8"),
          Map.entry("utf-16le", "UTF-8"),
          Map.entry("utf-16be", "UTF-8"),
          Map.entry("utf8", "UTF-8"));

  private Encodings() {}

  /** The letters, without a byte order mark. */
  static String decode(byte[] bytes, @Nullable String served) {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (begins(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    if (begins(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    Charset said = served == null || served.isBlank() ? null : charset(served);
    return new String(bytes, believed(bytes, said == null ? inPage(bytes) : said));
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Charset inPage(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(PRESCAN, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher label = LABEL.matcher(start);
    return label.find() ? charset(label.group(1)) : null;
  }

  private static @Nullable Charset charset(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    try {
      return Charset.forName(READ_AS.getOrDefault(name, name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /**
   * UTF-8 can be told from all others by its bytes; so a label for or against it can be checked.
   */
  private static Charset believed(byte[] bytes, @Nullable Charset said) {
    int sequences = utf8Sequences(bytes);
    if (said == null || said.equals(StandardCharsets.UTF_8)) {
      return sequences < 0 ? WESTERN : StandardCharsets.UTF_8;
    }
    return said.equals(WESTERN) && sequences > 0 ? StandardCharsets.UTF_8 : said;
  }

  /** How many more sequences are right UTF-8 than are wrong. */
  private static int utf8Sequences(byte[] bytes) {
    int right = 0;
    for (int i = 0; i < bytes.length; ) {
      int lead = bytes[i] & 0xff;
      int length =
          lead < 0x80
              ? 1
              : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
      boolean whole = length > 0;
      for (int j = 1; j < length && whole; j++) {
        whole = i + j >= bytes.length || (bytes[i + j] & 0xC0) == 0x80;
      }
      right += !whole ? -1 : length > 1 ? 1 : 0;
      i += whole ? length : 1;
    }
    return right;
  }
}
