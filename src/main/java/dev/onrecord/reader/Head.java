package dev.onrecord.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The name and the first bytes of something, which tell what it holds.
 *
 * @param name of the file, in small letters, without folders and the endings of packings
 * @param bytes the first of them, at most {@link #LENGTH}
 */
@SuppressWarnings("ArrayRecordComponent") // looked at once, never compared
record Head(String name, byte[] bytes) {
  static final int LENGTH = 1 << 12;

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

  /** The bytes as letters, small ones, from the first that is no blank on; for looking only. */
  String text() {
    boolean wide = begins(0xff, 0xfe) || begins(0xfe, 0xff);
    return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1)
        .replaceFirst("^(ï»¿|\uFEFF)?\\s*", "")
        .toLowerCase(Locale.ROOT);
  }
}
