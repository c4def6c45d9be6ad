package dev.onrecord.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** What a cluster answered that it would not do. */
final class ClusterError extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;

  private ClusterError(int status, String type, String reason) {
    super(reason);
    this.status = status;
    this.type = type;
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
    return new ClusterError(status, type, type + ": " + deepest.path("reason").asText(""));
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
    return status == 429 || status >= 500;
  }

  /** Whether the state of the index that was asked is no longer kept, or its node is gone. */
  boolean isLostSnapshot() {
    return status == 404 && type.equals("search_context_missing_exception");
  }
}
