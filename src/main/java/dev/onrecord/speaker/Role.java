package dev.onrecord.speaker;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
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
            && !NO_ROLE.matcher(title).find();
    return role ? Optional.of(new Role(title, "", day, day, true)) : Optional.empty();
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
