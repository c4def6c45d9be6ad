package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues.MultiSortedSetDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongValues;

/** The columns of all segments of one state of the index, with ordinals that hold across them. */
final class Columns {
  private final List<SegmentColumns> segments = new ArrayList<>();
  private final List<int[]> globals = new ArrayList<>();
  private final IndexReader reader;

  /** The first document of each segment. */
  private final int[] starts;

  private final Map<Dimension, SegmentColumns.Range> ranges = new EnumMap<>(Dimension.class);
  private final SortedSetDocValues labels;

  /** Those that were shown: the most frequent ones are with nearly every answer. */
  private final AtomicReferenceArray<String[]> paths;

  /** How deep each value of {@link Dimension#SAID_ON} lies: 1 a year, 2 a month, 3 a day. */
  private final byte[] depths;

  private final int firstDay;
  private final int lastDay;

  /**
   * The columns of a reader.
   *
   * @param labels of the facets, with ordinals across segments
   */
  Columns(IndexReader reader, SortedSetDocValues labels, Cache cache) throws IOException {
    this.reader = reader;
    this.starts = reader.leaves().stream().mapToInt(leaf -> leaf.docBase).toArray();
    this.labels = labels;
    this.paths = new AtomicReferenceArray<>((int) labels.getValueCount());
    for (Dimension dimension : Dimension.values()) {
      ranges.put(dimension, SegmentColumns.range(labels, dimension));
    }
    SegmentColumns.Range times = range(Dimension.SAID_ON);
    this.depths = new byte[times.to() - times.from()];
    for (int i = 0; i < depths.length; i++) {
      depths[i] = (byte) (lookedUp(times.from() + i).length - 1);
    }
    for (LeafReaderContext leaf : reader.leaves()) {
      segments.add(cache.of(leaf));
      globals.add(globals(leaf.ord, labels));
    }
    this.firstDay = segments.stream().mapToInt(SegmentColumns::firstDay).min().orElseThrow();
    this.lastDay = segments.stream().mapToInt(SegmentColumns::lastDay).max().orElseThrow();
  }

  /** The ordinal across segments of each ordinal of one; empty where they are the same. */
  private static int[] globals(int segment, SortedSetDocValues labels) {
    if (!(labels instanceof MultiSortedSetDocValues multi)) {
      return new int[0];
    }
    LongValues global = multi.mapping.getGlobalOrds(segment);
    var globals = new int[(int) multi.values[segment].getValueCount()];
    for (int i = 0; i < globals.length; i++) {
      globals[i] = (int) global.get(i);
    }
    return globals;
  }

  /** The earliest day of any quote. */
  int firstDay() {
    return firstDay;
  }

  int lastDay() {
    return lastDay;
  }

  /** The segments that these are of. */
  List<LeafReaderContext> leaves() {
    return reader.leaves();
  }

  /** The day a quote was said, as days since 1970-01-01. */
  int day(int document) {
    int segment = ReaderUtil.subIndex(document, starts);
    return segments.get(segment).day(document - starts[segment]);
  }

  SegmentColumns segment(int number) {
    return segments.get(number);
  }

  /** From a segment's ordinals to those across segments; empty where they are the same. */
  int[] globals(int segment) {
    return globals.get(segment);
  }

  /** A segment's ordinal as one across segments; {@link SegmentColumns#NONE} stays what it is. */
  static int across(int[] globals, int ordinal) {
    return ordinal == SegmentColumns.NONE || globals.length == 0 ? ordinal : globals[ordinal];
  }

  SegmentColumns.Range range(Dimension dimension) {
    return Objects.requireNonNull(ranges.get(dimension));
  }

  /** How deep a value of {@link Dimension#SAID_ON} lies: 1 a year, 2 a month, 3 a day. */
  int depth(int ordinal) {
    return depths[ordinal - range(Dimension.SAID_ON).from()];
  }

  /** The path of an ordinal across segments: the dimension, then the value. */
  String[] path(int ordinal) throws IOException {
    String[] known = paths.get(ordinal);
    if (known == null) {
      known = lookedUp(ordinal);
      paths.set(ordinal, known);
    }
    return known;
  }

  private synchronized String[] lookedUp(int ordinal) throws IOException {
    return FacetsConfig.stringToPath(labels.lookupOrd(ordinal).utf8ToString());
  }

  /** The ordinal of a path; negative for one that no quote has. */
  synchronized int ordinal(String dimension, String... path) throws IOException {
    return (int) labels.lookupTerm(new BytesRef(FacetsConfig.pathToString(dimension, path)));
  }

  /** Columns by segment, for as long as the segment is open in any state of the index. */
  static final class Cache {
    private final Map<IndexReader.CacheKey, SegmentColumns> known = new ConcurrentHashMap<>();

    private SegmentColumns of(LeafReaderContext leaf) throws IOException {
      IndexReader.CacheHelper helper = Objects.requireNonNull(leaf.reader().getCoreCacheHelper());
      SegmentColumns columns = known.get(helper.getKey());
      if (columns == null) {
        columns = new SegmentColumns(leaf.reader());
        if (known.put(helper.getKey(), columns) == null) {
          helper.addClosedListener(known::remove);
        }
      }
      return columns;
    }
  }
}
