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
 * Some documents that a query finds: all where they are few, else some from all over the index, a
 * few of each stretch of it without a look at the rest of the stretch.
 */
final class Sample {
  private static final int OF_A_STRETCH = 4;

  private final List<Integer> documents = new ArrayList<>();
  private final boolean isWhole;

  /**
   * Looks for them.
   *
   * @param most how many documents are wanted
   */
  Sample(IndexSearcher searcher, Query query, int most) throws IOException {
    // Made by the query itself: the searcher's would look for all of them, to remember these.
    Weight weight = searcher.rewrite(query).createWeight(searcher, ScoreMode.COMPLETE_NO_SCORES, 1);
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    this.isWhole = add(weight, leaves, Integer.MAX_VALUE, most);
    if (!isWhole) {
      documents.clear();
      int stretches = Math.max(1, most / OF_A_STRETCH);
      int length = Math.max(OF_A_STRETCH, searcher.getIndexReader().maxDoc() / stretches + 1);
      add(weight, leaves, length, OF_A_STRETCH);
    }
  }

  /** Adds so many of each stretch of that length; whether these are all. */
  private boolean add(Weight weight, List<LeafReaderContext> leaves, int length, int most)
      throws IOException {
    boolean all = true;
    int end = 0;
    int left = 0;
    for (LeafReaderContext leaf : leaves) {
      Scorer scorer = weight.scorer(leaf);
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator found = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      int doc = found.nextDoc();
      while (doc != DocIdSetIterator.NO_MORE_DOCS) {
        int document = leaf.docBase + doc;
        if (document >= end) {
          end = (int) Math.min(Integer.MAX_VALUE, (document / length + 1L) * length);
          left = most;
        }
        if (live != null && !live.get(doc)) {
          doc = found.nextDoc();
        } else if (left > 0) {
          documents.add(document);
          left--;
          doc = found.nextDoc();
        } else {
          all = false;
          doc = found.advance(end - leaf.docBase);
        }
      }
    }
    return all;
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
