package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What a segment's documents are counted by, as a table in memory: read once for the life of the
 * segment, since decoding it for each hit of each query is most of the work of counting. A document
 * is a row, since fetching it from memory is most of what is left.
 */
final class SegmentColumns {
  /** Stands where a document has no value. */
  static final int NONE = Integer.MIN_VALUE;

  /** The column of the day said, as days since 1970-01-01. */
  static final int DAY = 5;

  static final int WIDTH = 6;

  /** Days, some 270 years of them, that every segment may keep a number for. */
  private static final int MOST_DAYS = 100_000;

  private final int[] table;
  private final @Nullable Tally[] all = new @Nullable Tally[WIDTH];
  private final byte[] substance;
  private int firstDay = Integer.MAX_VALUE;
  private int lastDay = Integer.MIN_VALUE;

  SegmentColumns(LeafReader segment) throws IOException {
    this.table = new int[Math.multiplyExact(segment.maxDoc(), WIDTH)];
    Arrays.fill(table, NONE);
    NumericDocValues said = DocValues.getNumeric(segment, Fields.SAID);
    for (int doc = said.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = said.nextDoc()) {
      int day = (int) said.longValue();
      table[row(doc) + DAY] = day;
      firstDay = Math.min(firstDay, day);
      lastDay = Math.max(lastDay, day);
    }
    this.substance = new byte[segment.maxDoc()];
    NumericDocValues worth = DocValues.getNumeric(segment, Fields.SUBSTANCE);
    for (int doc = worth.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = worth.nextDoc()) {
      substance[doc] = (byte) worth.longValue();
    }
    SortedSetDocValues values =
        DocValues.getSortedSet(segment, FacetsConfig.DEFAULT_INDEX_FIELD_NAME);
    var columns = new int[(int) values.getValueCount()];
    for (Dimension dimension : Dimension.values()) {
      Range range = range(values, dimension);
      int column = column(dimension);
      Arrays.fill(columns, range.from(), range.to(), column);
      all[column] = new Tally(column, range.from(), range.to());
    }
    if ((long) lastDay - firstDay < Math.max(MOST_DAYS, segment.maxDoc())) {
      all[DAY] = new Tally(DAY, firstDay, lastDay + 1);
    }
    for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
      for (int i = values.docValueCount(); i > 0; i--) {
        int ordinal = (int) values.nextOrd();
        // A day comes after its month and its year: the last one stays.
        table[row(doc) + columns[ordinal]] = ordinal;
      }
    }
    for (Tally each : all) {
      if (each != null) {
        each.addAll(table);
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

  /** The column of a dimension: of its values' ordinals in the segment, or {@link #NONE}. */
  static int column(Dimension dimension) {
    return switch (dimension) {
      case SPEAKER -> 0;
      case PUBLISHER -> 1;
      case KIND -> 2;
      case ROLE -> 3;
      case SAID_ON -> 4;
    };
  }

  /** The rows of all documents, one after the other. */
  int[] table() {
    return table;
  }

  /** Where a document's row begins in the table. */
  static int row(int doc) {
    return doc * WIDTH;
  }

  /**
   * The numbers in a column of all documents, of deleted ones too; null for days that are so far
   * apart that they would take more room than the rows.
   */
  @Nullable Tally all(int column) {
    return all[column];
  }

  /** The ordinal in the segment of a document's value, or {@link #NONE}. */
  int ordinal(int doc, Dimension dimension) {
    return table[row(doc) + column(dimension)];
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

  /** The day a quote was said, as days since 1970-01-01. */
  int day(int doc) {
    return table[row(doc) + DAY];
  }
}
