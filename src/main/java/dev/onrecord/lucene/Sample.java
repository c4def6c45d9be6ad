package dev.onrecord.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/**
 * Some documents that a query finds, from all over the index: a few of each stretch of it, without
 * a look at the rest of the stretch.
 */
final class Sample {
  private static final int OF_A_STRETCH = 4;

  private final List<Integer> documents = new ArrayList<>();
  private final int stretch;
  private boolean isWhole = true;

  /**
   * Looks for them.
   *
   * @param most about how many documents are wanted
   */
  Sample(IndexSearcher searcher, Query query, int most) throws IOException {
    int stretches = Math.max(1, most / OF_A_STRETCH);
    this.stretch = Math.max(OF_A_STRETCH, searcher.getIndexReader().maxDoc() / stretches);
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        add(leaf, scorer.iterator());
      }
    }
  }

  private void add(LeafReaderContext leaf, DocIdSetIterator found) throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    int end = 0;
    int left = 0;
    int doc = found.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      if (doc >= end) {
        end = (doc / stretch + 1) * stretch;
        left = OF_A_STRETCH;
      }
      if (live != null && !live.get(doc)) {
        doc = found.nextDoc();
      } else if (left > 0) {
        documents.add(leaf.docBase + doc);
        left--;
        doc = found.nextDoc();
      } else {
        isWhole = false;
        doc = found.advance(end);
      }
    }
  }

  /** In the order of the index. */
  List<Integer> documents() {
    return documents;
  }

  /** Whether these are all. */
  boolean isWhole() {
    return isWhole;
  }
}
