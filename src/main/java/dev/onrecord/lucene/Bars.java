package dev.onrecord.lucene;

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

/** Counts the collected quotes by the day they were said. */
final class Bars {
  private Bars() {}

  static Histogram of(FacetsCollector collected) throws IOException {
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
      return new Histogram(Interval.DAY, List.of());
    }
    LocalDate first = LocalDate.ofEpochDay(perDay.firstKey());
    LocalDate last = LocalDate.ofEpochDay(perDay.lastKey());
    Interval interval = Interval.of(first, last);
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
    }
    return new Histogram(interval, bars);
  }
}
