package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.reader.Address;
import dev.onrecord.reader.Digest;
import dev.onrecord.search.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * By what an article is known again that did not bring an id of its own: its address, and its
 * headline and words at the same outlet. The same words at another outlet are another article, of
 * the same statements.
 */
final class Identity {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Shorter texts may well be the same by chance. */
  private static final int FEWEST_LETTERS = 200;

  private static final String OF_WORDS = "of ";

  private Identity() {}

  /** Whether it is a key of the words. */
  static boolean isOfWords(String key) {
    return key.startsWith(OF_WORDS);
  }

  /** The keys of an article, the address first. */
  static List<String> keys(Article article) {
    var keys = new ArrayList<String>();
    String url = article.url() == null ? "" : article.url();
    if (!url.isEmpty()) {
      keys.add("at " + Digest.of(Address.of(url)).substring(0, 32));
    }
    String outlet = url.isEmpty() ? article.publisher() : Address.host(url);
    String words = words(article.text());
    if (!outlet.isEmpty() && words.length() >= FEWEST_LETTERS) {
      keys.add(OF_WORDS + Digest.of(outlet, words(article.title()), words).substring(0, 32));
    }
    return keys;
  }

  static boolean sameWords(Article one, Article other) {
    return sameWords(one.title(), one.text(), other.title(), other.text());
  }

  static boolean sameWords(Article one, Edition other) {
    return sameWords(one.title(), one.text(), other.title(), other.text());
  }

  private static boolean sameWords(String title, String text, String otherTitle, String otherText) {
    return (text.equals(otherText) || words(text).equals(words(otherText)))
        && words(title).equals(words(otherTitle));
  }

  private static String words(String text) {
    return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
