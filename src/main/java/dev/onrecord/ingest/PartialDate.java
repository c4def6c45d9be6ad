package dev.onrecord.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** An ISO day of which the day, or day and month, may be missing: "2015", "2015-03". */
final class PartialDate {
  private static final Pattern FORM =
      Pattern.compile("\\d{4}(-\\d{2}(-\\d{2}(T.*)?)?)?", Pattern.DOTALL);
  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  private PartialDate() {}

  /** The first day that it can mean; refuses what is no date. */
  static LocalDate first(String text) {
    return LocalDate.parse(full(text, "-01-01", "-01"));
  }

  /** The last day that it can mean; refuses what is no date. */
  static LocalDate last(String text) {
    return text.length() == MONTH
        ? YearMonth.from(first(text)).atEndOfMonth()
        : LocalDate.parse(full(text, "-12-31", "-01"));
  }

  private static String full(String text, String afterYear, String afterMonth) {
    if (!FORM.matcher(text).matches()) {
      throw new DateTimeException("no date");
    }
    return switch (text.length()) {
      case YEAR -> text + afterYear;
      case MONTH -> text + afterMonth;
      default -> text.substring(0, DAY);
    };
  }
}
