package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.filter;
import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.FacetResult.Value;
import dev.onrecord.search.SearchRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Asks for the facets of a request and reads them, each counted as if nothing were chosen in its
 * own dimension.
 *
 * <p>{@link Top} sees to it that they are exact.
 */
final class FacetCounts {
  /** More years and months than there are. */
  private static final int TIMES = 20_000;

  private final SearchRequest request;
  private final SearchBody body;
  private final int shards;

  FacetCounts(SearchRequest request, SearchBody body, int shards) {
    this.request = request;
    this.body = body;
    this.shards = shards;
  }

  /** Adds what is to be counted. */
  void ask(ObjectNode aggregations) {
    for (Dimension dimension : Dimension.values()) {
      if (request.facets().contains(dimension)) {
        ObjectNode counts = dimension == Dimension.SAID_ON ? times() : top(dimension);
        put(aggregations, dimension.word(), body.chosen(d -> d != dimension), counts);
      }
    }
  }

  /** Under these clauses; without any, straight among the others, which is counted faster. */
  static void put(
      ObjectNode aggregations, String name, List<ObjectNode> clauses, ObjectNode counts) {
    if (clauses.isEmpty()) {
      aggregations.setAll(counts);
    } else {
      aggregations.set(name, object("filter", filter(clauses), "aggs", counts));
    }
  }

  /** What was put so. */
  static JsonNode counts(JsonNode aggregations, String name) {
    return aggregations.has(name) ? aggregations.get(name) : aggregations;
  }

  private static JsonNode counts(JsonNode aggregations, String group, String name) {
    return counts(aggregations, group).path(name);
  }

  private List<String> chosen(Dimension dimension) {
    return request.where().getOrDefault(dimension, List.of());
  }

  private ObjectNode top(Dimension dimension) {
    boolean every = body.isEvery(d -> d != dimension);
    Top.Depth depth = every ? Top.Depth.SHALLOW : Top.Depth.of(shards);
    String field = SearchBody.facet(dimension);
    ObjectNode counts = object();
    counts.set(dimension.word() + "_top", Top.ask(field, request.facetSize(), depth));
    List<String> chosen = chosen(dimension);
    if (!chosen.isEmpty()) {
      counts.set(
          dimension.word() + "_chosen",
          object(
              "terms",
              object(
                  "field", field,
                  "include", array(chosen),
                  "size", chosen.size(),
                  "shard_size", chosen.size())));
    }
    return counts;
  }

  private ObjectNode times() {
    ObjectNode counts = object("years", every(Quotes.YEAR), "months", every(Quotes.MONTH));
    String months =
        chosen(Dimension.SAID_ON).stream()
            .filter(value -> value.length() > "2025".length())
            .map(value -> value.substring(0, "2025-04".length()))
            .distinct()
            .collect(Collectors.joining("|"));
    if (!months.isEmpty()) {
      ObjectNode days = every(Quotes.DAY);
      ((ObjectNode) days.get("terms")).put("include", "(" + months + ")-.*");
      counts.set("days", days);
    }
    return counts;
  }

  private static ObjectNode every(String field) {
    return object("terms", object("field", field, "size", TIMES, "shard_size", TIMES));
  }

  private Optional<Top> top(JsonNode aggregations, Dimension dimension) {
    return Top.read(
        counts(aggregations, dimension.word(), dimension.word() + "_top"), request.facetSize());
  }

  /**
   * The facets.
   *
   * @param counting counts what could not be counted with the hits
   */
  List<FacetResult> read(JsonNode aggregations, Counting counting) throws IOException {
    var results = new ArrayList<FacetResult>();
    for (Dimension dimension : Dimension.values()) {
      if (!request.facets().contains(dimension)) {
        continue;
      }
      if (dimension == Dimension.SAID_ON) {
        results.add(days(aggregations));
      } else {
        Optional<Top> top = top(aggregations, dimension);
        results.add(
            values(
                aggregations,
                dimension,
                top.isPresent()
                    ? top.get()
                    : counting.deeper(
                        SearchBody.facet(dimension),
                        body.among(d -> d != dimension),
                        request.facetSize())));
      }
    }
    return results;
  }

  private FacetResult values(JsonNode aggregations, Dimension dimension, Top top) {
    List<String> chosen = chosen(dimension);
    Map<String, Long> shown = new LinkedHashMap<>(top.counts());
    long others = top.others();
    Map<String, Long> asked =
        byKey(counts(aggregations, dimension.word(), dimension.word() + "_chosen"));
    for (String value : chosen) {
      if (!shown.containsKey(value)) {
        long count = asked.getOrDefault(value, 0L);
        shown.put(value, count);
        others -= count;
      }
    }
    List<Value> values =
        shown.entrySet().stream()
            .map(e -> new Value(e.getKey(), e.getValue(), chosen.contains(e.getKey()), List.of()))
            .sorted(FacetResult.MOST_FIRST)
            .toList();
    return new FacetResult(dimension, values, others > 0);
  }

  static Map<String, Long> byKey(JsonNode terms) {
    var counts = new TreeMap<String, Long>();
    for (JsonNode bucket : terms.path("buckets")) {
      counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong());
    }
    return counts;
  }

  /** Counts as values, the most frequent first. */
  static List<Value> values(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> new Value(e.getKey(), e.getValue(), false, List.of()))
        .sorted(FacetResult.MOST_FIRST)
        .toList();
  }

  /** The years; inside each its months; inside a chosen month its days. */
  private FacetResult days(JsonNode aggregations) {
    String group = Dimension.SAID_ON.word();
    List<Value> days = times(byKey(counts(aggregations, group, "days")), List.of());
    List<Value> months = times(byKey(counts(aggregations, group, "months")), days);
    return new FacetResult(
        Dimension.SAID_ON, times(byKey(counts(aggregations, group, "years")), months), false);
  }

  private List<Value> times(Map<String, Long> counts, List<Value> inside) {
    List<String> chosen = chosen(Dimension.SAID_ON);
    return counts.entrySet().stream()
        .map(e ->
            new Value(
                e.getKey(),
                e.getValue(),
                chosen.contains(e.getKey()),
                inside.stream().filter(v -> v.value().startsWith(e.getKey())).toList()))
        .sorted(Comparator.comparing(Value::value))
        .toList();
  }
}
