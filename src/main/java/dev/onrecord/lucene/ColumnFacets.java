package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** Counts collected quotes by the values of some dimensions, out of {@link Columns}. */
final class ColumnFacets extends Facets {
  /**
   * Hits up to which their values are counted by themselves, and no room is made for all others.
   */
  private static final int FEW = 1_000;

  private final Columns columns;

  /** For each value of a dimension how many quotes have it. */
  private final Map<Dimension, Tally> counts = new EnumMap<>(Dimension.class);

  /** The same where there are few. */
  private final Map<Dimension, Few> few = new EnumMap<>(Dimension.class);

  private final @Nullable Tally perDay;

  /** Values by their ordinals, ascending, and how many quotes have each. */
  private static final class Few {
    private final int[] ordinals;
    private final int[] counts;

    Few(int[] ordinals, int[] counts) {
      this.ordinals = ordinals;
      this.counts = counts;
    }

    int count(int ordinal) {
      int at = Arrays.binarySearch(ordinals, ordinal);
      return at < 0 ? -1 : counts[at];
    }
  }

  /**
   * Counts by some dimensions, and by day where that is asked for.
   *
   * @param collected what is counted; null for every quote
   */
  ColumnFacets(
      Columns columns,
      @Nullable FacetsCollector collected,
      Set<Dimension> dimensions,
      boolean byDay)
      throws IOException {
    this.columns = columns;
    this.perDay =
        byDay ? new Tally(SegmentColumns.DAY, columns.firstDay(), columns.lastDay() + 1) : null;
    int hits =
        collected == null
            ? Integer.MAX_VALUE
            : collected.getMatchingDocs().stream().mapToInt(MatchingDocs::totalHits).sum();
    for (Dimension dimension : dimensions) {
      if (collected != null && hits <= FEW && dimension != Dimension.SAID_ON) {
        few.put(dimension, few(collected, dimension, hits));
      } else {
        SegmentColumns.Range range = columns.range(dimension);
        counts.put(
            dimension, new Tally(SegmentColumns.column(dimension), range.from(), range.to()));
      }
    }
    List<Tally> tallies = new ArrayList<>(counts.values());
    if (perDay != null) {
      tallies.add(perDay);
    }
    if (collected == null) {
      Tally.countAll(tallies, columns);
    } else {
      Tally.count(tallies, columns, collected);
    }
    if (dimensions.contains(Dimension.SAID_ON)) {
      rollUp();
    }
  }

  private Few few(FacetsCollector collected, Dimension dimension, int hits) throws IOException {
    var all = new int[hits];
    int size = 0;
    for (MatchingDocs matching : collected.getMatchingDocs()) {
      SegmentColumns segment = columns.segment(matching.context().ord);
      int[] globals = columns.globals(matching.context().ord);
      DocIdSetIterator docs = matching.bits().iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        int ordinal = segment.ordinal(doc, dimension);
        if (ordinal != SegmentColumns.NONE) {
          all[size++] = Columns.across(globals, ordinal);
        }
      }
    }
    Arrays.sort(all, 0, size);
    var counted = new int[size];
    int values = 0;
    for (int i = 0; i < size; i++) {
      values += i == 0 || all[i] != all[i - 1] ? 1 : 0;
      all[values - 1] = all[i];
      counted[values - 1]++;
    }
    return new Few(Arrays.copyOf(all, values), Arrays.copyOf(counted, values));
  }

  private int[] counts(Dimension dimension) {
    Tally tally = counts.get(dimension);
    return tally == null ? new int[0] : tally.counts();
  }

  /** The quotes by the day said; only where that was asked for. */
  Tally perDay() {
    return Objects.requireNonNull(perDay);
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
    var top = new Top(most);
    Few some = few.get(dimension);
    if (some != null) {
      for (int i = 0; i < some.ordinals.length; i++) {
        top.add(some.ordinals[i], some.counts[i]);
      }
      return result(top, dim, path);
    }
    int[] counted = counts(dimension);
    int from = columns.range(dimension).from();
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
    int ordinal = columns.ordinal(dim, path);
    Few some = few.get(dimension);
    if (some != null) {
      return some.count(ordinal);
    }
    int at = ordinal - columns.range(dimension).from();
    int[] counted = counts(dimension);
    return at < 0 || at >= counted.length ? -1 : counted[at];
  }

  @Override
  public List<FacetResult> getAllDims(int topN) throws IOException {
    var all = new ArrayList<FacetResult>();
    for (Dimension dimension : Dimension.values()) {
      if (counts.containsKey(dimension) || few.containsKey(dimension)) {
        all.add(getTopChildren(topN, dimension.word()));
      }
    }
    return all;
  }
}
