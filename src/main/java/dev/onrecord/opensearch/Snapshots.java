package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.QuerySyntaxException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
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

  private static final String MARKER = "commit";

  private final Cluster cluster;
  private final ReentrantLock looking = new ReentrantLock();
  private final ArrayDeque<Snapshot> before = new ArrayDeque<>();
  private volatile @Nullable Snapshot newest;
  private volatile boolean due;
  private volatile long looked;

  Snapshots(Cluster cluster) {
    this.cluster = cluster;
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
    long end = System.nanoTime() + cluster.settings().patience().toNanos();
    Duration pause = Cluster.FIRST_PAUSE;
    while (true) {
      Snapshot snapshot = null;
      try {
        snapshot = newest();
        return reading.from(snapshot);
      } catch (IOException e) {
        boolean passing = !(e instanceof ClusterError c) || c.isPassing() || c.isLostSnapshot();
        if (!passing || !again.getAsBoolean() || System.nanoTime() + pause.toNanos() > end) {
          throw meaning(e);
        }
        forget(snapshot);
      }
      Cluster.rest(pause);
      pause = Cluster.longer(pause);
    }
  }

  /**
   * Reads the state that a page was read of.
   *
   * @throws BadRequestException when it is no longer kept
   */
  <T> T readingAt(String point, Reading<T> reading) {
    try {
      return reading.from(new Snapshot(cluster, point, ""));
    } catch (ClusterError e) {
      if (e.status() == 404 || e.status() == 400 || e.status() == 500) {
        throw new BadRequestException(
            "cursor",
            "the index has changed, and how it was when this paging began is no longer kept; start again with the first page");
      }
      throw meaning(e);
    } catch (IOException e) {
      throw meaning(e);
    }
  }

  private RuntimeException meaning(IOException e) {
    return switch (e) {
      case ClusterError large when large.type().startsWith("too_") ->
          new QuerySyntaxException(
              "the query is too large to answer; take fewer words, and fewer * and ? and ~", 0);
      case ClusterError refused -> cluster.refused(refused);
      default -> cluster.unreachable(e);
    };
  }

  /** There was a commit: whoever reads next reads what it made. */
  void changed() {
    due = true;
  }

  private Snapshot newest() throws IOException {
    Snapshot known = newest;
    if (known == null || due) {
      looking.lock();
    } else if (System.nanoTime() - looked < LOOK_EVERY || !looking.tryLock()) {
      return known;
    }
    try {
      return look();
    } finally {
      looking.unlock();
    }
  }

  private Snapshot look() throws IOException {
    Snapshot known = newest;
    boolean wanted = due;
    if (known != null && !wanted && System.nanoTime() - looked < LOOK_EVERY) {
      return known;
    }
    due = false;
    try {
      String marker = marker();
      if (known == null || !known.marker().equals(marker)) {
        known = make(marker);
      }
      looked = System.nanoTime();
      return known;
    } catch (IOException e) {
      due = wanted;
      throw e;
    }
  }

  private String marker() throws IOException {
    JsonNode answer =
        cluster.once(
            "GET",
            "/" + cluster.index() + "/_doc/" + MARKER,
            Map.of("routing", MARKER, "_source_includes", "token"),
            null);
    return answer.path("_source").path("token").asText("");
  }

  private Snapshot make(String marker) throws IOException {
    JsonNode answer =
        cluster.once(
            "POST",
            "/" + cluster.index() + "/_search/point_in_time",
            Map.of("keep_alive", Snapshot.KEPT, "allow_partial_pit_creation", "false"),
            null);
    var made = new Snapshot(cluster, answer.path("pit_id").asText(), marker);
    Snapshot old = newest;
    newest = made;
    if (old != null) {
      before.addLast(old);
    }
    if (before.size() > MOST) {
      drop(before.removeFirst());
    }
    return made;
  }

  /** Lets a state go whose nodes failed. */
  private void forget(@Nullable Snapshot lost) {
    looking.lock();
    try {
      if (lost != null && lost.equals(newest)) {
        newest = null;
      }
    } finally {
      looking.unlock();
    }
  }

  /** It would be let go by itself after a while: this only makes room sooner. */
  private void drop(Snapshot old) {
    try {
      cluster.once(
          "DELETE",
          "/_search/point_in_time",
          Map.of(),
          Cluster.bytes(object("pit_id", array(List.of(old.point())))));
    } catch (IOException e) {
      // it goes by itself
    }
  }

  /** Tells every server that there is a new state to be seen. */
  void mark(String token) {
    ObjectNode body = object("type", MARKER, "token", token);
    cluster.call("PUT", "/" + cluster.index() + "/_doc/" + MARKER, Map.of("routing", MARKER), body);
    changed();
  }

  /** Lets go what nobody can page through. */
  void close() {
    Snapshot last = newest;
    if (last != null) {
      drop(last);
    }
    before.forEach(this::drop);
  }

  static EngineException none(String what) {
    return new EngineException("the cluster's answer lacks " + what);
  }
}
