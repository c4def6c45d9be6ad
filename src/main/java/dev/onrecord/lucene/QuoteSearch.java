package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Histogram;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Query;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;

/**
 * Answers requests on one searcher: hits, exact total, facets and histogram from one pass over the
 * matches.
 */
final class QuoteSearch {
  private static final Sort NEWEST = days(true);
  private static final Sort OLDEST = days(false);
  private static final Sort RELEVANCE =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(Fields.SAID, SortField.Type.LONG, true),
          new SortField(Fields.QUOTE_ID, SortField.Type.STRING));

  private final FacetsConfig config;
  private final Translator translator;
  private final Snippets snippets;

  QuoteSearch(FacetsConfig config, Translator translator, Snippets snippets) {
    this.config = config;
    this.translator = translator;
    this.snippets = snippets;
  }

  private static Sort days(boolean reverse) {
    return new Sort(
        new SortField(Fields.SAID, SortField.Type.LONG, reverse),
        new SortField(Fields.QUOTE_ID, SortField.Type.STRING));
  }

  SearchResult search(FacetedSearcher searcher, SearchRequest request, Query query)
      throws IOException {
    Cursor cursor = Cursor.of(request);
    SortedSetDocValuesReaderState state = searcher.state();
    if (state == null) {
      return new SearchResult(
          0, List.of(), null, none(request), new Histogram(Histogram.Interval.DAY, List.of()));
    }
    Sort sort = sort(request, query);
    FieldDoc after = cursor == null ? null : cursor.toFieldDoc(sort.equals(RELEVANCE));
    var hits = new TopFieldCollectorManager(sort, request.limit() + 1, after, Integer.MAX_VALUE);
    var found =
        new DrillSideways(searcher, config, state)
            .search(
                drillDown(request, query),
                new MultiCollectorManager(hits, new FacetsCollectorManager()));
    var top = (TopFieldDocs) found.collectorResult[0];
    List<FacetResult> facets = new Counts(found.facets, request).all();
    Histogram histogram = Bars.of((FacetsCollector) found.collectorResult[1]);
    return new SearchResult(
        top.totalHits.value(),
        hits(searcher, request, query, top),
        next(request, top),
        facets,
        histogram);
  }

  private static List<FacetResult> none(SearchRequest request) {
    var none = new ArrayList<FacetResult>();
    for (Dimension dimension : Dimension.values()) {
      if (request.facets().contains(dimension)) {
        none.add(new FacetResult(dimension, List.of(), false));
      }
    }
    return none;
  }

  private static Sort sort(SearchRequest request, Query query) {
    return switch (request.sort()) {
      case NEWEST -> NEWEST;
      case OLDEST -> OLDEST;
      case RELEVANCE -> query instanceof Query.All ? NEWEST : RELEVANCE;
    };
  }

  private DrillDownQuery drillDown(SearchRequest request, Query query) {
    var base = new BooleanQuery.Builder();
    base.add(translator.translate(query), Occur.MUST);
    base.add(new TermQuery(new Term(Fields.TYPE, Fields.QUOTE)), Occur.FILTER);
    LocalDate from = request.from();
    LocalDate to = request.to();
    if (from != null || to != null) {
      long first = from == null ? Long.MIN_VALUE : from.toEpochDay();
      long last = to == null ? Long.MAX_VALUE : to.toEpochDay();
      base.add(LongPoint.newRangeQuery(Fields.SAID, first, last), Occur.FILTER);
    }
    var drillDown = new DrillDownQuery(config, base.build());
    for (Dimension dimension : Dimension.values()) {
      request
          .where()
          .getOrDefault(dimension, List.of())
          .forEach(value -> drillDown.add(dimension.word(), Counts.path(dimension, value)));
    }
    return drillDown;
  }

  private List<Hit> hits(
      FacetedSearcher searcher, SearchRequest request, Query query, TopFieldDocs top)
      throws IOException {
    var hits = new ArrayList<Hit>();
    Snippets.Marker marker = snippets.marker(query);
    var stored = searcher.storedFields();
    for (int i = 0; i < Math.min(request.limit(), top.scoreDocs.length); i++) {
      ScoreDoc doc = top.scoreDocs[i];
      QuoteSource source =
          source(
              stored
                  .document(doc.doc, java.util.Set.of(Fields.SOURCE))
                  .getBinaryValue(Fields.SOURCE));
      double score = ((FieldDoc) doc).fields[0] instanceof Float f ? f : 0;
      hits.add(hit(source, marker, score));
    }
    return hits;
  }

  static QuoteSource source(@org.jspecify.annotations.Nullable BytesRef bytes) {
    BytesRef stored = java.util.Objects.requireNonNull(bytes, Fields.SOURCE);
    return QuoteSource.read(stored.bytes, stored.offset, stored.length, QuoteSource.class);
  }

  static Hit hit(QuoteSource source, Snippets.Marker marker, double score) {
    return new Hit(
        source.quote(),
        source.title(),
        source.publisher(),
        source.published(),
        source.url(),
        marker.snippet(source),
        score);
  }

  private static @org.jspecify.annotations.Nullable String next(
      SearchRequest request, TopFieldDocs top) {
    boolean more = request.limit() > 0 && top.scoreDocs.length > request.limit();
    return more ? Cursor.at((FieldDoc) top.scoreDocs[request.limit() - 1]).encode(request) : null;
  }
}
