package dev.onrecord.speaker;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.SortedMap;

/** Counts by month. Small, because a registry keeps one for each name. */
final class Months {
  private int[] months = new int[1];
  private int[] counts = new int[1];
  private int size;

  static int of(LocalDate day) {
    return (int) day.getLong(ChronoField.PROLEPTIC_MONTH);
  }

  static int of(YearMonth month) {
    return (int) month.getLong(ChronoField.PROLEPTIC_MONTH);
  }

  void add(int month, int count) {
    for (int i = size - 1; i >= 0; i--) {
      if (months[i] == month) {
        counts[i] += count;
        return;
      }
    }
    if (size == months.length) {
      months = Arrays.copyOf(months, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    months[size] = month;
    counts[size++] = count;
  }

  /** The count of the months from one to another, both included. */
  int between(int from, int to) {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      sum += months[i] >= from && months[i] <= to ? counts[i] : 0;
    }
    return sum;
  }

  /** Adds all counts to a map. */
  void addTo(SortedMap<YearMonth, Integer> map) {
    for (int i = 0; i < size; i++) {
      YearMonth month = YearMonth.of(Math.floorDiv(months[i], 12), months[i] % 12 + 1);
      map.merge(month, counts[i], Integer::sum);
    }
  }
}
