package dev.onrecord.speaker;

import dev.onrecord.model.Mention.Gender;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A person as a registry knows them; or an organisation, of which it only knows that it is none.
 *
 * @param name the full name
 * @param person whether it is a person
 * @param otherNames other full names of the same person
 * @param gender as far as it is known
 * @param roles by their days
 * @param articles how many articles of each month give the full name
 * @param known whether somebody vouches for a person, as a file of members does, rather than
 *     articles alone
 */
public record KnownSpeaker(
    String name,
    boolean person,
    List<String> otherNames,
    Gender gender,
    List<Role> roles,
    SortedMap<YearMonth, Integer> articles,
    boolean known) {
  private static final int LONGEST_NAME = 200;

  /** Refuses, with {@link IllegalArgumentException}, a name that cannot be one. */
  public KnownSpeaker {
    otherNames = List.copyOf(otherNames);
    roles = List.copyOf(roles);
    articles = Collections.unmodifiableSortedMap(new TreeMap<>(articles));
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters");
    }
    if (articles.values().stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException("a count of articles is 1 or more");
    }
  }
}
