package dev.onrecord.opensearch;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** What tests do to the index of an engine, past it. */
record IndexOfTest(Cluster cluster) implements Closeable {
  IndexOfTest(ClusterSettings settings) {
    this(new Cluster(settings));
  }

  /** Removes all that it holds. */
  void empty() {
    cluster.call(
        "POST",
        "/" + cluster.index() + "/_delete_by_query",
        Map.of("refresh", "true", "conflicts", "proceed"),
        Dsl.object("query", Dsl.EVERYTHING));
  }

  /** Removes it. */
  void remove() {
    new ClusterIndex(cluster).remove();
  }

  /** Frees it of what was replaced or removed. */
  void merge() {
    cluster.call(
        "POST", "/" + cluster.index() + "/_forcemerge", Map.of("max_num_segments", "1"), null);
    snapshots().mark(UUID.randomUUID().toString());
  }

  Snapshots snapshots() {
    return new Snapshots(cluster);
  }

  @Override
  public void close() throws IOException {
    cluster.close();
  }
}
