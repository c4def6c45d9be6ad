package dev.onrecord.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** How many quotes have each of the numbers that stand in a column of {@link SegmentColumns}. */
final class Tally {
  /** Rows at a time: they are still in the cache when the next column of them is counted. */
  private static final int BLOCK = 512;

  private static final int[] AS_THEY_ARE = {};

  private final int column;
  private final int from;
  private final int[] counts;

  /**
   * No quotes yet.
   *
   * @param column of which the numbers are
   * @param from the least of them
   * @param to one more than the greatest; before {@code from} where there are none
   */
  Tally(int column, int from, int to) {
    this.column = column;
    this.from = from;
    this.counts = new int[(int) Math.max(0, (long) to - from)];
  }

  /** The number that the first count is of. */
  int from() {
    return from;
  }

  /** For each number how many quotes have it. */
  int[] counts() {
    return counts;
  }

  /** How many quotes were counted that have a number in the column. */
  long total() {
    return Arrays.stream(counts).asLongStream().sum();
  }

  /** Counts what was collected in some columns, all of them in one pass over the rows. */
  static void count(Collection<Tally> tallies, Columns columns, FacetsCollector collected)
      throws IOException {
    var rows = new int[BLOCK];
    for (MatchingDocs matching : collected.getMatchingDocs()) {
      int[] table = columns.segment(matching.context().ord).table();
      int[] globals = columns.globals(matching.context().ord);
      DocIdSetIterator docs = matching.bits().iterator();
      int size;
      do {
        size = next(docs, rows);
        for (Tally tally : tallies) {
          tally.add(table, rows, size, globals);
        }
      } while (size == BLOCK);
    }
  }

  /** Counts all quotes by what is known of each segment, without those that are deleted. */
  static void countAll(Collection<Tally> tallies, Columns columns) {
    for (LeafReaderContext leaf : columns.leaves()) {
      SegmentColumns segment = columns.segment(leaf.ord);
      int[] globals = columns.globals(leaf.ord);
      for (Tally tally : tallies) {
        tally.add(segment.all(tally.column), segment.table(), globals);
      }
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; live != null && doc < live.length(); doc++) {
        if (!live.get(doc)) {
          int row = SegmentColumns.row(doc);
          for (Tally tally : tallies) {
            tally.add(segment.table()[row + tally.column], -1, tally.across(globals));
          }
        }
      }
    }
  }

  /** Where the rows of the next documents begin; fewer than there is room for are the last. */
  private static int next(DocIdSetIterator docs, int[] rows) throws IOException {
    int size = 0;
    while (size < rows.length) {
      int doc = docs.nextDoc();
      if (doc == DocIdSetIterator.NO_MORE_DOCS) {
        break;
      }
      rows[size++] = SegmentColumns.row(doc);
    }
    return size;
  }

  private void add(int[] table, int[] rows, int size, int[] ofAll) {
    int[] globals = across(ofAll);
    for (int i = 0; i < size; i++) {
      add(table[rows[i] + column], 1, globals);
    }
  }

  /** Counts a whole segment, by its table where nothing is known of it. */
  private void add(@Nullable Tally segment, int[] table, int[] ofAll) {
    int[] globals = across(ofAll);
    if (segment == null) {
      addAll(table, globals);
      return;
    }
    for (int i = 0; i < segment.counts.length; i++) {
      if (segment.counts[i] > 0) {
        add(segment.from + i, segment.counts[i], globals);
      }
    }
  }

  /** Counts each row of a segment's table, by the segment's own ordinals. */
  void addAll(int[] table) {
    addAll(table, AS_THEY_ARE);
  }

  private void addAll(int[] table, int[] globals) {
    for (int row = 0; row < table.length; row += SegmentColumns.WIDTH) {
      add(table[row + column], 1, globals);
    }
  }

  private void add(int number, int times, int[] globals) {
    if (number != SegmentColumns.NONE) {
      counts[Columns.across(globals, number) - from] += times;
    }
  }

  /** Days are the same in all segments. */
  private int[] across(int[] globals) {
    return column == SegmentColumns.DAY ? AS_THEY_ARE : globals;
  }
}
