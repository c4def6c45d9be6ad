package dev.onrecord.lucene;

import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
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
    long total = 0;
    long groupsOfOne = 0;
    var first = new First();
    var bestOf = new Best[groups.several()];
    var best = new ArrayList<Best>();
    for (Matches matches : collected) {
      total += matches.size;
      for (int i = 0; i < matches.size; i++) {
        int doc = matches.docs[i];
        float score = byScore ? matches.scores[i] : 0;
        int group = groups.of(doc);
        if (groups.isOfOne(group)) {
          groupsOfOne++;
          first.offer(doc, score);
        } else if (bestOf[group] == null) {
          bestOf[group] = new Best(doc, score);
          best.add(bestOf[group]);
        } else {
          bestOf[group].meet(doc, score);
        }
      }
    }
    best.forEach(first::offer);
    List<Best> sorted = first.kept.stream().sorted().toList();
    return new Top(
        total,
        groupsOfOne + best.size(),
        sorted.stream().map(Best::toFieldDoc).toList(),
        sorted.stream().map(b -> b.matching).toList());
  }

  /** The first groups in order, of those behind the page before. */
  private final class First {
    private final PriorityQueue<Best> kept =
        new PriorityQueue<>(Comparator.<Best>naturalOrder().reversed());

    void offer(int doc, float score) {
      if (isAmong(doc, score)) {
        add(new Best(doc, score));
      }
    }

    void offer(Best best) {
      if (isAmong(best.doc, best.score)) {
        add(best);
      }
    }

    private boolean isAmong(int doc, float score) {
      Best last = kept.peek();
      return kept.size() < limit || (last != null && compare(doc, score, last.doc, last.score) < 0);
    }

    private void add(Best best) {
      if (best.isAfter()) {
        kept.add(best);
        if (kept.size() > limit) {
          kept.remove();
        }
      }
    }
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
    return columns.day(doc);
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
