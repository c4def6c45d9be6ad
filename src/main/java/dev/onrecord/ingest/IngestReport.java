package dev.onrecord.ingest;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param added articles stored for the first time
 * @param updated articles stored in place of an older version
 * @param unchanged articles that were there already, word for word
 * @param refused articles that could not be taken
 * @param quotes quotes found in the articles added and updated
 * @param characters length of all texts read, in UTF-16 code units
 * @param problems where and why, for the refused ones; the first {@link #MOST_PROBLEMS} of them
 */
public record IngestReport(
    long added,
    long updated,
    long unchanged,
    long refused,
    long quotes,
    long characters,
    List<Problem> problems) {
  /** How many problems a report keeps. */
  public static final int MOST_PROBLEMS = 1_000;

  /** Why one article could not be taken. */
  public record Problem(String where, String reason) {}

  /** Copies the list. */
  public IngestReport {
    problems = List.copyOf(problems);
  }

  /** All articles read, taken or not. */
  public long articles() {
    return added + updated + unchanged + refused;
  }
}
