package dev.onrecord.lucene;

import dev.onrecord.search.Histogram;
import dev.onrecord.search.Histogram.Interval;
import java.io.IOException;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** Counts the collected quotes by the day they were said. */
final class Bars {
  private Bars() {}

  /** The bars of the asked length, or of one that shows a readable number of them. */
  static Histogram of(FacetedSearcher searcher, FacetsCollector collected, @Nullable Interval asked)
      throws IOException {
    NavigableMap<LocalDate, Long> perDay = perDay(searcher, collected);
    if (perDay.isEmpty()) {
      return Histogram.of(asked == null ? Interval.DAY : asked, perDay);
    }
    Interval interval = asked == null ? Interval.of(perDay.firstKey(), perDay.lastKey()) : asked;
    return Histogram.of(interval, perDay);
  }

  /** The quotes of each day that has one. */
  private static NavigableMap<LocalDate, Long> perDay(
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
    var perDay = new TreeMap<LocalDate, Long>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        perDay.put(LocalDate.ofEpochDay((long) first + i), (long) counts[i]);
      }
    }
    return perDay;
  }
}
