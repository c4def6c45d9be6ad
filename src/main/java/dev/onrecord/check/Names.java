package dev.onrecord.check;

import dev.onrecord.words.NamePattern;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether two names can be those of one person. */
final class Names {
  /** What is set before names and is no part of them. */
  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "dr",
          "sir",
          "dame",
          "lord",
          "lady",
          "prof",
          "professor",
          "president",
          "prime",
          "minister",
          "chancellor",
          "secretary",
          "senator",
          "governor",
          "mayor",
          "judge",
          "justice",
          "king",
          "queen",
          "prince",
          "princess",
          "pope",
          "general",
          "captain",
          "colonel",
          "the",
          "of",
          "vice",
          "foreign",
          "former");

  private Names() {}

  /** How the one who said it is to the one who is said to have said it. */
  static Source.@Nullable By by(@Nullable String claimed, @Nullable String actual) {
    if (claimed == null) {
      return null;
    }
    if (actual == null) {
      return Source.By.UNKNOWN;
    }
    return areOne(words(claimed), words(actual)) ? Source.By.SAME : Source.By.OTHER;
  }

  /** The words of a name that tell; all of them where none does. */
  static List<String> words(String name) {
    List<String> all = NamePattern.words(name);
    List<String> telling = all.stream().filter(word -> !TITLES.contains(word)).toList();
    return telling.isEmpty() ? all : telling;
  }

  /** The same surname, and no given name against it: "Quill", "A. Quill" and "Ada Quill". */
  private static boolean areOne(List<String> one, List<String> other) {
    if (one.isEmpty() || other.isEmpty() || !one.getLast().equals(other.getLast())) {
      return false;
    }
    List<String> fewer = one.size() < other.size() ? one : other;
    List<String> more = fewer == one ? other : one;
    int at = 0;
    for (String word : fewer) {
      while (at < more.size() && !isSame(word, more.get(at))) {
        at++;
      }
      if (at++ == more.size()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(String one, String other) {
    boolean initial = Math.min(one.length(), other.length()) == 1;
    return one.equals(other) || (initial && one.charAt(0) == other.charAt(0));
  }
}
