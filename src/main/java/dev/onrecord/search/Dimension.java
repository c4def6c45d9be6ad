package dev.onrecord.search;

/** What quotes are counted by. */
public enum Dimension {
  SPEAKER,
  PUBLISHER,
  KIND,
  /** What the speaker is called: {@code Foreign Minister}. */
  ROLE,
  /** Year, month and day: {@code 2025}, {@code 2025-04}, {@code 2025-04-23}. */
  SAID_ON;

  /** The name used in requests and answers. */
  public String word() {
    return Choice.word(this);
  }

  /** Refuses to search among values that have no names. */
  public void checkNames() {
    if (this == SAID_ON) {
      throw new BadRequestException(
          "dimension", "days have no names to search; ask for the facet said_on of the quotes");
    }
  }

  /** The dimension of that name; a {@link BadRequestException} names those that exist. */
  public static Dimension named(String name) {
    return Choice.named(Dimension.class, "facets", "facet", name);
  }
}
