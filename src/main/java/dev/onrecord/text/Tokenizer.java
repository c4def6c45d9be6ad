package dev.onrecord.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts text into words, numbers and marks; keeps "U.S.", "Mr.", "won't" and "al-Sabbeh" whole, and
 * "'s" apart.
 */
public final class Tokenizer {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "lt", "gen", "col",
          "capt", "maj", "sgt", "adm", "rev", "st", "jr", "sr", "inc", "corp", "co", "ltd", "jan",
          "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "vs", "no",
          "dept", "ave", "calif", "fla", "mass", "mich", "minn", "ariz", "conn", "ill", "ind",
          "tenn", "va", "wash", "wis", "pa", "ky", "la", "md", "mo", "okla", "ore", "ala", "ark",
          "colo", "del", "ga");
  private static final String IN_NUMBERS = ".,:/-";
  private static final int LONGEST_ABBREVIATION = 5;

  /** Most text is ASCII, and the tables of Unicode are slow to ask. */
  private static final boolean[] ASCII_WORD_CHARS = asciiWordChars();

  private final String text;
  private final List<Token> tokens;

  private Tokenizer(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  private static boolean[] asciiWordChars() {
    var chars = new boolean[128];
    for (char c = 0; c < chars.length; c++) {
      chars[c] = isOtherWordChar(c);
    }
    return chars;
  }

  /** The tokens of {@code text[from, to)}, with their places in the whole text. */
  public static List<Token> tokens(String text, int from, int to) {
    var tokens = new ArrayList<Token>();
    tokens(text, from, to, tokens);
    return tokens;
  }

  /** Adds the tokens of {@code text[from, to)} to those found before. */
  static void tokens(String text, int from, int to, List<Token> found) {
    var tokenizer = new Tokenizer(text, found);
    int i = from;
    while (i < to) {
      i = tokenizer.next(i, to);
    }
  }

  private int next(int i, int to) {
    char c = text.charAt(i);
    if (c == ' ' || Character.isWhitespace(c) || c == '\u00a0') {
      return i + 1;
    }
    if (isWordChar(c) && Character.isDigit(c)) {
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
    return c < ASCII_WORD_CHARS.length ? ASCII_WORD_CHARS[c] : isOtherWordChar(c);
  }

  private static boolean isOtherWordChar(char c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private int number(int i, int to) {
    int end = i;
    while (end < to
        && (isWordChar(text.charAt(end))
            || (isInner(end, to)
                && IN_NUMBERS.indexOf(text.charAt(end)) >= 0
                && Character.isDigit(text.charAt(end + 1))))) {
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
    return switch (text.charAt(at)) {
      case '\'', '’' -> isInner(at, to) && possessive(at, to) == at;
      case '.' -> isInner(at, to) && (isInitial(at - 1) || isDomain(at, to));
      case '-', '‑', '&', '@' -> isInner(at, to);
      default -> false;
    };
  }

  private boolean isInner(int at, int to) {
    return at + 1 < to && isWordChar(text.charAt(at + 1));
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
