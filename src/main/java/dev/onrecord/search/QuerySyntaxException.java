package dev.onrecord.search;

/** A query that cannot be read: what is wrong, where, and what would be right. */
public final class QuerySyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int position;

  /**
   * Says what is wrong.
   *
   * @param message one sentence for the person who typed the query
   * @param position index of the first character that is wrong, in UTF-16 code units
   */
  public QuerySyntaxException(String message, int position) {
    super(message);
    this.position = position;
  }

  /** Index of the first character that is wrong. */
  public int position() {
    return position;
  }

  /** Of a query that can be read and is more than can be answered. */
  public static QuerySyntaxException tooLarge() {
    return new QuerySyntaxException(
        "the query is too large to answer; take fewer words, and fewer * and ? and ~", 0);
  }
}
