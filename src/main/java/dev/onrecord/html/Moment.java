package dev.onrecord.html;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as it was written: the day on the writer's calendar, and the instant where the clock and
 * the zone are told too.
 *
 * @param day in the zone that is told, or as it stands
 * @param at the instant, null where no zone or no time of day is told
 */
public record Moment(LocalDate day, @Nullable Instant at) {
  private static final int LONGEST = 80;

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})"
              + "(?:[T ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d+)?\\s*(\\S.*)?)?");

  private static final Pattern DIGITS_ONLY =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?\\s*(\\S*))?");

  private static final String MONTH =
      "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
          + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";

  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "\\b(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]+" + MONTH + ",?[\\s-]+(\\d{4})\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "\\b" + MONTH + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b",
          Pattern.CASE_INSENSITIVE);

  /** As programs print it that were not told how: {@code Fri Mar 13 21:30:09 EST 2015}. */
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "\\w{3} " + MONTH + " +(\\d{1,2}) \\d{2}:\\d{2}:\\d{2} \\S+ (\\d{4})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLOCK =
      Pattern.compile(
          "\\b(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([ap]\\.?m\\.?)?\\s*([+-]\\d{2}:?\\d{2}|[A-Z]{1,4}\\b)?",
          Pattern.CASE_INSENSITIVE);

  /** Zones by the letters of RFC 822, and Greenwich by its others. */
  private static final List<String> ZONES =
      List.of(
          "Z=0", "UT=0", "UTC=0", "GMT=0", "EST=-5", "EDT=-4", "CST=-6", "CDT=-5", "MST=-7",
          "MDT=-6", "PST=-8", "PDT=-7");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /**
   * Reads a text that is a date and nothing else: ISO 8601, RFC 822, or day, name of the month and
   * year. Null for anything else, and for numbers alone in another order than year, month, day,
   * which half of the world reads as another day.
   */
  public static @Nullable Moment read(String text) {
    String date = text.strip();
    if (date.length() > LONGEST) {
      return null;
    }
    try {
      Matcher numbers = YEAR_FIRST.matcher(date);
      if (numbers.matches()) {
        return of(day(numbers, 1, 3, 4), time(numbers, 5), numbers.group(8));
      }
      Matcher digits = DIGITS_ONLY.matcher(date);
      if (digits.matches()) {
        return of(day(digits, 1, 2, 3), time(digits, 4), digits.group(7));
      }
      Matcher last = YEAR_LAST.matcher(date);
      return last.matches()
          ? new Moment(named(last.group(3), last.group(1), last.group(2)), null)
          : find(date);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The first date in a text that names its month. */
  public static @Nullable Moment find(String text) {
    try {
      Matcher month = MONTH_DAY.matcher(text);
      Matcher day = DAY_MONTH.matcher(text);
      boolean american = month.find();
      if (day.find() && !(american && month.start() < day.start())) {
        return withClock(named(day.group(3), day.group(2), day.group(1)), text, day.end());
      }
      return american
          ? withClock(named(month.group(3), month.group(1), month.group(2)), text, month.end())
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Moment withClock(LocalDate day, String text, int from) {
    Matcher clock = CLOCK.matcher(text).region(from, Math.min(text.length(), from + LONGEST));
    if (!clock.find() || clock.group(5) == null) {
      return new Moment(day, null);
    }
    int hour = Integer.parseInt(clock.group(1));
    String half = clock.group(4) == null ? "" : clock.group(4).toLowerCase(Locale.ROOT);
    int of24 =
        half.startsWith("p") && hour < 12
            ? hour + 12
            : half.startsWith("a") && hour == 12 ? 0 : hour;
    return of(day, LocalTime.of(of24, Integer.parseInt(clock.group(2))), clock.group(5));
  }

  private static Moment of(LocalDate day, @Nullable LocalTime time, @Nullable String zone) {
    ZoneOffset offset = zone == null || time == null ? null : offset(zone.strip());
    return new Moment(
        day, offset == null || time == null ? null : LocalDateTime.of(day, time).toInstant(offset));
  }

  private static @Nullable ZoneOffset offset(String zone) {
    for (String known : ZONES) {
      int equals = known.indexOf('=');
      if (zone.equalsIgnoreCase(known.substring(0, equals))) {
        return ZoneOffset.ofHours(Integer.parseInt(known.substring(equals + 1)));
      }
    }
    try {
      return zone.matches("[+-]\\d.*")
          ? ZoneOffset.from(DateTimeFormatter.ofPattern("[XXX][XX][X]").parse(zone))
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDate day(Matcher match, int year, int month, int day) {
    return LocalDate.of(
        Integer.parseInt(match.group(year)),
        Integer.parseInt(match.group(month)),
        Integer.parseInt(match.group(day)));
  }

  private static @Nullable LocalTime time(Matcher match, int from) {
    if (match.group(from) == null) {
      return null;
    }
    String seconds = match.group(from + 2);
    return LocalTime.of(
        Integer.parseInt(match.group(from)),
        Integer.parseInt(match.group(from + 1)),
        seconds == null ? 0 : Integer.parseInt(seconds));
  }

  private static LocalDate named(String year, String month, String day) {
    int number = MONTHS.indexOf(month.toLowerCase(Locale.ROOT).substring(0, 3)) + 1;
    return LocalDate.of(Integer.parseInt(year), number, Integer.parseInt(day));
  }
}
