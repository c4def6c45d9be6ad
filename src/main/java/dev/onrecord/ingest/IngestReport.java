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
 * @param work where the time went
 * @param problems where and why, for the refused ones; the first {@link #MOST_PROBLEMS} of them
 */
public record IngestReport(
    long added,
    long updated,
    long unchanged,
    long refused,
    long quotes,
    long characters,
    Work work,
    List<Problem> problems) {
  /** How many problems a report keeps. */
  public static final int MOST_PROBLEMS = 1_000;

  /**
   * Seconds of work, of all threads together.
   *
   * @param reading what was found as articles
   * @param finding the quotes in them
   * @param storing both in the index
   * @param committing waiting for the disk, of which the others do nothing
   */
  public record Work(double reading, double finding, double storing, double committing) {}

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
