package dev.onrecord.opensearch;

import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the statements of the index in step with its commits, once anybody asks for statements. Of
 * a small index they are worked out before the answer; of a large one behind it: until then each
 * new quote is a statement of its own.
 *
 * <p>Two servers that do it at a time do the same, and nothing is lost.
 */
final class StatementsBehind {
  /** Quotes that are grouped while somebody waits. */
  private static final long FEW = 100_000;

  /** While others commit all the time, it is never right: then the next who asks goes on. */
  private static final int ROUNDS = 3;

  private final Cluster cluster;
  private final Marker marker;
  private final Snapshots snapshots;
  private final Writes writes;
  private final ReentrantLock working = new ReentrantLock();
  private volatile String grouped = "none";
  private volatile @Nullable Thread worker;

  StatementsBehind(Cluster cluster, Snapshots snapshots, Writes writes) {
    this.cluster = cluster;
    this.marker = new Marker(cluster, "statements");
    this.writes = writes;
    this.snapshots = snapshots;
  }

  /** Somebody asks for statements. */
  void want() {
    boolean few =
        snapshots.reading(snapshot ->
            snapshot.marker().equals(grouped) || isGrouped(snapshot) || isFew(snapshot));
    if (few) {
      working.lock();
      try {
        work();
      } finally {
        working.unlock();
      }
    } else if (working.tryLock()) {
      try {
        start();
      } finally {
        working.unlock();
      }
    }
  }

  private static boolean isFew(Snapshot snapshot) throws IOException {
    return new Counting(snapshot).of(Dsl.term(Fields.TYPE, Fields.QUOTE)) <= FEW;
  }

  private void start() {
    Thread running = worker;
    if (running == null || !running.isAlive()) {
      worker = Thread.ofPlatform().daemon().name("onrecord-statements").start(this::workBehind);
    }
  }

  private void workBehind() {
    try {
      work();
    } catch (RuntimeException e) {
      // Whoever asks next has it done again.
    }
  }

  /**
   * Writes what changed, and lets everybody see it. Only a state in which nothing has to be written
   * is known to be right: others may have written meanwhile.
   */
  private void work() {
    for (int i = 0; i < ROUNDS && !isDone(); i++) {
      writes.show();
    }
  }

  private boolean isDone() {
    return snapshots.reading(snapshot -> {
      if (snapshot.marker().equals(grouped) || isGrouped(snapshot)) {
        return true;
      }
      boolean right = StatementGroups.write(snapshot, cluster) == 0;
      if (right) {
        marker.write(snapshot.marker());
        grouped = snapshot.marker();
      }
      return right;
    });
  }

  /** Whether it was done for this state, here or by another server. */
  private boolean isGrouped(Snapshot snapshot) throws IOException {
    String noted = marker.read();
    // An index that was never committed has no word either, and is not grouped.
    grouped = noted.isEmpty() ? "none" : noted;
    return grouped.equals(snapshot.marker());
  }
}
