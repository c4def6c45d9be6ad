package dev.onrecord.words;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words that a name must have, each as a part of one of its words: in any order, case and accents
 * folded.
 */
public final class NamePattern {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final List<String> wanted;

  /** The words, as typed. */
  public NamePattern(String words) {
    this.wanted = words(words);
  }

  /** The folded words of what was typed. */
  public static List<String> words(String typed) {
    return Arrays.stream(fold(typed).split(" ", -1)).filter(w -> !w.isEmpty()).toList();
  }

  /** The words of a name without case, accents and signs, a blank before each. */
  public static String fold(String name) {
    String folded =
        MARKS
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return " " + BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip();
  }

  /** Whether a folded name has every word. */
  public boolean matches(String folded) {
    return wanted.stream().allMatch(folded::contains);
  }

  /** Whether each word begins a word of a folded name: the better kind of match. */
  public boolean begins(String folded) {
    return wanted.stream().allMatch(w -> folded.contains(" " + w));
  }
}
