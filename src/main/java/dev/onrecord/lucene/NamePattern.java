package dev.onrecord.lucene;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words that a name must have, each as a part of one of its words: in any order, case and accents
 * folded.
 */
final class NamePattern {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final List<String> wanted;

  NamePattern(String words) {
    this.wanted = words(words);
  }

  /** Whether the name has every word. */
  boolean matches(String name) {
    String folded = String.join(" ", words(name));
    return wanted.stream().allMatch(folded::contains);
  }

  /** Whether each word begins a word of the name: the better kind of match. */
  boolean begins(String name) {
    List<String> words = words(name);
    return wanted.stream().allMatch(w -> words.stream().anyMatch(n -> n.startsWith(w)));
  }

  private static List<String> words(String text) {
    String folded =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(BETWEEN_WORDS.split(folded, -1)).filter(w -> !w.isEmpty()).toList();
  }
}
