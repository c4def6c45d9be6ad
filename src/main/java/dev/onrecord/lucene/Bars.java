package dev.onrecord.lucene;

import dev.onrecord.search.Histogram;
import dev.onrecord.search.Histogram.Interval;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws bars of the counts of each day. */
final class Bars {
  private Bars() {}

  /** The bars of the asked length, or of one that shows a readable number of them. */
  static Histogram of(Tally perDay, @Nullable Interval asked) {
    int[] counts = perDay.counts();
    int first = 0;
    while (first < counts.length && counts[first] == 0) {
      first++;
    }
    if (first == counts.length) {
      return new Histogram(asked == null ? Interval.DAY : asked, List.of());
    }
    int last = counts.length - 1;
    while (counts[last] == 0) {
      last--;
    }
    LocalDate from = LocalDate.ofEpochDay((long) perDay.from() + first);
    LocalDate to = LocalDate.ofEpochDay((long) perDay.from() + last);
    return Histogram.of(
        asked == null ? Interval.of(from, to) : asked,
        from,
        to,
        (start, next) -> sum(perDay, start, next));
  }

  private static long sum(Tally perDay, LocalDate start, LocalDate next) {
    int[] counts = perDay.counts();
    int from = (int) Math.max(0, start.toEpochDay() - perDay.from());
    int to = (int) Math.min(counts.length, next.toEpochDay() - perDay.from());
    return Arrays.stream(counts, from, to).asLongStream().sum();
  }
}
