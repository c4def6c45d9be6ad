package dev.onrecord.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts text into words, numbers and marks; keeps "U.S.", "Mr.", "won't" and "al-Sabbeh" whole, and
 * "'s" apart.
 */
final class Tokenizer {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "lt", "gen", "col",
          "capt", "maj", "sgt", "adm", "rev", "st", "jr", "sr", "inc", "corp", "co", "ltd", "jan",
          "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "vs", "no",
          "dept", "ave", "calif", "fla", "mass", "mich", "minn", "ariz", "conn", "ill", "ind",
          "tenn", "va", "wash", "wis", "pa", "ky", "la", "md", "mo", "okla", "ore", "ala", "ark",
          "colo", "del", "ga");
  private static final int LONGEST_ABBREVIATION = 5;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  private Tokenizer(String text) {
    this.text = text;
  }

  /** The tokens of {@code text[from, to)}, with their places in the whole text. */
  static List<Token> tokens(String text, int from, int to) {
    var tokenizer = new Tokenizer(text);
    int i = from;
    while (i < to) {
      i = tokenizer.next(i, to);
    }
    return tokenizer.tokens;
  }

  private int next(int i, int to) {
    char c = text.charAt(i);
    if (Character.isWhitespace(c) || c == '\u00a0') {
      return i + 1;
    }
    if (Character.isDigit(c)) {
      return add(i, number(i, to), Token.Type.NUMBER);
    }
    if (isWordChar(c) || ((c == '@' || c == '#') && i + 1 < to && isWordChar(text.charAt(i + 1)))) {
      return word(i, to);
    }
    int possessive = possessive(i, to);
    return possessive > i
        ? add(i, possessive, Token.Type.WORD)
        : add(i, i + 1, Token.Type.PUNCTUATION);
  }

  private int add(int start, int end, Token.Type type) {
    tokens.add(Token.of(text, start, end, type));
    return end;
  }

  private static boolean isWordChar(char c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private int number(int i, int to) {
    int end = i;
    while (end < to
        && (isWordChar(text.charAt(end))
            || (isInner(end, to, ".,:/-") && Character.isDigit(text.charAt(end + 1))))) {
      end++;
    }
    return end;
  }

  private int word(int i, int to) {
    int end = i + 1;
    while (end < to && (isWordChar(text.charAt(end)) || joins(end, to))) {
      end++;
    }
    if (end < to && text.charAt(end) == '.' && takesStop(i, end, to)) {
      end++;
    }
    return add(i, end, Token.Type.WORD);
  }

  /**
   * A hyphen, an apostrophe that is no possessive, a stop inside "U.S" or an ampersand inside
   * "AT&T".
   */
  private boolean joins(int at, int to) {
    char c = text.charAt(at);
    if (c == '\'' || c == '’') {
      return isInner(at, to, "'’") && possessive(at, to) == at;
    }
    if (c == '.') {
      return isInner(at, to, ".") && (isInitial(at - 1) || isDomain(at, to));
    }
    return isInner(at, to, "-‑&@");
  }

  private boolean isInner(int at, int to, String marks) {
    return marks.indexOf(text.charAt(at)) >= 0 && at + 1 < to && isWordChar(text.charAt(at + 1));
  }

  private boolean isInitial(int at) {
    return Character.isUpperCase(text.charAt(at)) && (at == 0 || !isWordChar(text.charAt(at - 1)));
  }

  private boolean isDomain(int at, int to) {
    return at + 2 < to
        && Character.isLowerCase(text.charAt(at + 1))
        && Character.isLetter(text.charAt(at - 1))
        && Character.isLowerCase(text.charAt(at + 2));
  }

  /**
   * The end of a possessive "'s" or of a bare apostrophe at a plural's end; {@code at} when there
   * is none.
   */
  private int possessive(int at, int to) {
    char c = text.charAt(at);
    if (c != '\'' && c != '’') {
      return at;
    }
    boolean s = at + 1 < to && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S');
    boolean ends = at + 2 >= to || !isWordChar(text.charAt(at + 2));
    return s && ends ? at + 2 : at;
  }

  private boolean takesStop(int start, int end, int to) {
    if (end - start == 1) {
      return Character.isUpperCase(text.charAt(start)) && end + 1 < to;
    }
    if (text.charAt(end - 2) == '.' && (isInitial(end - 1) || end - start == 3)) {
      return true;
    }
    return end - start <= LONGEST_ABBREVIATION
        && Character.isUpperCase(text.charAt(start))
        && ABBREVIATIONS.contains(text.substring(start, end).toLowerCase(java.util.Locale.ROOT))
        && end + 1 < to;
  }
}
