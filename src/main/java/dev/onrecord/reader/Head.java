package dev.onrecord.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name and the first bytes of something, which tell what it holds.
 *
 * @param name of the file, in small letters, without folders and the endings of packings
 * @param bytes the first of them, at most {@link #LENGTH}
 */
@SuppressWarnings("ArrayRecordComponent") // looked at once, never compared
record Head(String name, byte[] bytes) {
  static final int LENGTH = 1 << 14;

  private static final Pattern ELEMENT = Pattern.compile("<([\\w:-]+)");

  static Head of(String name, BufferedInputStream in) throws IOException {
    in.mark(LENGTH + 1);
    byte[] head = in.readNBytes(LENGTH);
    in.reset();
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return new Head(file.toLowerCase(Locale.ROOT).replaceFirst("(\\.(gz|bz2|zst))+$", ""), head);
  }

  boolean named(String... endings) {
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  boolean begins(int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xff) != first[i]) {
        return false;
      }
    }
    return true;
  }

  boolean begins(String ascii) {
    return begins(ascii.chars().toArray());
  }

  /**
   * The name of the first element, in small letters, after whatever may stand before it in XML and
   * HTML; empty where there is none.
   */
  String root() {
    String text = text();
    int at = 0;
    for (int next = at; next >= 0 && at < text.length(); ) {
      at = next;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      next =
          text.startsWith("<?", at)
              ? after(text, at, "?>")
              : text.startsWith("<!--", at)
                  ? after(text, at + 4, "-->")
                  : text.startsWith("<!doctype", at) ? afterType(text, at) : -1;
    }
    Matcher element = ELEMENT.matcher(text).region(at, text.length());
    return element.lookingAt() ? element.group(1) : "";
  }

  private static int afterType(String text, int from) {
    int end = after(text, from, ">");
    int inner = text.indexOf('[', from);
    return inner >= 0 && inner < end ? after(text, inner, "]>") : end;
  }

  private static int after(String text, int from, String end) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }

  /** The bytes as letters, small ones, from the first that is no blank on; for looking only. */
  String text() {
    boolean wide = begins(0xff, 0xfe) || begins(0xfe, 0xff);
    return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1)
        .replaceFirst("^(ï»¿|\uFEFF)?\\s*", "")
        .toLowerCase(Locale.ROOT);
  }
}
