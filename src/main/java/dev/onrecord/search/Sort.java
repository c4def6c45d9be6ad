package dev.onrecord.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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
    return name().toLowerCase(Locale.ROOT);
  }

  /** The order of that name; a {@link BadRequestException} names those that exist. */
  public static Sort named(String name) {
    return Arrays.stream(values())
        .filter(s -> s.word().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadRequestException(
                "sort",
                "there is no sort \""
                    + name
                    + "\"; there are "
                    + Arrays.stream(values()).map(Sort::word).collect(Collectors.joining(", "))));
  }
}
