package dev.onrecord.opensearch;

import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchEngineContract;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** The contract on a cluster of three nodes. */
class OpenSearchEngineTest extends SearchEngineContract {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private @Nullable OpenSearchEngine engine;

  @Override
  protected SearchEngine engine() {
    OpenSearchEngine open = engine;
    if (open == null) {
      open =
          OpenSearchEngine.open(
              RunningCluster.shared().settings("contract" + NUMBER.incrementAndGet()),
              Clock.systemUTC());
      engine = open;
    }
    return Objects.requireNonNull(open);
  }

  @AfterEach
  void remove() {
    OpenSearchEngine open = engine;
    if (open != null) {
      open.remove();
      open.close();
    }
  }
}
