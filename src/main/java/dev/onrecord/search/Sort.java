package dev.onrecord.search;

/** The order of hits. Ties keep one order, that of the quotes' ids. */
public enum Sort {
  /** Best match first; for a query that matches everything alike, newest first. */
  RELEVANCE,
  /** Latest day said first. */
  NEWEST,
  /** Earliest day said first. */
  OLDEST;

  /** The name used in requests. */
  public String word() {
    return Choice.word(this);
  }

  /** The order of that name; a {@link BadRequestException} names those that exist. */
  public static Sort named(String name) {
    return Choice.named(Sort.class, "sort", "sort", name);
  }
}
