package dev.onrecord.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads days as people write them in a query: 2016, 2016-10, 2016-10-01..2016-10-09, today,
 * last-week.
 */
final class DayWords {
  /** A range of days, both ends included. */
  record Range(LocalDate from, LocalDate to) {}

  static final String EXAMPLES =
      "write 2016, 2016-10, 2016-10-09, 2016-10-01..2016-10-09, today, yesterday, this-week, last-week, this-month, last-month, this-year or last-year";

  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final LocalDate today;

  DayWords(LocalDate today) {
    this.today = today;
  }

  /** Whether a year, month or day in digits is one of the calendar. */
  static boolean isTime(String digits) {
    return new DayWords(FIRST).one(digits) != null;
  }

  /** The range, or null for words that are no days. */
  @Nullable Range read(String words) {
    int dots = words.indexOf("..");
    if (dots < 0) {
      return one(words);
    }
    Range from = dots == 0 ? new Range(FIRST, FIRST) : one(words.substring(0, dots));
    Range to = dots + 2 == words.length() ? new Range(LAST, LAST) : one(words.substring(dots + 2));
    return from == null || to == null ? null : new Range(from.from(), to.to());
  }

  private @Nullable Range one(String word) {
    try {
      if (word.matches("\\d{4}")) {
        int year = Integer.parseInt(word);
        return new Range(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      }
      if (word.matches("\\d{4}-\\d{2}")) {
        YearMonth month = YearMonth.parse(word);
        return new Range(month.atDay(1), month.atEndOfMonth());
      }
      return word.matches("\\d{4}-\\d{2}-\\d{2}")
          ? day(LocalDate.parse(word))
          : relative(word.toLowerCase(Locale.ROOT));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Range day(LocalDate day) {
    return new Range(day, day);
  }

  private @Nullable Range relative(String word) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    YearMonth month = YearMonth.from(today);
    return switch (word) {
      case "today" -> day(today);
      case "yesterday" -> day(today.minusDays(1));
      case "this-week" -> new Range(monday, monday.plusDays(6));
      case "last-week" -> new Range(monday.minusDays(7), monday.minusDays(1));
      case "this-month" -> new Range(month.atDay(1), month.atEndOfMonth());
      case "last-month" ->
          new Range(month.minusMonths(1).atDay(1), month.minusMonths(1).atEndOfMonth());
      case "this-year" ->
          new Range(LocalDate.of(today.getYear(), 1, 1), LocalDate.of(today.getYear(), 12, 31));
      case "last-year" ->
          new Range(
              LocalDate.of(today.getYear() - 1, 1, 1), LocalDate.of(today.getYear() - 1, 12, 31));
      default -> null;
    };
  }
}
