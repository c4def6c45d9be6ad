package dev.onrecord.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What quotes are counted by. */
public enum Dimension {
  SPEAKER,
  PUBLISHER,
  KIND,
  /** Year, month and day: {@code 2025}, {@code 2025-04}, {@code 2025-04-23}. */
  SAID_ON;

  /** The name used in requests and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The dimension of that name; a {@link BadRequestException} names those that exist. */
  public static Dimension named(String name) {
    return Arrays.stream(values())
        .filter(d -> d.word().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadRequestException(
                "facets",
                "there is no facet \""
                    + name
                    + "\"; there are "
                    + Arrays.stream(values())
                        .map(Dimension::word)
                        .collect(Collectors.joining(", "))));
  }
}
