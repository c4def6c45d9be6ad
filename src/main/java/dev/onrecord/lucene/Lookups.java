package dev.onrecord.lucene;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Difference;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Edition;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Query;
import dev.onrecord.search.Stats;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.search.Versions;
import dev.onrecord.search.Versions.Version;
import dev.onrecord.stored.Editions;
import dev.onrecord.stored.Fields;
import dev.onrecord.stored.QuoteSource;
import dev.onrecord.words.Snippets;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads single things out of the index, by id or by name. */
final class Lookups {
  private final Snippets snippets;

  Lookups(Snippets snippets) {
    this.snippets = snippets;
  }

  Optional<Hit> quote(FacetedSearcher searcher, String quoteId) throws IOException {
    ScoreDoc[] found = quoteDocument(searcher, quoteId);
    return found.length == 0 ? Optional.empty() : Optional.of(reader(searcher).read(found[0]));
  }

  private static ScoreDoc[] quoteDocument(FacetedSearcher searcher, String quoteId)
      throws IOException {
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(quotesOf(Quote.articleOf(quoteId)), Occur.FILTER)
            .add(
                NumericDocValuesField.newSlowExactQuery(Fields.TIE, Fields.tie(quoteId)),
                Occur.FILTER)
            .build();
    return searcher.search(query, 1).scoreDocs;
  }

  private HitReader reader(FacetedSearcher searcher) throws IOException {
    return new HitReader(searcher, snippets.marker(new Query.All()), null);
  }

  Versions versions(FacetedSearcher searcher, String quoteId, int limit) throws IOException {
    ScoreDoc[] found = quoteDocument(searcher, quoteId);
    if (found.length == 0) {
      return new Versions(0, List.of());
    }
    List<GroupReader.Printed> printed = new GroupReader(searcher).versions(found[0].doc);
    HitReader reader = reader(searcher);
    var versions = new ArrayList<Version>();
    for (GroupReader.Printed each : printed.subList(0, Math.min(limit, printed.size()))) {
      Hit hit = reader.read(new ScoreDoc(each.doc(), 0));
      Hit first = versions.isEmpty() ? hit : versions.getFirst().hit();
      versions.add(new Version(hit, Difference.between(first.quote().text(), hit.quote().text())));
    }
    return new Versions(printed.size(), versions);
  }

  Optional<String> fingerprint(FacetedSearcher searcher, String articleId) throws IOException {
    int doc = last(searcher, Fields.ARTICLE_ID, articleId);
    return doc < 0
        ? Optional.empty()
        : Optional.ofNullable(
            searcher
                .storedFields()
                .document(doc, Set.of(Fields.FINGERPRINT))
                .get(Fields.FINGERPRINT));
  }

  static Optional<String> known(FacetedSearcher searcher, String key) throws IOException {
    int doc = last(searcher, Fields.KEY, key);
    return doc < 0
        ? Optional.empty()
        : Optional.of(ArticleScan.article(searcher.storedFields(), doc).id());
  }

  /**
   * The last document with this term, or -1. With the article's id it is the article's own, which
   * is the last of its block. Asked for every article that comes in: a query would take more than a
   * quarter of the time of storing a quote.
   */
  private static int last(FacetedSearcher searcher, String field, String term) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Terms terms = leaf.reader().terms(field);
      TermsEnum ids = terms == null ? null : terms.iterator();
      if (ids != null && ids.seekExact(new BytesRef(term))) {
        int last = lastLive(leaf.reader(), ids.postings(null, PostingsEnum.NONE));
        if (last >= 0) {
          return leaf.docBase + last;
        }
      }
    }
    return -1;
  }

  private static int lastLive(LeafReader segment, PostingsEnum docs) throws IOException {
    Bits live = segment.getLiveDocs();
    int last = -1;
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      last = live == null || live.get(doc) ? doc : last;
    }
    return last;
  }

  private static BooleanQuery quotesOf(String articleId) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Fields.ARTICLE_ID, articleId)), Occur.FILTER)
        .add(new TermQuery(new Term(Fields.TYPE, Fields.QUOTE)), Occur.FILTER)
        .build();
  }

  Optional<StoredArticle> article(FacetedSearcher searcher, String articleId) throws IOException {
    int doc = last(searcher, Fields.ARTICLE_ID, articleId);
    if (doc < 0) {
      return Optional.empty();
    }
    Document whole = searcher.storedFields().document(doc);
    Article article = ArticleScan.article(whole);
    var quotes = new ArrayList<Quote>();
    BooleanQuery ofArticle = quotesOf(articleId);
    TopDocs found = searcher.search(ofArticle, Math.max(1, searcher.count(ofArticle)));
    for (ScoreDoc hit : found.scoreDocs) {
      quotes.add(HitReader.source(searcher.storedFields(), hit.doc).quote());
    }
    quotes.sort(Comparator.comparingInt(q -> q.span().start()));
    return Optional.of(new StoredArticle(article, quotes, editions(article, whole)));
  }

  private static List<Edition> editions(Article article, Document whole) {
    BytesRef bytes = whole.getBinaryValue(Fields.EDITIONS);
    return bytes == null
        ? List.of()
        : QuoteSource.read(bytes.bytes, bytes.offset, bytes.length, Editions.class).before(article);
  }

  Stats stats(FacetedSearcher searcher, long bytes) throws IOException {
    long articles = searcher.count(new TermQuery(new Term(Fields.TYPE, Fields.ARTICLE)));
    long quotes = searcher.count(new TermQuery(new Term(Fields.TYPE, Fields.QUOTE)));
    return new Stats(
        articles,
        quotes,
        values(searcher, Dimension.SPEAKER),
        values(searcher, Dimension.PUBLISHER),
        day(searcher, false),
        day(searcher, true),
        bytes,
        ArticleScan.versions(searcher, articles));
  }

  private static @Nullable LocalDate day(FacetedSearcher searcher, boolean last)
      throws IOException {
    var sort = new Sort(new SortField(Fields.SAID, SortField.Type.LONG, last));
    ScoreDoc[] found =
        searcher.search(new TermQuery(new Term(Fields.TYPE, Fields.QUOTE)), 1, sort).scoreDocs;
    return found.length == 0 ? null : LocalDate.ofEpochDay((Long) ((FieldDoc) found[0]).fields[0]);
  }

  private static long values(FacetedSearcher searcher, Dimension dimension) throws IOException {
    SortedSetDocValuesReaderState state = searcher.state();
    org.apache.lucene.facet.FacetResult all =
        state == null
            ? null
            : new SortedSetDocValuesFacetCounts(state).getAllChildren(dimension.word());
    return all == null ? 0 : all.childCount;
  }
}
