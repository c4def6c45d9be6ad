package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.constant;
import static dev.onrecord.opensearch.Dsl.filter;
import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Explanation;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.FacetResult.Value;
import dev.onrecord.search.Group;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Query;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Understood;
import dev.onrecord.stored.Fields;
import dev.onrecord.words.NamePattern;
import dev.onrecord.words.Snippets;
import dev.onrecord.words.TellingWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;

/** Answers requests on one snapshot: hits, exact total, facets and histogram in one call. */
final class ClusterSearch {
  /** Hits read at a time when all are asked for. */
  private static final int BATCH = 2_000;

  private final QueryDsl dsl;
  private final Snippets snippets;
  private final TellingWords words;

  ClusterSearch(Analyzer analyzer, Snippets snippets) {
    this.dsl = new QueryDsl(analyzer);
    this.snippets = snippets;
    this.words = new TellingWords(analyzer);
  }

  private SearchBody body(SearchRequest request, Query query) {
    return new SearchBody(request, query, dsl);
  }

  SearchResult search(
      Snapshot snapshot,
      SearchRequest request,
      Understood understood,
      @Nullable ClusterCursor cursor)
      throws IOException {
    SearchBody body = body(request, understood.query());
    var facets = new FacetCounts(request, body, snapshot.shards());
    var histogram = new HistogramCounts(request, body);
    ObjectNode asked = asked(request, body, facets, histogram, cursor);
    JsonNode answer = body.isByScore() ? snapshot.searchScored(asked) : snapshot.search(asked);
    JsonNode found = answer.path("hits").path("hits");
    int shown = Math.min(request.limit(), found.size());
    List<Group> groups = request.grouped() ? groups(snapshot, body, found, shown) : List.of();
    Snippets.Marker marker = snippets.marker(understood.query());
    var hits = new ArrayList<Hit>();
    for (int i = 0; i < shown; i++) {
      hits.add(hit(marker, found.get(i), groups.isEmpty() ? null : groups.get(i)));
    }
    JsonNode end =
        request.grouped()
            ? IntNode.valueOf(shown + (cursor == null ? 0 : cursor.end().asInt()))
            : found.path(shown - 1).path("sort");
    String next =
        found.size() > shown && shown > 0
            ? new ClusterCursor(snapshot.paged(), end).encode(request)
            : null;
    JsonNode counts = answer.path("aggregations");
    return new SearchResult(
        answer.path("hits").path("total").path("value").asLong(),
        request.grouped() ? new GroupReader(snapshot).count(counts, body.all()) : null,
        hits,
        next,
        facets.read(counts, new Counting(snapshot)),
        histogram.read(counts),
        null,
        understood.ignored());
  }

  private static ObjectNode asked(
      SearchRequest request,
      SearchBody body,
      FacetCounts facets,
      HistogramCounts histogram,
      @Nullable ClusterCursor cursor) {
    ObjectNode asked = body.hits(request.limit() + 1);
    ObjectNode aggregations = asked.putObject("aggs");
    facets.ask(aggregations);
    histogram.ask(aggregations);
    if (request.grouped()) {
      // A place among statements is their number: with one hit each, sort values are not allowed.
      GroupReader.fields(asked).set("collapse", object("field", Quotes.STATEMENT));
      asked.put("from", cursor == null ? 0 : cursor.end().asInt());
      GroupReader.count(aggregations, body);
    } else if (cursor != null) {
      asked.set("search_after", cursor.end());
    }
    return asked;
  }

  /** What is asked of the cluster for a request, at first. */
  ObjectNode asked(Snapshot snapshot, SearchRequest request, Query query) {
    SearchBody body = body(request, query);
    return asked(
        request,
        body,
        new FacetCounts(request, body, snapshot.shards()),
        new HistogramCounts(request, body),
        null);
  }

  private static List<Group> groups(Snapshot snapshot, SearchBody body, JsonNode found, int shown)
      throws IOException {
    var hits = new ArrayList<JsonNode>();
    found.forEach(hits::add);
    return new GroupReader(snapshot).groups(hits.subList(0, shown), body.all());
  }

  private static Hit hit(Snippets.Marker marker, JsonNode hit, @Nullable Group group) {
    return marker.hit(
        Quotes.source(hit),
        hit.path("_score").asDouble(0),
        hit.has("_explanation") ? explanation(hit.get("_explanation")) : null,
        group);
  }

  private static Explanation explanation(JsonNode json) {
    return new Explanation(
        json.path("value").asDouble(),
        json.path("description").asText(),
        StreamSupport.stream(json.path("details").spliterator(), false)
            .map(ClusterSearch::explanation)
            .toList());
  }

  /** What a cluster is asked to find the quotes of a query. */
  ObjectNode found(Query query) {
    return dsl.of(query);
  }

  /** How many quotes a query finds under the filters of a request. */
  long count(Snapshot snapshot, SearchRequest request, Query query) throws IOException {
    return new Counting(snapshot).of(body(request, query).all());
  }

  /** Hands over every hit in the order of the request, whatever its limit and cursor. */
  void all(Snapshot snapshot, SearchRequest request, Understood understood, Consumer<Hit> sink)
      throws IOException {
    Snippets.Marker marker = snippets.marker(understood.query());
    SearchBody body = body(request, understood.query());
    ObjectNode asked = body.hits(BATCH);
    asked.put("track_total_hits", false);
    snapshot.pages(
        asked,
        body.isByScore(),
        page -> page.forEach(each -> sink.accept(hit(marker, each, null))));
  }

  /** The values of a dimension whose names have these words, counted under the request. */
  FacetResult facet(
      Snapshot snapshot,
      SearchRequest request,
      Understood understood,
      Dimension dimension,
      String typed)
      throws IOException {
    ObjectNode among = body(request, understood.query()).among(d -> d != dimension);
    ObjectNode beginning = filter(Names.beginning(dimension, typed));
    int wanted = request.facetSize() + 1;
    var counting = new Counting(snapshot);
    String field = SearchBody.facet(dimension);
    var values =
        new ArrayList<>(counting.mostFrequent(field, filter(List.of(among, beginning)), wanted));
    if (values.size() < wanted && !NamePattern.words(typed).isEmpty()) {
      ObjectNode others =
          object(
              "bool",
              object(
                  "filter",
                  array(List.of(among, filter(Names.having(dimension, typed)))),
                  "must_not",
                  beginning));
      values.addAll(counting.mostFrequent(field, others, wanted - values.size()));
    }
    List<String> chosen = request.where().getOrDefault(dimension, List.of());
    return new FacetResult(
        dimension,
        values.stream()
            .limit(request.facetSize())
            .map(v -> new Value(v.value(), v.count(), chosen.contains(v.value()), List.of()))
            .toList(),
        values.size() > request.facetSize());
  }

  /** The words that tell the quotes of a request from all others. */
  List<Value> words(Snapshot snapshot, SearchRequest request, Understood understood, int limit)
      throws IOException {
    return words.of(new FoundWords(snapshot, body(request, understood.query())), limit);
  }

  /** The words of the quotes that a request finds, beside those of all quotes. */
  private record FoundWords(Snapshot snapshot, SearchBody body) implements TellingWords.Source {
    @Override
    public List<String> latest(int limit) throws IOException {
      return Quotes.texts(
          snapshot.hits(
              object(
                  "size", limit,
                  "query", constant(body.all()),
                  "sort", array(List.of(object(Fields.SAID, "desc"), object(Fields.TIE, "asc"))),
                  "track_total_hits", false,
                  "_source", array(List.of(Fields.SOURCE)))));
    }

    @Override
    public long quotes() throws IOException {
      return new Counting(snapshot).of(Dsl.term(Fields.TYPE, Fields.QUOTE));
    }

    @Override
    public List<Long> everywhere(List<String> words) throws IOException {
      return counts(words, Dsl.EVERYTHING);
    }

    @Override
    public List<Long> counts(List<String> words) throws IOException {
      return counts(words, body.all());
    }

    private List<Long> counts(List<String> words, ObjectNode among) throws IOException {
      return new Counting(snapshot)
          .each(words.stream().map(word -> Dsl.term(Fields.EXACT, word)).toList(), among);
    }
  }
}
