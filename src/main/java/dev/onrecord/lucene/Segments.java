package dev.onrecord.lucene;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.StringHelper;

/**
 * The segments of an index at a moment. Whatever comes into an index comes in a new segment, so
 * what has come since an earlier moment stands in one that was not there; a merge puts what was
 * there before into a new one too.
 *
 * @param ids of the segments, which no two segments ever share
 */
record Segments(Set<String> ids) {
  private static final String BETWEEN = ".";

  static Segments of(IndexSearcher searcher) {
    var ids = new TreeSet<String>();
    searcher.getLeafContexts().forEach(leaf -> ids.add(id(leaf)));
    return new Segments(ids);
  }

  private static String id(LeafReaderContext leaf) {
    var segment = (SegmentReader) FilterLeafReader.unwrap(leaf.reader());
    return StringHelper.idToString(segment.getSegmentInfo().info.getId());
  }

  /** Reads what {@link #write} wrote. */
  static Segments read(String mark) {
    return new Segments(Set.of(mark.isEmpty() ? new String[0] : mark.split("\\.", -1)));
  }

  String write() {
    return String.join(BETWEEN, new TreeSet<>(ids));
  }

  /** Something that reads a document. */
  interface Sink {
    void accept(ScoreDoc found) throws IOException;
  }

  /** Hands over what matches in segments that are not among the earlier ones, in index order. */
  void matches(Segments earlier, IndexSearcher searcher, Query query, Sink sink)
      throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      Scorer scorer = earlier.ids.contains(id(leaf)) ? null : weight.scorer(leaf);
      if (scorer != null) {
        Bits live = leaf.reader().getLiveDocs();
        DocIdSetIterator docs = scorer.iterator();
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
          if (live == null || live.get(doc)) {
            sink.accept(new ScoreDoc(leaf.docBase + doc, 0));
          }
        }
      }
    }
  }
}
