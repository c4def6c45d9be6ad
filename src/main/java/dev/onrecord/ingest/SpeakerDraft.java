package dev.onrecord.ingest;

import dev.onrecord.model.Mention.Gender;
import dev.onrecord.speaker.KnownSpeaker;
import dev.onrecord.speaker.Role;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A person (or an organisation) as a file tells of them, bit by bit, checked as it comes; what is
 * said twice counts once.
 */
final class SpeakerDraft {
  private static final String DATE_FORM = "; write a date as in 2025-04-23, 2025-04 or 2025";

  private final String name;
  private final Set<String> otherNames = new LinkedHashSet<>();
  private final Set<Role> roles = new LinkedHashSet<>();
  private final TreeMap<YearMonth, Integer> articles = new TreeMap<>();
  private Gender gender = Gender.UNKNOWN;
  private @Nullable Boolean known;
  private boolean person = true;

  SpeakerDraft(String name, String where) {
    if (name.isBlank()) {
      throw new BadRegistryException(where, "a person has no name; give the full name");
    }
    this.name = name.strip();
  }

  void otherNames(Collection<String> names) {
    names.stream().map(String::strip).filter(n -> !n.isEmpty()).forEach(otherNames::add);
  }

  /** "female" and "male"; what else a file may say counts as not known. */
  void gender(String word) {
    gender =
        switch (word.strip().toLowerCase(Locale.ROOT)) {
          case "female", "f" -> Gender.FEMALE;
          case "male", "m" -> Gender.MALE;
          default -> gender;
        };
  }

  void organisation() {
    person = false;
  }

  void known(boolean vouched) {
    known = vouched;
  }

  void articles(String month, String count, String where) {
    try {
      int number = Integer.parseInt(count);
      if (number < 1) {
        throw new NumberFormatException();
      }
      articles.merge(YearMonth.parse(month), number, Math::max);
    } catch (DateTimeException | NumberFormatException e) {
      throw new BadRegistryException(
          where,
          "\"" + month + ": " + count + "\" is no count of articles; it looks like 2025-04: 12");
    }
  }

  /** A role and the days from which and to which it was held, or between which it was seen. */
  void role(String title, String organisation, String from, String to, boolean seen, String where) {
    LocalDate first = day(from, PartialDate::first, where);
    LocalDate last = day(to, PartialDate::last, where);
    if (first != null && last != null && last.isBefore(first)) {
      throw new BadRegistryException(
          where, "a role ends on " + last + " before it begins on " + first + "; swap the days");
    }
    String words = title.isBlank() ? "member" : title.strip();
    roles.add(new Role(words, organisation.strip(), first, last, seen));
  }

  private static @Nullable LocalDate day(
      String text, Function<String, LocalDate> reading, String where) {
    try {
      return text.isBlank() ? null : reading.apply(text.strip());
    } catch (DateTimeException e) {
      throw new BadRegistryException(where, "\"" + text + "\" is no date" + DATE_FORM);
    }
  }

  KnownSpeaker speaker(String where) {
    try {
      return new KnownSpeaker(
          name,
          person,
          List.copyOf(otherNames),
          gender,
          new ArrayList<>(roles),
          articles,
          known == null ? person && articles.isEmpty() : known);
    } catch (IllegalArgumentException e) {
      throw new BadRegistryException(where, String.valueOf(e.getMessage()));
    }
  }

  /** Counts by month as text, for writing. */
  static Map<String, Integer> counts(KnownSpeaker person) {
    var counts = new TreeMap<String, Integer>();
    person.articles().forEach((month, count) -> counts.put(month.toString(), count));
    return counts;
  }
}
