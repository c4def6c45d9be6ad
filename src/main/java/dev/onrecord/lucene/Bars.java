package dev.onrecord.lucene;

import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Histogram;
import dev.onrecord.search.Histogram.Bar;
import dev.onrecord.search.Histogram.Interval;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** Counts the collected quotes by the day they were said. */
final class Bars {
  /** More bars than anybody can look at. */
  private static final int MOST = 10_000;

  private Bars() {}

  /** The bars of the asked length, or of one that shows a readable number of them. */
  static Histogram of(FacetsCollector collected, @Nullable Interval asked) throws IOException {
    var perDay = new TreeMap<Long, Long>();
    for (MatchingDocs matching : collected.getMatchingDocs()) {
      var days = DocValues.getNumeric(matching.context().reader(), Fields.SAID);
      DocIdSetIterator both =
          ConjunctionUtils.intersectIterators(List.of(matching.bits().iterator(), days));
      while (both.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        perDay.merge(days.longValue(), 1L, Long::sum);
      }
    }
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
