package dev.onrecord.text;

/** A word, number or mark of punctuation, with its place in the text. */
public record Token(int start, int end, Type type, Word word) {
  /** What a token is. */
  public enum Type {
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

  /** The letters as the text has them. */
  public String text() {
    return word.text();
  }

  /** The letters in lower case, with straight apostrophes. */
  public String lower() {
    return word.lower();
  }

  /** Whether it is this word, given in lower case. */
  public boolean is(String lower) {
    return word.lower().equals(lower);
  }

  /** Whether its word is on the list. */
  public boolean isOn(WordList list) {
    return word.isOn(list);
  }

  /** Whether it is a word, and no number, mark or quotation. */
  public boolean isWord() {
    return type == Type.WORD;
  }

  /** Whether it is a whole quotation. */
  public boolean isQuotation() {
    return type == Type.QUOTATION;
  }

  /** Whether it is a mark of punctuation. */
  public boolean isPunctuation() {
    return type == Type.PUNCTUATION;
  }

  /** Starts with a capital letter, as names do. */
  public boolean isCapital() {
    return type == Type.WORD && word.capital();
  }

  /** A capital, or an article grown onto a name: al-Sabbeh. */
  public boolean isNamePart() {
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
  public boolean isAcronym() {
    return isCapital() && text().length() >= 2 && text().chars().noneMatch(Character::isLowerCase);
  }
}
