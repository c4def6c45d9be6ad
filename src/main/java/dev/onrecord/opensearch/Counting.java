package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.constant;
import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.FacetResult.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/** Counts at one moment, exactly. */
final class Counting {
  /** Values told at a time where all are wanted. */
  private static final int PAGE = 10_000;

  private static final int AT_ONCE = 500;

  private final Snapshot snapshot;

  Counting(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** How many documents each of these clauses finds among those of a query. */
  List<Long> each(List<ObjectNode> clauses, ObjectNode among) throws IOException {
    var counts = new ArrayList<Long>();
    for (int from = 0; from < clauses.size(); from += AT_ONCE) {
      List<ObjectNode> some = clauses.subList(from, Math.min(clauses.size(), from + AT_ONCE));
      ObjectNode any =
          object("bool", object("should", array(some), "filter", among, "minimum_should_match", 1));
      ObjectNode filters = object("each", object("filters", object("filters", array(some))));
      JsonNode answer = snapshot.search(object("size", 0, "query", constant(any), "aggs", filters));
      for (JsonNode bucket : answer.path("aggregations").path("each").path("buckets")) {
        counts.add(bucket.path("doc_count").asLong());
      }
    }
    return counts;
  }

  /** The most frequent values of a field among the documents of a query, in their order. */
  List<Value> mostFrequent(String field, ObjectNode among, int limit) throws IOException {
    Optional<Top> top = top(field, among, limit, Top.Depth.of(snapshot.shards()));
    return FacetCounts.values((top.isPresent() ? top.get() : deeper(field, among, limit)).counts());
  }

  /** The same, where as much as is nearly always enough was not. */
  Top deeper(String field, ObjectNode among, int limit) throws IOException {
    for (Top.Depth depth : Top.Depth.MORE) {
      Optional<Top> top = top(field, among, limit, depth);
      if (top.isPresent()) {
        return top.get();
      }
    }
    return every(field, among, limit);
  }

  private Optional<Top> top(String field, ObjectNode among, int limit, Top.Depth depth)
      throws IOException {
    ObjectNode top = object("top", Top.ask(field, limit, depth));
    JsonNode answer = snapshot.search(object("size", 0, "query", constant(among), "aggs", top));
    return Top.read(answer.path("aggregations").path("top"), limit);
  }

  private Top every(String field, ObjectNode among, int limit) throws IOException {
    var every = new ArrayList<Value>();
    all(field, among, (value, count) -> every.add(new Value(value, count, false, List.of())));
    every.sort(FacetResult.MOST_FIRST);
    var most = new LinkedHashMap<String, Long>();
    every.stream().limit(limit).forEach(value -> most.put(value.value(), value.count()));
    return new Top(most, every.stream().skip(limit).mapToLong(Value::count).sum());
  }

  /** Every value of a field among the documents of a query, page by page. */
  void all(String field, ObjectNode among, ObjLongConsumer<String> sink) throws IOException {
    JsonNode after = null;
    do {
      ObjectNode composite =
          object(
              "size",
              PAGE,
              "sources",
              array(List.of(object("value", object("terms", object("field", field))))));
      if (after != null) {
        composite.set("after", after);
      }
      JsonNode page =
          snapshot
              .search(
                  object(
                      "size", 0,
                      "query", constant(among),
                      "aggs", object("all", object("composite", composite))))
              .path("aggregations")
              .path("all");
      for (JsonNode bucket : page.path("buckets")) {
        sink.accept(bucket.path("key").path("value").asText(), bucket.path("doc_count").asLong());
      }
      after = page.get("after_key");
    } while (after != null);
  }

  /** How many values a field has among the documents of a query. */
  long distinct(String field, ObjectNode among) throws IOException {
    var count = new long[1];
    all(field, among, (_, _) -> count[0]++);
    return count[0];
  }

  /** How many documents a query finds. */
  long of(ObjectNode query) throws IOException {
    return snapshot
        .search(object("size", 0, "track_total_hits", true, "query", constant(query)))
        .path("hits")
        .path("total")
        .path("value")
        .asLong();
  }
}
