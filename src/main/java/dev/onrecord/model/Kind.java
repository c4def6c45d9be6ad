package dev.onrecord.model;

import java.util.Locale;

/** How words are reported. */
public enum Kind {
  /** Whole sentences or clauses in quotation marks. */
  DIRECT,
  /** A fragment in quotation marks inside the reporter's own sentence. */
  MIXED,
  /** What was said, in the reporter's words, without quotation marks. */
  INDIRECT;

  /** Words as they are shown: quotation marks are for what stands in them in the article. */
  public String marked(String words) {
    return this == INDIRECT ? words : "“" + words + "”";
  }

  /**
   * The word used in JSON, in queries and on the page: {@code direct}, {@code mixed}, {@code
   * indirect}.
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
