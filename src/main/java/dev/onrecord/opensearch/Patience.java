package dev.onrecord.opensearch;

import dev.onrecord.search.EngineException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** For what is tried again, later and later, until it is at its end. */
final class Patience {
  private static final long LONGEST_PAUSE = 2_000;

  private final long end;
  private long pause = 50;

  Patience(Duration whole) {
    this.end = System.nanoTime() + whole.toNanos();
  }

  /** Whether there is no time for another rest. */
  boolean isOver() {
    return System.nanoTime() + Duration.ofMillis(pause).toNanos() > end;
  }

  /** Waits, each time about twice as long, and never as long as others do. */
  void rest() {
    try {
      Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for the cluster", e);
    }
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}
