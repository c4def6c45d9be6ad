package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.words.Corrections.In;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The index as it was at one moment: a point in time of OpenSearch. Whatever is written meanwhile,
 * all that is asked of it agrees.
 */
final class Snapshot {
  /** How long it is kept when nobody asks. */
  static final String KEPT = "5m";

  private static final int MOST_KNOWN = 10_000;

  private static final Map<String, String> WHOLE =
      Map.of("allow_partial_search_results", "false", "cancel_after_time_interval", "12s");

  /** Words weigh alike on all shards: how rare each is, is asked of all of them first. */
  private static final Map<String, String> SCORED =
      Map.of(
          "search_type", "dfs_query_then_fetch",
          "allow_partial_search_results", "false",
          "cancel_after_time_interval", "12s");

  private final Cluster cluster;
  private final String point;
  private final String marker;
  private final int shards;
  private final Map<In, Boolean> known = new ConcurrentHashMap<>();
  private final AtomicInteger readers = new AtomicInteger();
  private volatile boolean paged;

  /**
   * A moment.
   *
   * @param point what OpenSearch calls it
   * @param marker of the commit before it
   * @param shards of the index
   */
  Snapshot(Cluster cluster, String point, String marker, int shards) {
    this.cluster = cluster;
    this.point = point;
    this.marker = marker;
    this.shards = shards;
  }

  String point() {
    return point;
  }

  /** Somebody begins to read it. */
  void enter() {
    readers.incrementAndGet();
  }

  void leave() {
    readers.decrementAndGet();
  }

  boolean isRead() {
    return readers.get() > 0;
  }

  /** Somebody was told that there is another page of it. */
  String paged() {
    paged = true;
    return point;
  }

  boolean isPaged() {
    return paged;
  }

  String marker() {
    return marker;
  }

  /** Words that were asked for at this moment, and whether any quote has them. */
  Map<In, Boolean> known() {
    if (known.size() > MOST_KNOWN) {
      known.clear();
    }
    return known;
  }

  int shards() {
    return shards;
  }

  /** The same request, of this moment. */
  ObjectNode at(ObjectNode body) {
    return body.set("pit", object("id", point, "keep_alive", KEPT));
  }

  /** The whole answer of all shards, or an error. */
  JsonNode search(ObjectNode body) throws IOException {
    return search(body, WHOLE);
  }

  /** The whole answer of all shards, with scores that do not depend on the shard. */
  JsonNode searchScored(ObjectNode body) throws IOException {
    return search(body, SCORED);
  }

  /** The hits of an answer. */
  JsonNode hits(ObjectNode body) throws IOException {
    return search(body).path("hits").path("hits");
  }

  /** Every hit of a request whose order has no ties, so many at a time as its size. */
  void pages(ObjectNode body, boolean scored, Consumer<JsonNode> sink) throws IOException {
    int size = body.path("size").asInt();
    JsonNode page;
    do {
      page = (scored ? searchScored(body) : search(body)).path("hits").path("hits");
      sink.accept(page);
      body.set("search_after", page.path(size - 1).path("sort"));
    } while (page.size() == size);
  }

  private JsonNode search(ObjectNode body, Map<String, String> parameters) throws IOException {
    JsonNode answer = cluster.once("POST", "/_search", parameters, Cluster.bytes(at(body)));
    JsonNode shards = answer.path("_shards");
    if (answer.path("timed_out").asBoolean(true)
        || shards.path("successful").asInt(-1) != shards.path("total").asInt()) {
      throw new IOException("the cluster answered for some of its shards only");
    }
    return answer;
  }
}
