package dev.onrecord.ingest;

import dev.onrecord.reader.Entry;

/**
 * What became of one thing that was found.
 *
 * @param where where it stood
 * @param end how it ended
 * @param article id of the article; empty where there is none
 * @param quotes how many quotes it brought into the index
 * @param reason why it was refused; empty where it was not
 */
public record Outcome(String where, End end, String article, int quotes, String reason) {
  /** How it ended. */
  public enum End {
    /** Stored for the first time. */
    ADDED,
    /** Stored in place of, or as, another edition; or its quotes were found anew. */
    UPDATED,
    /** It was there already. */
    UNCHANGED,
    /** It could not be taken. */
    REFUSED
  }

  static Outcome refused(String where, String reason) {
    return new Outcome(where, End.REFUSED, "", 0, new Entry.Refused(where, reason).reason());
  }
}
