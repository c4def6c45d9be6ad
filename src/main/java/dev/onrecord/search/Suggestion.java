package dev.onrecord.search;

/**
 * What somebody who types may want to type.
 *
 * @param kind what is suggested
 * @param q the whole query with the suggestion in the place of what was typed last
 * @param label what to show
 * @param count how many quotes {@code q} finds, exact; 0 for a field
 */
public record Suggestion(Kind kind, String q, String label, long count) {
  /** The same, whose query finds so many quotes. */
  public Suggestion found(long quotes) {
    return new Suggestion(kind, q, label, quotes);
  }

  /** What is suggested. */
  public enum Kind {
    /** Somebody who is quoted. */
    SPEAKER,
    /** Words that stand side by side in quotes, or one word. */
    PHRASE,
    /** A field of the query language. */
    FIELD;

    /** The name used in answers. */
    public String word() {
      return Choice.word(this);
    }
  }
}
