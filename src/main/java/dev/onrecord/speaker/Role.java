package dev.onrecord.speaker;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person is or was, with its days.
 *
 * @param title "Treasury Secretary", "member"
 * @param organisation where; empty when it is not told
 * @param from first day held, or seen; null when not known
 * @param to last day held, or seen; null when not known or not over
 * @param seen whether the days are those on which articles called the person so; otherwise a file
 *     tells from when to when the role was held
 */
public record Role(
    String title,
    String organisation,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean seen) {
  private static final int MOST_WORDS = 7;
  private static final Pattern SPACE = Pattern.compile("[\\s\\h]+");

  /** Courtesy and articles before a role: "Mrs., a former senator" is a former senator. */
  private static final Pattern LEADING =
      Pattern.compile(
          "^((Mr|Mrs|Ms|Dr|Sir|Miss)\\b\\.?[,\\h]*)*((the|a|an)\\b\\h*)?",
          Pattern.CASE_INSENSITIVE);

  /** What stands beside a name and says something else: "his rival", "casting herself as …". */
  private static final Pattern NO_ROLE =
      Pattern.compile(
          "^(his|her|their|its|my|our|who|whose|that|which|during|as|in|on|at|by|with|for|from|to|and|when|where|while|after|before|\\p{Ll}+ing)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What somebody is to another one, and in no office. */
  private static final Pattern RELATION =
      Pattern.compile(
          "\\b(rival|opponent|counterpart|ally|colleague|friend)$", Pattern.CASE_INSENSITIVE);

  private static final Set<String> SMALL =
      Set.of("of", "the", "and", "for", "at", "in", "on", "to");

  private static final Map<String, String> SHORT_FORMS =
      Map.ofEntries(
          Map.entry("sen.", "Senator"),
          Map.entry("rep.", "Representative"),
          Map.entry("gov.", "Governor"),
          Map.entry("gen.", "General"),
          Map.entry("lt.", "Lieutenant"),
          Map.entry("col.", "Colonel"),
          Map.entry("capt.", "Captain"),
          Map.entry("sgt.", "Sergeant"),
          Map.entry("cmdr.", "Commander"),
          Map.entry("adm.", "Admiral"),
          Map.entry("maj.", "Major"),
          Map.entry("prof.", "Professor"),
          Map.entry("rev.", "Reverend"),
          Map.entry("pres.", "President"));

  private static final Comparator<@Nullable LocalDate> DAYS =
      Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder());

  /** By day, then by words. */
  static final Comparator<Role> ORDER =
      Comparator.comparing(Role::from, DAYS)
          .thenComparing(Role::to, DAYS)
          .thenComparing(Role::title)
          .thenComparing(Role::organisation)
          .thenComparing(Role::seen);

  /** Refuses, with {@link IllegalArgumentException}, a role that ends before it begins. */
  public Role {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a role ends on " + to + ", before it begins on " + from);
    }
  }

  /** What an article calls a person on a day; empty where that is no role. */
  static Optional<Role> called(String words, LocalDate day) {
    String line = SPACE.matcher(words).replaceAll(" ").strip();
    String title = LEADING.matcher(line).replaceFirst("").strip();
    boolean role =
        !title.isEmpty()
            && SPACE.splitAsStream(title).count() <= MOST_WORDS
            && !NO_ROLE.matcher(title).find()
            && !RELATION.matcher(title).find();
    return role ? Optional.of(new Role(title, "", day, day, true)) : Optional.empty();
  }

  /**
   * The role as a label that is the same however articles write it: "Foreign Minister", "Secretary
   * of State", "Senator" for "Sen.".
   */
  String label() {
    var label = new StringJoiner(" ");
    for (String word : SPACE.splitAsStream(title).filter(w -> !w.isEmpty()).toList()) {
      String full = SHORT_FORMS.getOrDefault(word.toLowerCase(Locale.ROOT), word);
      boolean small = label.length() > 0 && SMALL.contains(full.toLowerCase(Locale.ROOT));
      label.add(
          small
              ? full.toLowerCase(Locale.ROOT)
              : full.substring(0, 1).toUpperCase(Locale.ROOT) + full.substring(1));
    }
    return organisation.isEmpty() ? label.toString() : label + ", " + organisation;
  }

  /** Whether it is held on the day, as far as its days are known. */
  boolean isHeldOn(LocalDate day) {
    return !seen && (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /** The role over both spans of days. */
  Role over(Role other) {
    return new Role(title, organisation, min(from, other.from), max(to, other.to), seen);
  }

  private static @Nullable LocalDate min(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || other == null ? null : one.isBefore(other) ? one : other;
  }

  private static @Nullable LocalDate max(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || other == null ? null : one.isAfter(other) ? one : other;
  }
}
