package dev.onrecord.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A value that a request chooses by its name: one of few, each called by its own name in small
 * letters.
 */
public final class Choice {
  private Choice() {}

  /** The name of a value in requests and answers. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The value of that name; a {@link BadRequestException} names those that exist.
   *
   * @param parameter the parameter that chooses
   * @param noun what the values are called, as in "there is no sort"
   */
  public static <E extends Enum<E>> E named(
      Class<E> values, String parameter, String noun, String name) {
    return Arrays.stream(values.getEnumConstants())
        .filter(value -> word(value).equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadRequestException(
                parameter,
                "there is no "
                    + noun
                    + " \""
                    + name
                    + "\"; there are "
                    + Arrays.stream(values.getEnumConstants())
                        .map(Choice::word)
                        .collect(Collectors.joining(", "))));
  }
}
