package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.CursorText;
import dev.onrecord.search.QuerySyntaxException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of the index, shared by all who read. A new one is made when there was a commit,
 * by whichever server: each leaves a new marker in the index, which is looked at now and then.
 */
final class Snapshots {
  /** How soon a commit of another server is seen. */
  private static final long LOOK_EVERY = Duration.ofMillis(50).toNanos();

  /** States kept for those who page. A node keeps some hundreds for all servers. */
  private static final int MOST = 16;

  private final Cluster cluster;
  private final ReentrantLock looking = new ReentrantLock();
  private final ArrayDeque<Snapshot> kept = new ArrayDeque<>();
  private final AtomicLong commits = new AtomicLong();
  private final Marker marker;
  private volatile int shards;
  private final AtomicReference<@Nullable Newest> newest = new AtomicReference<>();

  Snapshots(Cluster cluster) {
    this.cluster = cluster;
    this.marker = new Marker(cluster, "commit");
    this.shards = cluster.settings().shards();
  }

  /**
   * A state, and how new it was when it was looked for.
   *
   * @param commits of this server by then
   */
  private record Newest(Snapshot snapshot, long commits, long looked) {
    boolean isOld() {
      return System.nanoTime() - looked >= LOOK_EVERY;
    }

    Newest lookedAt(long when) {
      return new Newest(snapshot, commits, when);
    }
  }

  /** Something read from one state of the index. */
  interface Reading<T> {
    T from(Snapshot snapshot) throws IOException;
  }

  /** Reads the newest state; when its nodes fail, another one, until the patience is at its end. */
  <T> T reading(Reading<T> reading) {
    return reading(reading, () -> true);
  }

  /**
   * Reads the newest state.
   *
   * @param again whether it may be read again from another one
   */
  <T> T reading(Reading<T> reading, BooleanSupplier again) {
    Patience patience = cluster.patience();
    while (true) {
      try {
        return read(reading, again.getAsBoolean());
      } catch (IOException e) {
        boolean passing = !(e instanceof ClusterError c) || c.isPassing() || c.isLostSnapshot();
        if (!passing || !again.getAsBoolean() || patience.isOver()) {
          throw meaning(e);
        }
      }
      patience.rest();
    }
  }

  private <T> T read(Reading<T> reading, boolean again) throws IOException {
    Newest known = newest.get();
    if (known == null || known.commits != commits.get() || (!again && known.isOld())) {
      return of(look(), reading);
    }
    if (!known.isOld()) {
      return of(known.snapshot, reading);
    }
    // Nearly always nothing has changed: what is asked need not wait for that news.
    Future<JsonNode> news = marker.ask();
    T result = of(known.snapshot, reading);
    if (known.snapshot.marker().equals(marker.read(news))) {
      newest.compareAndSet(known, known.lookedAt(System.nanoTime()));
      return result;
    }
    return of(look(), reading);
  }

  /** Reads a state, which is not let go meanwhile; one whose nodes failed is not read again. */
  private <T> T of(Snapshot snapshot, Reading<T> reading) throws IOException {
    snapshot.enter();
    try {
      return reading.from(snapshot);
    } catch (ClusterError e) {
      if (e.isLostSnapshot()) {
        newest.updateAndGet(
            known -> known != null && known.snapshot.equals(snapshot) ? null : known);
      }
      throw e;
    } finally {
      snapshot.leave();
    }
  }

  /**
   * Reads the state that a page was read of.
   *
   * @throws BadRequestException when it is no longer kept
   */
  <T> T readingAt(String point, Reading<T> reading) {
    try {
      return reading.from(new Snapshot(cluster, point, "", shards));
    } catch (ClusterError e) {
      if (e.isLostSnapshot() || e.isUnknownSnapshot()) {
        throw new BadRequestException("cursor", CursorText.LOST);
      }
      throw meaning(e);
    } catch (IOException e) {
      throw meaning(e);
    }
  }

  private RuntimeException meaning(IOException e) {
    return switch (e) {
      case ClusterError large when large.isTooLarge() -> QuerySyntaxException.tooLarge();
      case ClusterError refused -> cluster.refused(refused);
      default -> cluster.unreachable(e);
    };
  }

  /** The newest state there is; one thread looks, others wait and have what it found. */
  private Snapshot look() throws IOException {
    looking.lock();
    try {
      Newest known = newest.get();
      long seen = commits.get();
      if (known != null && known.commits == seen && !known.isOld()) {
        return known.snapshot;
      }
      String now = marker.read();
      Snapshot snapshot =
          known != null && known.snapshot.marker().equals(now) ? known.snapshot : make(now);
      newest.set(new Newest(snapshot, seen, System.nanoTime()));
      return snapshot;
    } finally {
      looking.unlock();
    }
  }

  private Snapshot make(String token) throws IOException {
    JsonNode answer =
        cluster.once(
            "POST",
            "/" + cluster.index() + "/_search/point_in_time",
            Map.of("keep_alive", Snapshot.KEPT, "allow_partial_pit_creation", "false"),
            null);
    shards = answer.path("_shards").path("total").asInt(shards);
    var made = new Snapshot(cluster, answer.path("pit_id").asText(), token, shards);
    kept.addLast(made);
    trim();
    return made;
  }

  /** Lets go of what nobody reads: at once where nobody pages through it, else of the oldest. */
  private void trim() {
    long pages = kept.stream().filter(Snapshot::isPaged).count();
    Iterator<Snapshot> oldest = kept.iterator();
    for (int i = kept.size() - 1; i > 0; i--) {
      Snapshot snapshot = oldest.next();
      if (!snapshot.isRead() && (!snapshot.isPaged() || pages > MOST)) {
        pages -= snapshot.isPaged() ? 1 : 0;
        oldest.remove();
        drop(List.of(snapshot));
      }
    }
  }

  /** They would be let go by themselves after a while: this only makes room sooner. */
  private void drop(List<Snapshot> old) {
    if (old.isEmpty()) {
      return;
    }
    try {
      cluster.once(
          "DELETE",
          "/_search/point_in_time",
          Map.of(),
          Cluster.bytes(object("pit_id", array(old.stream().map(Snapshot::point).toList()))));
    } catch (IOException e) {
      // it goes by itself
    }
  }

  /** Tells every server that there is a new state to be seen. */
  void mark(String token) {
    marker.write(token);
    // Whoever reads next reads what it made.
    commits.incrementAndGet();
  }

  /** Lets go of what nobody pages through. */
  void close() {
    looking.lock();
    try {
      drop(kept.stream().filter(snapshot -> !snapshot.isPaged()).toList());
    } finally {
      looking.unlock();
    }
  }
}
