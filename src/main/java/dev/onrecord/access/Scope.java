package dev.onrecord.access;

import dev.onrecord.search.BadRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a key opens. */
public enum Scope {
  /** Searching, reading, checking. */
  READ,
  /** Adding and removing articles and alerts. */
  WRITE;

  /** The name used on the command line and in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of that name; a {@link BadRequestException} names those that exist. */
  public static Scope named(String name) {
    return Arrays.stream(values())
        .filter(scope -> scope.word().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadRequestException(
                "scopes",
                "there is no scope \""
                    + name
                    + "\"; there are "
                    + Arrays.stream(values()).map(Scope::word).collect(Collectors.joining(", "))));
  }
}
