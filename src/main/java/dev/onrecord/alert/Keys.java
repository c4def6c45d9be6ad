package dev.onrecord.alert;

import dev.onrecord.model.Quote;
import dev.onrecord.model.Sha256;
import java.util.HashMap;
import java.util.Map;

/**
 * What a quote is told by, wherever it stands in its article: the article, its words, its speaker,
 * and which one of those alike it is. A correction that moves it changes nothing; one that changes
 * its words or its speaker makes it another.
 */
final class Keys {
  /** 128 bits of a hash: two of a thousand million quotes are alike with a chance of 1 in 10^21. */
  private static final int BYTES = 16;

  private final Map<String, Integer> counted = new HashMap<>();

  /** The key of a quote, given those of one look one after another, in the order of their texts. */
  String next(Quote quote) {
    String speaker = quote.attribution().speaker().label();
    String words = words(quote.articleId(), quote.text());
    int before = counted.merge(words + speaker, 1, Integer::sum) - 1;
    return hash(words + '\0' + speaker + '\0' + before);
  }

  /** What words in an article are told by, whoever said them. */
  static String words(String articleId, String text) {
    return hash(articleId + '\0' + text);
  }

  private static String hash(String text) {
    return Sha256.hex(text, BYTES);
  }
}
