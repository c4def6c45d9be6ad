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

  ColumnFacets(Columns columns, FacetsCollector collected, Set<Dimension> dimensions)
      throws IOException {
    this.columns = columns;
    for (Dimension dimension : dimensions) {
      SegmentColumns.Range range = columns.range(dimension);
      counts.put(dimension, new int[range.to() - range.from()]);
    }
    for (MatchingDocs matching : collected.getMatchingDocs()) {
      for (Dimension dimension : dimensions) {
        count(matching, dimension);
      }
    }
    if (dimensions.contains(Dimension.SAID_ON)) {
      rollUp();
    }
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
    int begin = path.length == 0 ? 0 : columns.ordinal(dim, path) - from + 1;
    var top = new PriorityQueue<>(Counted.LEAST_FIRST);
    int children = 0;
    long total = 0;
    for (int i = Math.max(0, begin); i < counted.length; i++) {
      int depth = dimension == Dimension.SAID_ON ? columns.depth(from + i) : 1;
      if (depth <= path.length && path.length > 0) {
        break;
      }
      if (depth == path.length + 1 && counted[i] > 0) {
        children++;
        total += counted[i];
        if (top.size() < most || counted[i] > top.element().count()) {
          top.add(new Counted(from + i, counted[i]));
          if (top.size() > most) {
            top.remove();
          }
        }
      }
    }
    List<Counted> kept = new ArrayList<>(top);
    kept.sort(Counted.LEAST_FIRST.reversed());
    var labels = new LabelAndValue[kept.size()];
    for (int i = 0; i < labels.length; i++) {
      String[] label = columns.path(kept.get(i).ordinal());
      labels[i] = new LabelAndValue(label[label.length - 1], kept.get(i).count());
    }
    return new FacetResult(dim, path, total, labels, children);
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
