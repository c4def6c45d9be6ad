package dev.onrecord.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Pattern;

/** What a cluster answered that it would not do. */
final class ClusterError extends IOException {
  private static final long serialVersionUID = 1;

  private static final Pattern TOO_LARGE =
      Pattern.compile("too_(many|complex).*(clauses|determinize|buckets).*");

  private final int status;
  private final String type;
  private final boolean large;

  private ClusterError(int status, String type, String reason, boolean large) {
    super(reason);
    this.status = status;
    this.type = type;
    this.large = large;
  }

  /** Of an answer or of an item of one; the reason that lies deepest says most. */
  static ClusterError of(int status, JsonNode error) {
    JsonNode deepest = error;
    while (true) {
      JsonNode inner =
          deepest.has("root_cause") && deepest.get("root_cause").has(0)
              ? deepest.get("root_cause").get(0)
              : deepest.path("caused_by");
      if (inner.isMissingNode()) {
        break;
      }
      deepest = inner;
    }
    String type = deepest.path("type").asText(error.asText("unknown"));
    return new ClusterError(
        status, type, type + ": " + deepest.path("reason").asText(""), isTooLarge(error));
  }

  /** Whether any of the causes is that the query has too much of something. */
  private static boolean isTooLarge(JsonNode error) {
    return error.findValues("type").stream()
            .anyMatch(type -> TOO_LARGE.matcher(type.asText()).matches())
        || error.findValues("reason").stream()
            .anyMatch(reason -> reason.asText().contains("expanded to too many terms"));
  }

  int status() {
    return status;
  }

  /** OpenSearch's name for what is wrong: {@code index_not_found_exception}. */
  String type() {
    return type;
  }

  /** Whether another node, or the same one later, may well do it. */
  boolean isPassing() {
    boolean busy = status == 429 || status > 500;
    return !large && !isBlock() && (busy || isLostSnapshot() || isLeaderless());
  }

  /**
   * Whether a shard's copy was made the primary one and has not begun to be it. OpenSearch can get
   * stuck so when nodes leave and join at once (its issue 19150).
   */
  boolean isLeaderless() {
    return type.equals("shard_not_in_primary_mode_exception");
  }

  /** Whether the index may not be written, as when disks are full. */
  boolean isBlock() {
    return type.equals("cluster_block_exception") && (status == 403 || status == 429);
  }

  /** Whether the query is more than the cluster answers. */
  boolean isTooLarge() {
    return large;
  }

  /** Whether the state of the index that was asked is no longer kept, or its node is gone. */
  boolean isLostSnapshot() {
    String message = String.valueOf(getMessage());
    boolean dead =
        status >= 500
            && (type.startsWith("node_")
                || type.startsWith("no_shard")
                || message.contains("no node found")
                || message.contains("ode not connected"));
    return dead || type.equals("search_context_missing_exception");
  }

  /** Whether what a cursor told was no state of an index. */
  boolean isUnknownSnapshot() {
    return status == 400 && type.equals("illegal_argument_exception");
  }
}
