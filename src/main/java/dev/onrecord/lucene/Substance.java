package dev.onrecord.lucene;

import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;

/**
 * Adds to a quote's score what it is worth whatever is asked, which grows with its words and never
 * reaches 1 (the saturation of Craswell and others, "Relevance weighting for query independent
 * evidence", SIGIR 2005). Read out of {@link SegmentColumns}: a field of the index for it would be
 * looked up for every hit.
 */
final class Substance extends DoubleValuesSource {
  private static final float[] WORTH = new float[1 << Byte.SIZE];

  static {
    for (int i = 0; i < WORTH.length; i++) {
      WORTH[i] = (float) i / (i + Fields.HALF);
    }
  }

  private final Columns columns;

  Substance(Columns columns) {
    this.columns = columns;
  }

  @Override
  public DoubleValues getValues(LeafReaderContext leaf, DoubleValues scores) {
    byte[] substance = columns.segment(leaf.ord).substance();
    return new DoubleValues() {
      private int doc;

      @Override
      public double doubleValue() throws IOException {
        return scores.doubleValue() + WORTH[Byte.toUnsignedInt(substance[doc])];
      }

      @Override
      public boolean advanceExact(int next) throws IOException {
        doc = next;
        return scores.advanceExact(next);
      }
    };
  }

  @Override
  public Explanation explain(LeafReaderContext leaf, int doc, Explanation score) {
    float worth = WORTH[Byte.toUnsignedInt(columns.segment(leaf.ord).substance()[doc])];
    return Explanation.match(
        score.getValue().doubleValue() + worth,
        "sum of:",
        score,
        Explanation.match(worth, "substance, of its number of words"));
  }

  @Override
  public boolean needsScores() {
    return true;
  }

  @Override
  public DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Substance s && s.columns.equals(columns);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(columns);
  }

  @Override
  public String toString() {
    return "score and substance";
  }
}
