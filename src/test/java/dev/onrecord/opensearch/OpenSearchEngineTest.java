package dev.onrecord.opensearch;

import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchEngineContract;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** The contract on a cluster of three nodes; each test finds an empty index. */
class OpenSearchEngineTest extends SearchEngineContract {
  private static final ClusterSettings SETTINGS = RunningCluster.shared().settings("contract");
  private static final IndexOfTest INDEX = new IndexOfTest(SETTINGS);

  private @Nullable OpenSearchEngine engine;

  @Override
  protected SearchEngine engine() {
    OpenSearchEngine open = engine;
    if (open == null) {
      open = open();
      engine = open;
    }
    return open;
  }

  private static OpenSearchEngine open() {
    return OpenSearchEngine.open(SETTINGS, Clock.systemUTC());
  }

  @AfterEach
  void empty() {
    OpenSearchEngine open = engine;
    if (open != null) {
      open.close();
      INDEX.empty();
    }
  }

  @AfterAll
  static void remove() throws IOException {
    INDEX.remove();
    INDEX.close();
  }
}
