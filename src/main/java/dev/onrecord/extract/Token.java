package dev.onrecord.extract;

import java.util.Locale;

/** A word, number or mark of punctuation, with its place in the text. */
record Token(int start, int end, Type type, String text, String lower) {
  enum Type {
    WORD,
    NUMBER,
    PUNCTUATION,
    /** A whole quotation, as the narrative around it sees it. */
    QUOTATION
  }

  static Token of(String source, int start, int end, Type type) {
    String text = source.substring(start, end);
    return new Token(start, end, type, text, text.replace('’', '\'').toLowerCase(Locale.ROOT));
  }

  boolean is(String word) {
    return lower.equals(word);
  }

  boolean isWord() {
    return type == Type.WORD;
  }

  boolean isQuotation() {
    return type == Type.QUOTATION;
  }

  boolean isPunctuation() {
    return type == Type.PUNCTUATION;
  }

  /** Starts with a capital letter, as names do. */
  boolean isCapital() {
    return type == Type.WORD && Character.isUpperCase(text.codePointAt(0));
  }

  /** A capital, or an article grown onto a name: al-Sabbeh. */
  boolean isNamePart() {
    int hyphen = text.indexOf('-');
    return isCapital()
        || (isWord()
            && hyphen > 0
            && hyphen < 4
            && hyphen + 1 < text.length()
            && Character.isUpperCase(text.charAt(hyphen + 1)));
  }

  /** Two letters or more, all capital: FBI, GOP. */
  boolean isAcronym() {
    return isCapital()
        && text.length() >= 2
        && text.chars().allMatch(c -> !Character.isLowerCase(c));
  }
}
