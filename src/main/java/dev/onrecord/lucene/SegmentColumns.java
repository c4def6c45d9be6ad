package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * What a segment's documents are counted by, in arrays: read once for the life of the segment,
 * since decoding it for each hit of each query is most of the work of counting.
 */
final class SegmentColumns {
  static final int NONE = -1;

  private final Map<Dimension, int[]> ordinals = new EnumMap<>(Dimension.class);
  private final int[] days;
  private final byte[] substance;
  private int firstDay = Integer.MAX_VALUE;
  private int lastDay = Integer.MIN_VALUE;

  SegmentColumns(LeafReader segment) throws IOException {
    this.days = new int[segment.maxDoc()];
    NumericDocValues said = DocValues.getNumeric(segment, Fields.SAID);
    for (int doc = said.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = said.nextDoc()) {
      days[doc] = (int) said.longValue();
      firstDay = Math.min(firstDay, days[doc]);
      lastDay = Math.max(lastDay, days[doc]);
    }
    this.substance = new byte[segment.maxDoc()];
    NumericDocValues worth = DocValues.getNumeric(segment, Fields.SUBSTANCE);
    for (int doc = worth.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = worth.nextDoc()) {
      substance[doc] = (byte) worth.longValue();
    }
    SortedSetDocValues values =
        DocValues.getSortedSet(segment, FacetsConfig.DEFAULT_INDEX_FIELD_NAME);
    var columnOf = new int[(int) values.getValueCount()][];
    for (Dimension dimension : Dimension.values()) {
      int[] column = new int[segment.maxDoc()];
      Arrays.fill(column, NONE);
      ordinals.put(dimension, column);
      Range range = range(values, dimension);
      Arrays.fill(columnOf, range.from(), range.to(), column);
    }
    for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
      for (int i = values.docValueCount(); i > 0; i--) {
        int ordinal = (int) values.nextOrd();
        // A day comes after its month and its year: the last one stays.
        columnOf[ordinal][doc] = ordinal;
      }
    }
  }

  /** The ordinals of a dimension's values, which stand side by side; half-open. */
  record Range(int from, int to) {}

  static Range range(SortedSetDocValues values, Dimension dimension) throws IOException {
    String name = dimension.word();
    return new Range(at(values, name), at(values, name + (char) (FacetsConfig.DELIM_CHAR + 1)));
  }

  private static int at(SortedSetDocValues values, String label) throws IOException {
    long at = values.lookupTerm(new BytesRef(label));
    return (int) (at < 0 ? -at - 1 : at);
  }

  /** For each document its value's ordinal in the segment, or {@link #NONE}. */
  int[] column(Dimension dimension) {
    return ordinals.getOrDefault(dimension, new int[0]);
  }

  /** The earliest day of a quote; later than the last where there is no quote. */
  int firstDay() {
    return firstDay;
  }

  int lastDay() {
    return lastDay;
  }

  /** For each quote its {@link Fields#SUBSTANCE}, unsigned. */
  byte[] substance() {
    return substance;
  }

  /** For each quote the day said as days since 1970-01-01. */
  int[] days() {
    return days;
  }
}
