package dev.onrecord.alert;

import dev.onrecord.model.Quote;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a quote is told by, wherever it stands in its article: the article, its words, and which one
 * of those with the same words it is. A correction that moves it changes nothing; one that changes
 * its words makes it another.
 */
final class Keys {
  /** 128 bits of a hash: two of a thousand million quotes are alike with a chance of 1 in 10^21. */
  static final int BYTES = 16;

  private final Map<String, Integer> counted = new HashMap<>();

  /** The key of a quote, given those of one look one after another, in the order of their texts. */
  String next(Quote quote) {
    String first = of(quote.articleId(), quote.text(), 0);
    int before = counted.merge(first, 1, Integer::sum) - 1;
    return before == 0 ? first : of(quote.articleId(), quote.text(), before);
  }

  static String of(String articleId, String text, int before) {
    byte[] hash = sha256(articleId + '\0' + text + '\0' + before);
    return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
