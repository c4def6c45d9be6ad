package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Future;

/** A word in the index that all servers see at once, whatever they can search. */
final class Marker {
  private final Cluster cluster;
  private final String name;
  private final String path;

  Marker(Cluster cluster, String name) {
    this.cluster = cluster;
    this.name = name;
    this.path = "/" + cluster.index() + "/_doc/" + name;
  }

  private Map<String, String> wanted() {
    return Map.of("routing", name, "_source_includes", "token");
  }

  private static String token(JsonNode document) {
    return document.path("_source").path("token").asText("");
  }

  /** What it says; empty when it was never written. */
  String read() throws IOException {
    return token(cluster.once("GET", path, wanted(), null));
  }

  /** Asks what it says, and goes on. */
  Future<JsonNode> ask() {
    return cluster.begin("GET", path, wanted());
  }

  /** What it said. */
  String read(Future<JsonNode> asked) throws IOException {
    return token(cluster.await(asked));
  }

  void write(String token) {
    cluster.call(
        "PUT",
        path,
        Map.of("routing", name, "require_alias", "true"),
        object("type", name, "token", token));
  }
}
