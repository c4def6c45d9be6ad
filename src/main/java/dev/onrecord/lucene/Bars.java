package dev.onrecord.lucene;

import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Histogram;
import dev.onrecord.search.Histogram.Bar;
import dev.onrecord.search.Histogram.Interval;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** Counts the collected quotes by the day they were said. */
final class Bars {
  /** More bars than anybody can look at. */
  private static final int MOST = 10_000;

  private Bars() {}

  /** The bars of the asked length, or of one that shows a readable number of them. */
  static Histogram of(FacetedSearcher searcher, FacetsCollector collected, @Nullable Interval asked)
      throws IOException {
    NavigableMap<Long, Long> perDay = perDay(searcher, collected);
    if (perDay.isEmpty()) {
      return new Histogram(asked == null ? Interval.DAY : asked, List.of());
    }
    LocalDate first = LocalDate.ofEpochDay(perDay.firstKey());
    LocalDate last = LocalDate.ofEpochDay(perDay.lastKey());
    Interval interval = asked == null ? Interval.of(first, last) : asked;
    var bars = new ArrayList<Bar>();
    for (LocalDate start = interval.start(first);
        !start.isAfter(last);
        start = interval.next(start)) {
      long next = interval.next(start).toEpochDay();
      long count =
          perDay.subMap(start.toEpochDay(), next).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      bars.add(new Bar(start, count));
      checkNumber(bars.size(), interval);
    }
    return new Histogram(interval, bars);
  }

  /** The quotes of each day that has one. */
  private static NavigableMap<Long, Long> perDay(
      FacetedSearcher searcher, FacetsCollector collected) throws IOException {
    Columns columns = Objects.requireNonNull(searcher.columns());
    int first = columns.firstDay();
    var counts = new int[columns.lastDay() - first + 1];
    for (MatchingDocs matching : collected.getMatchingDocs()) {
      int[] days = columns.segment(matching.context().ord).days();
      DocIdSetIterator docs = matching.bits().iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        counts[days[doc] - first]++;
      }
    }
    var perDay = new TreeMap<Long, Long>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        perDay.put((long) first + i, (long) counts[i]);
      }
    }
    return perDay;
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
}
