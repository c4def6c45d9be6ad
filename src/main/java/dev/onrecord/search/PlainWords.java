package dev.onrecord.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of any text, with nothing in them that a query would take for a sign. */
public final class PlainWords {
  /** Without a group that repeats, which Java would match by recursion. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’]*");

  private PlainWords() {}

  /** The words in their order. */
  public static List<String> of(String text) {
    var words = new ArrayList<String>();
    WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(PlainWords::withoutLastMarks)
        .forEach(words::add);
    return words;
  }

  private static String withoutLastMarks(String word) {
    int end = word.length();
    while (word.charAt(end - 1) == '\'' || word.charAt(end - 1) == '’') {
      end--;
    }
    return word.substring(0, end);
  }
}
