package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.EngineException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Several writes that go out in one call and are durable when it returns. */
final class Bulk {
  private static final Map<String, String> BRIEFLY =
      Map.of(
          "timeout", "10s",
          "require_alias", "true",
          "filter_path",
              "errors,items.*.status,items.*._seq_no,items.*._primary_term,items.*.error");

  private static final int CONFLICT = 409;

  private final Cluster cluster;
  private final List<byte[]> writes = new ArrayList<>();

  Bulk(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What became of a write. */
  record Done(int status, long seqNo, long primaryTerm) {
    boolean isConflict() {
      return status == CONFLICT;
    }
  }

  void index(String id, String routing, byte[] document) {
    add(object("index", object("_id", id, "routing", routing)), document);
  }

  /** Writes if the document is as it was seen. */
  void indexIf(String id, String routing, byte[] document, Articles.Known seen) {
    ObjectNode action = object("_id", id, "routing", routing);
    if (seen.isThere()) {
      add(object("index", condition(action, seen)), document);
    } else {
      add(object("create", action), document);
    }
  }

  /** Writes a document that a search found, if nobody wrote it since. */
  void replace(JsonNode found, byte[] document) {
    add(
        object(
            "index",
            object(
                "_id", found.path("_id"),
                "routing", found.path("_routing"),
                "if_seq_no", found.path("_seq_no"),
                "if_primary_term", found.path("_primary_term"))),
        document);
  }

  void delete(String id, String routing) {
    add(object("delete", object("_id", id, "routing", routing)), null);
  }

  /** Removes a document if it is as it was seen. */
  void deleteIf(String id, String routing, Articles.Known seen) {
    add(object("delete", condition(object("_id", id, "routing", routing), seen)), null);
  }

  private static ObjectNode condition(ObjectNode action, Articles.Known seen) {
    return action.put("if_seq_no", seen.seqNo()).put("if_primary_term", seen.primaryTerm());
  }

  private void add(ObjectNode action, byte @Nullable [] document) {
    var lines = new ByteArrayOutputStream();
    lines.writeBytes(Cluster.bytes(action));
    lines.write('\n');
    if (document != null) {
      lines.writeBytes(document);
      lines.write('\n');
    }
    writes.add(lines.toByteArray());
  }

  /** How many writes there are so far. */
  int size() {
    return writes.size();
  }

  /** What became of each, in their order. What the cluster had no room for is sent again. */
  List<Done> send() {
    var done = new Done[writes.size()];
    int[] left = IntStream.range(0, done.length).toArray();
    Patience patience = cluster.patience();
    while (left.length > 0) {
      left = send(left, done, patience.isOver());
      if (left.length > 0) {
        patience.rest();
      }
    }
    return Arrays.asList(done);
  }

  private int[] send(int[] left, Done[] done, boolean lastTry) {
    var body = new ByteArrayOutputStream();
    for (int i : left) {
      body.writeBytes(writes.get(i));
    }
    JsonNode items;
    try {
      items =
          cluster
              .attempt("POST", "/" + cluster.index() + "/_bulk", BRIEFLY, body.toByteArray())
              .path("items");
    } catch (ClusterError e) {
      throw cluster.refused(e);
    }
    if (items.size() != left.length) {
      throw new EngineException("the cluster's answer to a bulk of writes lacks some of them");
    }
    var again = IntStream.builder();
    for (int i = 0; i < left.length; i++) {
      JsonNode item = items.get(i).iterator().next();
      int status = item.path("status").asInt();
      ClusterError error = item.has("error") ? ClusterError.of(status, item.path("error")) : null;
      if (error != null && status != CONFLICT) {
        if (lastTry || !error.isPassing()) {
          throw cluster.refused(error);
        }
        again.add(left[i]);
      } else {
        done[left[i]] =
            new Done(
                status, item.path("_seq_no").asLong(-1), item.path("_primary_term").asLong(-1));
      }
    }
    return again.build().toArray();
  }
}
