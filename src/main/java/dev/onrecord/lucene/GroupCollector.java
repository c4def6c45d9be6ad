package dev.onrecord.lucene;

import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best quote of each statement, and of these the first in an order. (Lucene's own
 * grouping has no paging by the last hit, and counts groups in a second pass.)
 */
final class GroupCollector implements CollectorManager<GroupCollector.Matches, GroupCollector.Top> {
  /** Of so many groups one has a match before it is worth while to keep a place for each. */
  private static final int FEW = 16;

  private final FacetedSearcher searcher;
  private final StatementGroups groups;
  private final Columns columns;
  private final boolean byScore;
  private final boolean newestFirst;
  private final int limit;
  private final @Nullable FieldDoc after;

  /**
   * A collector for one search.
   *
   * @param limit how many groups are wanted
   * @param after the last of the page before, or null
   */
  GroupCollector(
      FacetedSearcher searcher,
      boolean byScore,
      boolean newestFirst,
      int limit,
      @Nullable FieldDoc after)
      throws IOException {
    this.searcher = searcher;
    this.groups = searcher.groups();
    this.columns = Objects.requireNonNull(searcher.columns());
    this.byScore = byScore;
    this.newestFirst = newestFirst;
    this.limit = limit;
    this.after = after;
  }

  /**
   * What was found.
   *
   * @param total quotes that match
   * @param groups statements that they are of
   * @param docs the best quote of each of the first statements, in order
   * @param matching for each of these how many of its quotes match
   */
  record Top(long total, long groups, List<FieldDoc> docs, List<Integer> matching) {}

  /** The matching documents, with their scores where these matter. */
  final class Matches extends SimpleCollector {
    private int[] docs = new int[64];
    private float[] scores = new float[byScore ? 64 : 0];
    private int size;
    private int base;
    private @Nullable Scorable scorer;

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) {
      base = leaf.docBase;
    }

    @Override
    public void setScorer(Scorable current) {
      scorer = current;
    }

    @Override
    public void collect(int doc) throws IOException {
      if (size == docs.length) {
        docs = Arrays.copyOf(docs, 2 * size);
        scores = byScore ? Arrays.copyOf(scores, 2 * size) : scores;
      }
      if (byScore) {
        scores[size] = Objects.requireNonNull(scorer).score();
      }
      docs[size++] = base + doc;
    }

    @Override
    public ScoreMode scoreMode() {
      return byScore ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  @Override
  public Matches newCollector() {
    return new Matches();
  }

  @Override
  public Top reduce(Collection<Matches> collected) throws IOException {
    int total = collected.stream().mapToInt(matches -> matches.size).sum();
    // A place for each group there is would take longer to look through than few matches to find.
    Map<Integer, Best> few = new HashMap<>();
    var many = new Best[total < groups.size() / FEW ? 0 : groups.size()];
    for (Matches matches : collected) {
      for (int i = 0; i < matches.size; i++) {
        int group = groups.of(matches.docs[i]);
        float score = byScore ? matches.scores[i] : 0;
        Best known = many.length == 0 ? few.get(group) : many[group];
        if (known != null) {
          known.meet(matches.docs[i], score);
        } else if (many.length == 0) {
          few.put(group, new Best(matches.docs[i], score));
        } else {
          many[group] = new Best(matches.docs[i], score);
        }
      }
    }
    return top(
        many.length == 0 ? few.values() : Stream.of(many).filter(Objects::nonNull).toList(), total);
  }

  private Top top(Collection<Best> best, long total) {
    Comparator<Best> order = Best::compareTo;
    var first = new PriorityQueue<Best>(order.reversed());
    for (Best each : best) {
      if (each.isAfter()) {
        if (first.size() < limit) {
          first.add(each);
        } else if (limit > 0 && each.compareTo(Objects.requireNonNull(first.peek())) < 0) {
          first.poll();
          first.add(each);
        }
      }
    }
    List<Best> sorted = first.stream().sorted().toList();
    return new Top(
        total,
        best.size(),
        sorted.stream().map(Best::toFieldDoc).toList(),
        sorted.stream().map(b -> b.matching).toList());
  }

  /** The best quote of a group so far. */
  private final class Best implements Comparable<Best> {
    private int doc;
    private float score;
    private int matching = 1;

    Best(int doc, float score) {
      this.doc = doc;
      this.score = score;
    }

    /** Takes another's place where that is the better one. */
    void meet(int other, float otherScore) {
      matching++;
      if (compare(other, otherScore, doc, score) < 0) {
        doc = other;
        score = otherScore;
      }
    }

    @Override
    public int compareTo(Best other) {
      return compare(doc, score, other.doc, other.score);
    }

    boolean isAfter() {
      if (after == null) {
        return true;
      }
      Object[] end = Objects.requireNonNull(after.fields);
      int order = byScore ? Float.compare(score, (Float) end[0]) : 0;
      order = order != 0 ? order : compareDays((Long) end[end.length - 2], day(doc));
      order = order != 0 ? order : Long.compare((Long) end[end.length - 1], tie(doc));
      return order < 0 || (order == 0 && after.doc < doc);
    }

    FieldDoc toFieldDoc() {
      Long day = (long) day(doc);
      Object[] fields =
          byScore ? new Object[] {score, day, tie(doc)} : new Object[] {day, tie(doc)};
      return new FieldDoc(doc, Float.NaN, fields);
    }
  }

  private int compare(int one, float oneScore, int other, float otherScore) {
    int order = Float.compare(otherScore, oneScore);
    order = order != 0 ? order : compareDays(day(one), day(other));
    order = order != 0 ? order : Long.compare(tie(one), tie(other));
    return order != 0 ? order : Integer.compare(one, other);
  }

  private int compareDays(long one, long other) {
    return newestFirst ? Long.compare(other, one) : Long.compare(one, other);
  }

  private int day(int doc) {
    LeafReaderContext leaf = searcher.leaf(doc);
    return columns.segment(leaf.ord).day(doc - leaf.docBase);
  }

  private long tie(int doc) {
    try {
      LeafReaderContext leaf = searcher.leaf(doc);
      NumericDocValues ties = DocValues.getNumeric(leaf.reader(), Fields.TIE);
      ties.advanceExact(doc - leaf.docBase);
      return ties.longValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
