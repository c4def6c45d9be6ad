package dev.onrecord.lucene;

import dev.onrecord.model.Article;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.stored.Fields;
import dev.onrecord.stored.QuoteSource;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Goes through the stored articles by the version of the extractor that read them. */
final class ArticleScan {
  private ArticleScan() {}

  /**
   * Hands over, in the order of the index, every article that another version read; only one is
   * held at a time.
   */
  static void but(String version, FacetedSearcher searcher, Consumer<Article> sink)
      throws IOException {
    Query others =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Fields.TYPE, Fields.ARTICLE)), Occur.FILTER)
            .add(new TermQuery(new Term(Fields.VERSION, version)), Occur.MUST_NOT)
            .add(new TermQuery(new Term(Fields.VERSION, Stamp.READY_MADE)), Occur.MUST_NOT)
            .build();
    each(searcher, others, (stored, doc) -> sink.accept(article(stored, doc)));
  }

  /** Hands over every article with its quotes, and what it is told by, version by version. */
  static void all(FacetedSearcher searcher, Lookups lookups, BiConsumer<StoredArticle, Stamp> sink)
      throws IOException {
    long articles = searcher.count(new TermQuery(new Term(Fields.TYPE, Fields.ARTICLE)));
    for (String version : versions(searcher, articles).keySet()) {
      each(
          searcher,
          new TermQuery(new Term(Fields.VERSION, version)),
          (stored, doc) -> {
            String id = article(stored, doc).id();
            String fingerprint = lookups.fingerprint(searcher, id).orElse("");
            lookups
                .article(searcher, id)
                .ifPresent(whole -> sink.accept(whole, new Stamp(version, fingerprint)));
          });
    }
  }

  /** Something done with a document. */
  private interface Each {
    void document(StoredFields stored, int doc) throws IOException;
  }

  private static void each(FacetedSearcher searcher, Query query, Each sink) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        StoredFields stored = leaf.reader().storedFields();
        Bits live = leaf.reader().getLiveDocs();
        DocIdSetIterator found = scorer.iterator();
        for (int doc = found.nextDoc();
            doc != DocIdSetIterator.NO_MORE_DOCS;
            doc = found.nextDoc()) {
          if (live == null || live.get(doc)) {
            sink.document(stored, doc);
          }
        }
      }
    }
  }

  static Article article(StoredFields stored, int doc) throws IOException {
    return article(stored.document(doc, Set.of(Fields.WHOLE, Fields.SOURCE)));
  }

  static Article article(Document document) {
    BytesRef whole = document.getBinaryValue(Fields.WHOLE);
    return whole == null
        ? HitReader.source(document).article()
        : QuoteSource.read(whole.bytes, whole.offset, whole.length, Article.class);
  }

  /** Number of articles by version, of so many in all; those that have none under the empty one. */
  static Map<String, Long> versions(FacetedSearcher searcher, long articles) throws IOException {
    var versions = new TreeMap<String, Long>();
    long without = articles;
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Fields.VERSION);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        long count = searcher.count(new TermQuery(new Term(Fields.VERSION, term)));
        if (count > 0) {
          versions.put(term.utf8ToString(), count);
        }
        without -= count;
      }
    }
    if (without > 0) {
      versions.put("", without);
    }
    return versions;
  }
}
