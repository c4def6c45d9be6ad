package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The index on the cluster. Its name is an alias, so that another index can take its place in one
 * step; the index itself is {@code NAME.1}, {@code NAME.2} and so on, each made by the template
 * {@code NAME}.
 */
final class ClusterIndex {
  /** Older servers lack what the mapping asks for, and none of them was ever tried. */
  private static final int OLDEST = 3;

  /** Version of what an index on a cluster holds; another one cannot be read. */
  private static final String SCHEMA = "6";

  private final Cluster cluster;

  ClusterIndex(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Makes the index where there is none; refuses one that is not as this version needs it. */
  void make() {
    checkServer();
    if (!isThere()) {
      ObjectNode definition = definition();
      ObjectNode settings = (ObjectNode) definition.path("settings").path("index");
      settings.put("number_of_shards", cluster.settings().shards());
      settings.put("number_of_replicas", cluster.settings().replicas());
      cluster.call(
          "PUT",
          "/_index_template/" + cluster.index(),
          Map.of(),
          object("index_patterns", array(List.of(cluster.index() + ".*")), "template", definition));
      try {
        cluster.attempt(
            "PUT",
            "/" + cluster.index() + ".1",
            Map.of(),
            object("aliases", object(cluster.index(), object())));
      } catch (ClusterError e) {
        // Another server may have been first; whether it is as it should be is seen below.
        if (!e.type().equals("resource_already_exists_exception")) {
          throw cluster.refused(e);
        }
      }
    }
    check();
  }

  /** Refuses an index that is not there, or not as this version needs it. */
  void check() {
    checkServer();
    JsonNode indexes = cluster.call("GET", "/" + cluster.index() + "/_mapping", Map.of(), null);
    for (JsonNode index : indexes) {
      checkSchema(index.path("mappings"));
    }
  }

  /** Removes the index with all that it holds. */
  void remove() {
    JsonNode indexes = cluster.call("GET", "/" + cluster.index() + "/_alias", Map.of(), null);
    indexes
        .fieldNames()
        .forEachRemaining(name -> cluster.call("DELETE", "/" + name, Map.of(), null));
    cluster.call("DELETE", "/_index_template/" + cluster.index(), Map.of(), null);
  }

  private boolean isThere() {
    try {
      cluster.attempt("GET", "/" + cluster.index() + "/_mapping", Map.of(), (ObjectNode) null);
      return true;
    } catch (ClusterError e) {
      if (e.status() == 404) {
        return false;
      }
      throw cluster.refused(e);
    }
  }

  private void checkServer() {
    JsonNode version = cluster.call("GET", "/", Map.of(), null).path("version");
    String number = version.path("number").asText("");
    boolean known = version.path("distribution").asText("").equals("opensearch");
    if (!known || major(number) < OLDEST) {
      throw new EngineException(
          "the cluster is "
              + (known ? "OpenSearch " + number : "no OpenSearch")
              + "; Onrecord needs OpenSearch "
              + OLDEST
              + " or newer");
    }
  }

  private static int major(String number) {
    int end = Math.max(0, number.indexOf('.'));
    String digits = number.substring(0, end);
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
  }

  private void checkSchema(JsonNode mappings) {
    String schema = mappings.path("_meta").path("onrecord.schema").asText("");
    if (schema.isEmpty()) {
      throw new EngineException(
          "the index "
              + cluster.index()
              + " on the cluster is none of Onrecord's; give another --index-name");
    }
    if (!schema.equals(SCHEMA)) {
      throw new EngineException(
          "the index "
              + cluster.index()
              + " on the cluster has schema "
              + schema
              + ", and this version reads schema "
              + SCHEMA
              + "; rebuild it from the articles under another name: onrecord ingest PATH --engine ADDRESS --index-name NEW_NAME");
    }
    JsonNode properties = mappings.path("properties");
    definition()
        .path("mappings")
        .path("properties")
        .properties()
        .forEach(field -> {
          if (!field.getValue().equals(properties.path(field.getKey()))) {
            throw new EngineException(
                "somebody changed the mapping of the index "
                    + cluster.index()
                    + " on the cluster: the field "
                    + field.getKey()
                    + " is "
                    + properties.path(field.getKey())
                    + " and not "
                    + field.getValue()
                    + "; rebuild it under another name: onrecord ingest PATH --engine ADDRESS --index-name NEW_NAME");
          }
        });
  }

  private static ObjectNode definition() {
    try (InputStream json =
        Objects.requireNonNull(ClusterIndex.class.getResourceAsStream("index.json"))) {
      var definition = (ObjectNode) Cluster.MAPPER.readTree(json);
      ((ObjectNode) definition.path("mappings").path("_meta")).put("onrecord.schema", SCHEMA);
      return definition;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
