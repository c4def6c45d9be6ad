package dev.onrecord.search;

import java.util.List;

/**
 * The quotes of one statement.
 *
 * @param total how many there are
 * @param versions the first of them as they were published, the earliest first
 */
public record Versions(long total, List<Version> versions) {
  /** Most versions at a time. */
  public static final int MOST = 1_000;

  /** Refuses a number of versions that is not to be had. */
  public static void checkLimit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new BadRequestException("limit", "limit is " + limit + "; it goes from 1 to " + MOST);
    }
  }

  /** Copies the list. */
  public Versions {
    versions = List.copyOf(versions);
  }

  /**
   * One quote of a statement.
   *
   * @param hit the quote
   * @param differences how its words differ from those of the first version, in the order of the
   *     text; empty for the first and for the same words
   */
  public record Version(Hit hit, List<Difference> differences) {
    /** Copies the list. */
    public Version {
      differences = List.copyOf(differences);
    }
  }
}
