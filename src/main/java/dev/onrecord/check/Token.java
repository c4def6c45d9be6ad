package dev.onrecord.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A word of a text, or a sign: what differs by typography alone has one form.
 *
 * @param form how it is compared
 * @param kind what it is
 * @param start where it begins in the text
 * @param end where it ends
 */
record Token(String form, Kind kind, int start, int end) {
  enum Kind {
    WORD,
    NUMBER,
    ELLIPSIS,
    /** A comma, a mark or the like: at an end it follows the sentence that a quote stands in. */
    EDGE,
    SIGN
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<ellipsis>[\\[(] ?(?:…|\\.{3,4}+|\\. \\. \\.) ?[\\])]|…|\\.{3,4}+|\\. \\. \\.)"
              + "|(?<number>(?<![\\p{L}\\p{N}])[-−–+]?(?:\\p{L}{0,3}\\p{Sc})?\\.?\\p{N}++(?:[.,:/–-]\\p{N}++)*+[\\p{L}\\p{M}]*+)"
              + "|(?<word>[\\p{L}\\p{N}\\p{M}\\p{Cf}]++(?:['’ʼ‘´`‐‑-][\\p{L}\\p{N}\\p{M}\\p{Cf}]++)*+)"
              + "|(?<face>[;:]-?[()])"
              + "|(?<grade>(?<=[\\p{L}\\p{N}])–(?![\\p{L}\\p{N}]))"
              + "|(?<edge>--|[,;:.–—―()\\[\\]•]|(?<=\\s)-(?=\\s))"
              + "|(?<mark>[\"'“”„«»‟‘’‚‛`´‹›])"
              + "|(?<sign>\\S)");

  /** Signs that are not seen; those of flags are, and those that turn the order of words round. */
  private static final Pattern FORMAT =
      Pattern.compile("[\\p{Cf}&&[^\\x{E0020}-\\x{E007F}\\u202a-\\u202e\\u2066-\\u2069]]");

  private static final Pattern APOSTROPHES = Pattern.compile("[’ʼ‘´`]");

  /** What is short for more at its beginning: no mark is opened. */
  private static final Pattern SHORTENED =
      Pattern.compile("(?i)\\d|(?:tis|twas|em|til|cause|n)\\b");

  private static final String MARK = "\"";

  /** The tokens of a text in their order. */
  static List<Token> of(String text) {
    var tokens = new ArrayList<Token>();
    String spaced = spaced(text);
    Matcher found = TOKEN.matcher(spaced);
    int[] open = new int[2];
    while (found.find()) {
      Token token = found.start("mark") < 0 ? of(found) : mark(found, spaced, open, text, tokens);
      if (token != null && !token.form.isEmpty()) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  private static Token of(Matcher found) {
    String text = found.group();
    Kind kind = Kind.SIGN;
    String form = text;
    if (found.start("ellipsis") >= 0) {
      kind = Kind.ELLIPSIS;
      form = "…";
    } else if (found.start("number") >= 0) {
      kind = Kind.NUMBER;
      form = text.replace('−', '-').replace('–', '-');
    } else if (found.start("word") >= 0) {
      kind = Kind.WORD;
      form = Normalizer.normalize(FORMAT.matcher(text).replaceAll(""), Normalizer.Form.NFC);
      form = APOSTROPHES.matcher(form).replaceAll("'").replace('‐', '-').replace('‑', '-');
    } else if (found.start("edge") >= 0) {
      kind = Kind.EDGE;
      form = "–—―---".contains(text) ? "—" : text;
    }
    return new Token(form, kind, found.start(), found.end());
  }

  /**
   * A quotation mark, of whatever kind; unless it is an apostrophe that ends a word, or a measure.
   * One that opens a paragraph again is none.
   *
   * @param open how many single and double marks are open
   */
  private static @Nullable Token mark(
      Matcher mark, String spaced, int[] open, String text, List<Token> tokens) {
    int at = mark.start();
    int kind = "'’‘‚‛`´‹›".contains(mark.group()) ? 0 : 1;
    Token last = tokens.isEmpty() ? null : tokens.getLast();
    boolean follows = last != null && last.end == at && last.isWord();
    if (follows && last != null && open[kind] == 0) {
      if (last.kind == Kind.NUMBER && "'\"".contains(mark.group())) {
        return new Token(mark.group(), Kind.SIGN, at, mark.end());
      }
      if (kind == 0 && "'’".contains(mark.group()) && last.form.endsWith("s")) {
        tokens.removeLast();
        return new Token(last.form + "'", Kind.WORD, last.start, mark.end());
      }
    }
    boolean begins = !follows && mark.end() < spaced.length() && spaced.charAt(mark.end()) != ' ';
    if (begins && !(kind == 0 && isShortened(spaced, mark.end()))) {
      open[kind]++;
    } else if (open[kind] > 0) {
      open[kind]--;
    }
    boolean again = begins && at > 0 && text.charAt(at - 1) == '\n';
    return again ? null : new Token(MARK, Kind.EDGE, at, mark.end());
  }

  private static boolean isShortened(String text, int at) {
    return SHORTENED.matcher(text).region(at, Math.min(text.length(), at + 6)).lookingAt();
  }

  /** Blanks of all kinds as plain ones, sign for sign. */
  private static String spaced(String text) {
    var spaced = new StringBuilder(text);
    for (int i = 0; i < spaced.length(); i++) {
      char c = spaced.charAt(i);
      if (Character.isSpaceChar(c) || Character.isWhitespace(c) || c == '\u200b' || c == '\ufeff') {
        spaced.setCharAt(i, ' ');
      }
    }
    return spaced.toString();
  }

  boolean isWord() {
    return kind == Kind.WORD || kind == Kind.NUMBER;
  }

  /** The same, where a sentence may begin with it: with a capital or a small letter. */
  boolean begins(Token other) {
    return form.equals(other.form)
        || (form.length() == other.form.length()
            && form.regionMatches(1, other.form, 1, form.length() - 1)
            && form.regionMatches(true, 0, other.form, 0, 1));
  }
}
