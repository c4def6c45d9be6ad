package dev.onrecord.extract;

/** A word, number or mark of punctuation, with its place in the text. */
record Token(int start, int end, Type type, Word word) {
  enum Type {
    WORD,
    NUMBER,
    PUNCTUATION,
    /** A whole quotation, as the narrative around it sees it. */
    QUOTATION
  }

  private static final Vocabulary VOCABULARY = new Vocabulary();

  static Token of(String source, int start, int end, Type type) {
    return new Token(start, end, type, VOCABULARY.of(source, start, end));
  }

  String text() {
    return word.text();
  }

  String lower() {
    return word.lower();
  }

  boolean is(String lower) {
    return word.lower().equals(lower);
  }

  boolean isOn(WordList list) {
    return word.isOn(list);
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
    return type == Type.WORD && word.capital();
  }

  /** A capital, or an article grown onto a name: al-Sabbeh. */
  boolean isNamePart() {
    return isCapital() || (isWord() && hasArticle(text()));
  }

  private static boolean hasArticle(String text) {
    int hyphen = text.indexOf('-');
    return hyphen > 0
        && hyphen < 4
        && hyphen + 1 < text.length()
        && Character.isUpperCase(text.charAt(hyphen + 1));
  }

  /** Two letters or more, all capital: FBI, GOP. */
  boolean isAcronym() {
    return isCapital() && text().length() >= 2 && text().chars().noneMatch(Character::isLowerCase);
  }
}
