package dev.onrecord.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a text, or a sign that counts: quotation marks do not, and what differs by typography
 * alone has one form.
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
    /** A comma or the like at an edge, which follows the sentence that a quote stands in. */
    EDGE,
    SIGN
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<ellipsis>[\\[(] ?(?:…|\\.{3,4}+|\\. \\. \\.) ?[\\])]|…|\\.{3,4}+|\\. \\. \\.)"
              + "|(?<number>(?<![\\p{L}\\p{N}])[-−–+]?\\p{Sc}?\\.?\\p{N}++(?:[.,:–-]\\p{N}++)*+(?![\\p{L}\\p{M}]))"
              + "|(?<word>(?:\\[\\p{L}\\])?[\\p{L}\\p{N}\\p{M}\\p{Cf}]++(?:['’ʼ‐‑-][\\p{L}\\p{N}\\p{M}\\p{Cf}]++)*+)"
              + "|(?<edge>--|[,;:.–—―()\\[\\]•*>_/]|(?<=\\s)-(?=\\s))"
              + "|(?<mark>[\"'“”„«»‟‘’‚‛`´‹›])"
              + "|(?<sign>\\S)");

  private static final Pattern FORMAT = Pattern.compile("[\\p{Cf}\\[\\]]");

  /** The tokens of a text in their order. */
  static List<Token> of(String text) {
    var tokens = new ArrayList<Token>();
    Matcher found = TOKEN.matcher(spaced(text));
    int open = 0;
    while (found.find()) {
      if (found.start("mark") >= 0) {
        open += single(found, text, open, tokens);
      } else if (!Character.isSpaceChar(found.group().codePointAt(0))) {
        tokens.add(of(found));
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
      form = form.replace('’', '\'').replace('ʼ', '\'').replace('‐', '-').replace('‑', '-');
    } else if (found.start("edge") >= 0) {
      kind = Kind.EDGE;
      form = "–—―---".contains(text) ? "—" : text;
    }
    return new Token(form, kind, found.start(), found.end());
  }

  /**
   * An apostrophe at the end of a word belongs to it, unless it closes a mark.
   *
   * @return how many single marks it opens
   */
  private static int single(Matcher mark, String text, int open, List<Token> tokens) {
    boolean isSingle = "'’".contains(mark.group());
    boolean ends =
        isSingle && !tokens.isEmpty() && tokens.getLast().end == mark.start() && open == 0;
    if (ends && tokens.getLast().kind == Kind.WORD && tokens.getLast().form.endsWith("s")) {
      Token word = tokens.removeLast();
      tokens.add(new Token(word.form + "'", Kind.WORD, word.start, mark.end()));
      return 0;
    }
    boolean begins =
        mark.end() < text.length()
            && Character.isLetterOrDigit(text.charAt(mark.end()))
            && (mark.start() == 0 || !Character.isLetterOrDigit(text.charAt(mark.start() - 1)));
    return "'‘‚".contains(mark.group()) && begins ? 1 : isSingle && open > 0 ? -1 : 0;
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
