package dev.onrecord.search;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.ToLongBiFunction;

/**
 * The hits over time.
 *
 * @param interval length of a bar
 * @param bars in order, empty ones included; none when there are no hits
 */
public record Histogram(Interval interval, List<Bar> bars) {
  /** One bar: its first day, and how many hits were said in it. */
  public record Bar(LocalDate from, long count) {}

  /** How much time a bar covers. */
  public enum Interval {
    DAY(Period.ofDays(1)),
    /** From Monday on. */
    WEEK(Period.ofWeeks(1)),
    MONTH(Period.ofMonths(1)),
    YEAR(Period.ofYears(1));

    private static final int MOST_DAYS = 92;
    private static final int MOST_MONTHS = 120;

    private final Period length;

    Interval(Period length) {
      this.length = length;
    }

    /**
     * The shortest interval that shows the days from first to last in a readable number of bars.
     */
    public static Interval of(LocalDate first, LocalDate last) {
      if (first.plusDays(MOST_DAYS).isAfter(last)) {
        return DAY;
      }
      return first.plusMonths(MOST_MONTHS).isAfter(last) ? MONTH : YEAR;
    }

    /** The first day of the bar that holds the day. */
    public LocalDate start(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
        case YEAR -> day.withDayOfYear(1);
      };
    }

    /** The interval of that name; a {@link BadRequestException} names those that exist. */
    public static Interval named(String name) {
      return Choice.named(Interval.class, "interval", "interval", name);
    }

    /** The name used in requests and answers. */
    public String word() {
      return Choice.word(this);
    }

    /** The first day of the next bar. */
    public LocalDate next(LocalDate start) {
      return start.plus(length);
    }
  }

  /** More bars than anybody can look at. */
  private static final int MOST = 10_000;

  /**
   * The bars of some counts, from the first to the last.
   *
   * @param counts by a day of their bar: the day itself, or the first one of its month or year
   * @throws BadRequestException when there are more bars than anybody can look at
   */
  public static Histogram of(Interval interval, NavigableMap<LocalDate, Long> counts) {
    return counts.isEmpty()
        ? new Histogram(interval, List.of())
        : of(
            interval,
            counts.firstKey(),
            counts.lastKey(),
            (start, next) ->
                counts.subMap(start, next).values().stream().mapToLong(Long::longValue).sum());
  }

  /**
   * The bars from a day to another, both included.
   *
   * @param count of hits from a day to before another
   * @throws BadRequestException when there are more bars than anybody can look at
   */
  public static Histogram of(
      Interval interval,
      LocalDate first,
      LocalDate last,
      ToLongBiFunction<LocalDate, LocalDate> count) {
    var bars = new ArrayList<Bar>();
    LocalDate start = interval.start(first);
    while (!start.isAfter(last)) {
      LocalDate next = interval.next(start);
      bars.add(new Bar(start, count.applyAsLong(start, next)));
      checkNumber(bars.size(), interval);
      start = next;
    }
    return new Histogram(interval, bars);
  }

  private static void checkNumber(int bars, Interval interval) {
    if (bars > MOST) {
      throw new BadRequestException(
          "interval",
          "the hits go over more than "
              + MOST
              + " bars of a "
              + interval.word()
              + "; ask for a longer interval, or for a shorter time with from and to");
    }
  }

  /** Copies the list. */
  public Histogram {
    bars = List.copyOf(bars);
  }
}
