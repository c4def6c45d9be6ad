package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Histogram;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Understood;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests on one searcher: hits, exact total, facets and histogram from one pass over the
 * matches.
 */
final class QuoteSearch {
  /** Hits read at a time when all are asked for; what is held does not grow with their number. */
  private static final int BATCH = 10_000;

  private final FacetsConfig config;
  private final Requests requests;
  private final Snippets snippets;
  private final TellingWords words;

  QuoteSearch(FacetsConfig config, Requests requests, Snippets snippets, TellingWords words) {
    this.config = config;
    this.requests = requests;
    this.snippets = snippets;
    this.words = words;
  }

  SearchResult search(
      FacetedSearcher searcher,
      SearchRequest request,
      Understood understood,
      @Nullable Cursor cursor)
      throws IOException {
    if (searcher.columns() == null) {
      return new SearchResult(
          0,
          List.of(),
          null,
          none(request),
          new Histogram(Histogram.Interval.DAY, List.of()),
          null,
          understood.ignored());
    }
    Sort sort = Requests.sort(request, understood.query());
    FieldDoc after = cursor == null ? null : cursor.toFieldDoc(Requests.isByScore(sort));
    DrillDownQuery query = requests.drillDown(request, understood.query());
    var hits = new TopFieldCollectorManager(sort, request.limit() + 1, after, Integer.MAX_VALUE);
    var drilling = new ColumnDrillSideways(searcher, config, request.facets());
    var found = drilling.search(query, hits);
    TopFieldDocs top = found.collectorResult;
    HitReader reader = reader(searcher, request, understood, query);
    return new SearchResult(
        top.totalHits.value(),
        hits(reader, request, top),
        next(searcher, request, top),
        new Counts(found.facets, request).all(),
        Bars.of(searcher, drilling.hits(), request.interval()),
        null,
        understood.ignored());
  }

  private HitReader reader(
      FacetedSearcher searcher, SearchRequest request, Understood understood, DrillDownQuery query)
      throws IOException {
    return new HitReader(
        searcher, snippets.marker(understood.query()), request.explain() ? query : null);
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

  private static List<Hit> hits(HitReader reader, SearchRequest request, TopFieldDocs top)
      throws IOException {
    var hits = new ArrayList<Hit>();
    for (int i = 0; i < Math.min(request.limit(), top.scoreDocs.length); i++) {
      hits.add(reader.read(top.scoreDocs[i]));
    }
    return hits;
  }

  private static @Nullable String next(
      FacetedSearcher searcher, SearchRequest request, TopFieldDocs top) {
    boolean more = request.limit() > 0 && top.scoreDocs.length > request.limit();
    return more
        ? Cursor.at(searcher.version(), (FieldDoc) top.scoreDocs[request.limit() - 1])
            .encode(request)
        : null;
  }

  /** How many quotes a query finds under the filters of a request. */
  long count(FacetedSearcher searcher, SearchRequest request, dev.onrecord.search.Query query)
      throws IOException {
    return searcher.count(requests.drillDown(request, query));
  }

  /** Hands over every hit in the order of the request, whatever its limit and cursor. */
  void all(
      FacetedSearcher searcher, SearchRequest request, Understood understood, Consumer<Hit> sink)
      throws IOException {
    Sort sort = Requests.sort(request, understood.query());
    DrillDownQuery query = requests.drillDown(request, understood.query());
    HitReader reader = reader(searcher, request, understood, query);
    FieldDoc last = null;
    ScoreDoc[] batch;
    do {
      batch =
          searcher.search(query, new TopFieldCollectorManager(sort, BATCH, last, Integer.MAX_VALUE))
              .scoreDocs;
      for (ScoreDoc found : batch) {
        sink.accept(reader.read(found));
        last = (FieldDoc) found;
      }
    } while (batch.length == BATCH);
  }

  /** The words that tell the quotes of a request from all others. */
  List<FacetResult.Value> words(
      FacetedSearcher searcher, SearchRequest request, Understood understood, int limit)
      throws IOException {
    return words.of(
        searcher, requests.drillDown(request, understood.query()), Requests.NEWEST, limit);
  }

  /** The values of a dimension whose names have these words, counted under the request. */
  FacetResult facet(
      FacetedSearcher searcher,
      SearchRequest request,
      Understood understood,
      Dimension dimension,
      String words)
      throws IOException {
    if (searcher.columns() == null) {
      return new FacetResult(dimension, List.of(), false);
    }
    SearchRequest counted = request.counting(EnumSet.of(dimension), request.facetSize());
    var found =
        new ColumnDrillSideways(searcher, config, counted.facets())
            .search(
                requests.drillDown(request, understood.query()),
                new TotalHitCountCollectorManager(searcher.getSlices()));
    return new Counts(found.facets, counted).named(dimension, words);
  }
}
