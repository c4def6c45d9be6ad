package dev.onrecord.lucene;

import dev.onrecord.lucene.ColumnDrillSideways.Drilled;
import dev.onrecord.search.Arrival;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Group;
import dev.onrecord.search.Histogram;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Understood;
import dev.onrecord.words.Snippets;
import dev.onrecord.words.TellingWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests on one searcher: hits, exact total, facets and histogram, from one pass over the
 * matches where words are asked for.
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
          request.grouped() ? 0L : null,
          List.of(),
          null,
          none(request),
          new Histogram(Histogram.Interval.DAY, List.of()),
          null,
          understood.ignored());
    }
    Sort sort = Requests.sort(request, understood.query());
    FieldDoc after = cursor == null ? null : cursor.toFieldDoc(Requests.isByScore(sort));
    DrillDownQuery query = requests.drillDown(searcher, request, understood.query());
    Found found =
        request.grouped()
            ? statements(searcher, request, understood, query, sort, after)
            : quotes(searcher, request, understood, query, sort, after);
    return new SearchResult(
        found.total,
        found.statements,
        hits(searcher, reader(searcher, request, understood, query), found),
        next(searcher, request, found),
        new Counts(found.facets, request).all(),
        Bars.of(found.perDay, request.interval()),
        null,
        understood.ignored());
  }

  /**
   * What was found, before anything of it is read.
   *
   * @param statements how many, where quotes of one statement are one hit
   * @param docs the hits of the page
   * @param matching how many quotes of each hit's statement were found; empty for plain quotes
   * @param more whether there is a page after it
   */
  private record Found(
      long total,
      @Nullable Long statements,
      List<FieldDoc> docs,
      List<Integer> matching,
      boolean more,
      Facets facets,
      Tally perDay) {}

  private <R> Drilled<R> drill(
      FacetedSearcher searcher,
      SearchRequest request,
      Understood understood,
      DrillDownQuery query,
      CollectorManager<?, R> hits)
      throws IOException {
    var drilling = new ColumnDrillSideways(searcher, config, request.facets());
    return Requests.isForAll(request, understood.query())
        ? drilling.drillAll(query, Requests.filtered(request), hits)
        : drilling.drill(query, hits);
  }

  private Found quotes(
      FacetedSearcher searcher,
      SearchRequest request,
      Understood understood,
      DrillDownQuery query,
      Sort sort,
      @Nullable FieldDoc after)
      throws IOException {
    // The first of all quotes are found without a look at the others; the days tell how many.
    boolean counted =
        Requests.isForAll(request, understood.query()) && Requests.filtered(request).isEmpty();
    Drilled<TopFieldDocs> found =
        drill(
            searcher,
            request,
            understood,
            query,
            new TopFieldCollectorManager(
                sort, request.limit() + 1, after, counted ? 1 : Integer.MAX_VALUE));
    TopFieldDocs top = found.hits();
    List<FieldDoc> docs =
        Stream.of(top.scoreDocs).limit(request.limit()).map(doc -> (FieldDoc) doc).toList();
    return new Found(
        counted ? found.perDay().total() : top.totalHits.value(),
        null,
        docs,
        List.of(),
        top.scoreDocs.length > docs.size(),
        found.facets(),
        found.perDay());
  }

  private Found statements(
      FacetedSearcher searcher,
      SearchRequest request,
      Understood understood,
      DrillDownQuery query,
      Sort sort,
      @Nullable FieldDoc after)
      throws IOException {
    Drilled<GroupCollector.Top> found =
        drill(
            searcher,
            request,
            understood,
            query,
            new GroupCollector(
                searcher,
                Requests.isByScore(sort),
                Requests.isNewestFirst(sort),
                request.limit() + 1,
                after));
    GroupCollector.Top top = found.hits();
    int size = Math.min(request.limit(), top.docs().size());
    return new Found(
        top.total(),
        top.groups(),
        top.docs().subList(0, size),
        top.matching().subList(0, size),
        top.docs().size() > size,
        found.facets(),
        found.perDay());
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

  private static List<Hit> hits(FacetedSearcher searcher, HitReader reader, Found found)
      throws IOException {
    List<Group> groups =
        found.statements == null
            ? List.of()
            : new GroupReader(searcher).groups(found.docs, found.matching);
    var hits = new ArrayList<Hit>();
    for (int i = 0; i < found.docs.size(); i++) {
      hits.add(reader.read(found.docs.get(i), groups.isEmpty() ? null : groups.get(i)));
    }
    return hits;
  }

  private static @Nullable String next(
      FacetedSearcher searcher, SearchRequest request, Found found) {
    return found.more && !found.docs.isEmpty()
        ? Cursor.at(searcher.version(), found.docs.getLast()).encode(request)
        : null;
  }

  /** How many quotes a query finds under the filters of a request. */
  long count(FacetedSearcher searcher, SearchRequest request, dev.onrecord.search.Query query)
      throws IOException {
    return searcher.count(requests.drillDown(searcher, request, query));
  }

  /** Hands over every hit in the order of the request, whatever its limit and cursor. */
  void all(
      FacetedSearcher searcher, SearchRequest request, Understood understood, Consumer<Hit> sink)
      throws IOException {
    Sort sort = Requests.sort(request, understood.query());
    DrillDownQuery query = requests.drillDown(searcher, request, understood.query());
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

  /** Hands over the hits in segments that are not those of the mark; returns the mark of now. */
  String since(
      String mark,
      FacetedSearcher searcher,
      SearchRequest request,
      Understood understood,
      Consumer<Arrival> sink)
      throws IOException {
    Segments before = Segments.read(mark);
    Segments now = Segments.of(searcher);
    if (!now.equals(before)) {
      DrillDownQuery query = requests.drillDown(searcher, request, understood.query());
      HitReader reader = reader(searcher, request, understood, query);
      now.matches(before, searcher, query, found -> sink.accept(reader.arrival(found)));
    }
    return now.write();
  }

  /** The words that tell the quotes of a request from all others. */
  List<FacetResult.Value> words(
      FacetedSearcher searcher, SearchRequest request, Understood understood, int limit)
      throws IOException {
    return words.of(
        new FoundWords(searcher, requests.drillDown(searcher, request, understood.query())), limit);
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
    Drilled<Integer> found =
        drill(
            searcher,
            counted,
            understood,
            requests.drillDown(searcher, request, understood.query()),
            new TotalHitCountCollectorManager(searcher.getSlices()));
    return new Counts(found.facets(), counted).named(dimension, words);
  }
}
