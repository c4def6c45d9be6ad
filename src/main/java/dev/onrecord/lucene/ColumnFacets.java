package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.search.DocIdSetIterator;

/** Counts collected quotes by the values of some dimensions, out of {@link Columns}. */
final class ColumnFacets extends Facets {
  private final Columns columns;
  private final Map<Dimension, int[]> counts = new EnumMap<>(Dimension.class);

  /** The few values that were met, ascending; none for a dimension where many were. */
  private final Map<Dimension, int[]> met = new EnumMap<>(Dimension.class);

  /** Hits up to which it is worth while to note what values they have. */
  private static final int FEW = 1_000;

  ColumnFacets(Columns columns, FacetsCollector collected, Set<Dimension> dimensions)
      throws IOException {
    this.columns = columns;
    for (Dimension dimension : dimensions) {
      SegmentColumns.Range range = columns.range(dimension);
      counts.put(dimension, new int[range.to() - range.from()]);
    }
    int hits = 0;
    for (MatchingDocs matching : collected.getMatchingDocs()) {
      hits += matching.totalHits();
      for (Dimension dimension : dimensions) {
        count(matching, dimension);
      }
    }
    if (dimensions.contains(Dimension.SAID_ON)) {
      rollUp();
    }
    if (hits <= FEW) {
      for (Dimension dimension : dimensions) {
        note(collected, dimension, hits);
      }
    }
  }

  /** To look for the values that were met among all would take longer than all else. */
  private void note(FacetsCollector collected, Dimension dimension, int hits) throws IOException {
    if (dimension == Dimension.SAID_ON) {
      return;
    }
    var ordinals = new int[hits];
    int count = 0;
    for (MatchingDocs matching : collected.getMatchingDocs()) {
      int[] column = columns.segment(matching.context().ord).column(dimension);
      int[] globals = columns.globals(matching.context().ord);
      DocIdSetIterator docs = matching.bits().iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (column[doc] != SegmentColumns.NONE) {
          ordinals[count++] = globals.length == 0 ? column[doc] : globals[column[doc]];
        }
      }
    }
    met.put(dimension, IntStream.of(ordinals).limit(count).sorted().distinct().toArray());
  }

  private int[] counts(Dimension dimension) {
    return counts.getOrDefault(dimension, new int[0]);
  }

  private void count(MatchingDocs matching, Dimension dimension) throws IOException {
    int[] column = columns.segment(matching.context().ord).column(dimension);
    int[] globals = columns.globals(matching.context().ord);
    int[] counted = counts(dimension);
    int from = columns.range(dimension).from();
    DocIdSetIterator docs = matching.bits().iterator();
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      int ordinal = column[doc];
      if (ordinal != SegmentColumns.NONE) {
        counted[(globals.length == 0 ? ordinal : globals[ordinal]) - from]++;
      }
    }
  }

  /** Adds days to their months, then months to their years; each follows what it is added to. */
  private void rollUp() {
    int[] counted = counts(Dimension.SAID_ON);
    int from = columns.range(Dimension.SAID_ON).from();
    for (int depth = 3; depth > 1; depth--) {
      int parent = 0;
      for (int i = 0; i < counted.length; i++) {
        int length = columns.depth(from + i);
        if (length == depth - 1) {
          parent = i;
        } else if (length == depth) {
          counted[parent] += counted[i];
        }
      }
    }
  }

  @Override
  public FacetResult getAllChildren(String dim, String... path) throws IOException {
    return children(Integer.MAX_VALUE, dim, path);
  }

  @Override
  public FacetResult getTopChildren(int topN, String dim, String... path) throws IOException {
    return children(topN, dim, path);
  }

  private record Counted(int ordinal, int count) {
    static final Comparator<Counted> LEAST_FIRST =
        Comparator.comparingInt(Counted::count)
            .thenComparing(Comparator.comparingInt(Counted::ordinal).reversed());
  }

  private FacetResult children(int most, String dim, String... path) throws IOException {
    Dimension dimension = Dimension.named(dim);
    int[] counted = counts(dimension);
    int from = columns.range(dimension).from();
    var top = new Top(most);
    int[] few = met.get(dimension);
    if (few != null) {
      for (int ordinal : few) {
        top.add(ordinal, counted[ordinal - from]);
      }
      return result(top, dim, path);
    }
    int begin = path.length == 0 ? 0 : columns.ordinal(dim, path) - from + 1;
    for (int i = Math.max(0, begin); i < counted.length; i++) {
      int depth = dimension == Dimension.SAID_ON ? columns.depth(from + i) : 1;
      if (depth <= path.length && path.length > 0) {
        break;
      }
      if (depth == path.length + 1 && counted[i] > 0) {
        top.add(from + i, counted[i]);
      }
    }
    return result(top, dim, path);
  }

  /** The most frequent values; of those that are as frequent the first. */
  private static final class Top {
    private final int most;
    private final PriorityQueue<Counted> values = new PriorityQueue<>(Counted.LEAST_FIRST);
    private int children;
    private long total;

    Top(int most) {
      this.most = most;
    }

    /** Takes one more value; they come in the order of their ordinals. */
    void add(int ordinal, int count) {
      children++;
      total += count;
      if (values.size() < most || count > values.element().count()) {
        values.add(new Counted(ordinal, count));
        if (values.size() > most) {
          values.remove();
        }
      }
    }
  }

  private FacetResult result(Top top, String dim, String... path) throws IOException {
    List<Counted> kept = new ArrayList<>(top.values);
    kept.sort(Counted.LEAST_FIRST.reversed());
    var labels = new LabelAndValue[kept.size()];
    for (int i = 0; i < labels.length; i++) {
      String[] label = columns.path(kept.get(i).ordinal());
      labels[i] = new LabelAndValue(label[label.length - 1], kept.get(i).count());
    }
    return new FacetResult(dim, path, top.total, labels, top.children);
  }

  @Override
  public Number getSpecificValue(String dim, String... path) throws IOException {
    Dimension dimension = Dimension.named(dim);
    int at = columns.ordinal(dim, path) - columns.range(dimension).from();
    int[] counted = counts(dimension);
    return at < 0 || at >= counted.length ? -1 : counted[at];
  }

  @Override
  public List<FacetResult> getAllDims(int topN) throws IOException {
    var all = new ArrayList<FacetResult>();
    for (Dimension dimension : counts.keySet()) {
      all.add(getTopChildren(topN, dimension.word()));
    }
    return all;
  }
}
