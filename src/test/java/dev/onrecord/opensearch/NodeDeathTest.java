package dev.onrecord.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onrecord.search.EngineException;
import dev.onrecord.search.SearchEngineContract;
import dev.onrecord.search.SearchRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Kills nodes under two servers that read and write. */
class NodeDeathTest {
  private static final LocalDate DAY = LocalDate.of(2025, 4, 23);

  private static final Duration SEEN = Duration.ofMillis(120);

  /** So long a cluster needs at most to have all shards led again, unless it lost track of one. */
  private static final Duration STUCK = Duration.ofSeconds(60);

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong searches = new AtomicLong();
  private final AtomicLong slowest = new AtomicLong();

  @Test
  void nothingAcknowledgedIsLostAndNothingIsCountedShort() throws InterruptedException {
    try (RunningCluster nodes = RunningCluster.start();
        var one = OpenSearchEngine.open(nodes.settings("deaths"), Clock.systemUTC());
        var other = OpenSearchEngine.open(nodes.settings("deaths"), Clock.systemUTC())) {
      List<Thread> threads =
          List.of(
              Thread.ofPlatform().start(() -> write(one, "a")),
              Thread.ofPlatform().start(() -> write(other, "b")),
              Thread.ofPlatform().start(() -> read(one)),
              Thread.ofPlatform().start(() -> read(other)));
      for (int node = 0; node < RunningCluster.NODES; node++) {
        Thread.sleep(1_500);
        nodes.kill(node);
        Thread.sleep(2_500);
        nodes.startNode(node);
        nodes.awaitNode(node);
        nodes.await("green");
      }
      ended.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(wrong).isEmpty();
      assertThat(searches.get()).isGreaterThan(50);
      assertThat(acknowledged.size()).isGreaterThan(50);
      System.out.printf(
          "%d acknowledged, %d searches, the slowest call %d ms%n",
          acknowledged.size(), searches.get(), slowest.get());
      var found = ConcurrentHashMap.<String>newKeySet();
      one.all(SearchRequest.of("bridge"), hit -> found.add(hit.quote().articleId()));
      assertThat(found).containsAll(acknowledged);
      assertThat(one.stats().quotes()).isEqualTo(found.size());
      twoDeathsAreSaidAndPass(nodes);
    }
  }

  /** Without most of its nodes a cluster answers nothing; with them back, everything. */
  private void twoDeathsAreSaidAndPass(RunningCluster nodes) {
    ClusterSettings hasty = nodes.settings("deaths").patient(Duration.ofSeconds(3));
    try (var server = OpenSearchEngine.open(hasty, Clock.systemUTC())) {
      long before = found(server);
      nodes.kill(0);
      nodes.kill(1);
      assertThatThrownBy(() -> server.search(SearchRequest.of("bridge")))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("the cluster at http://127.0.0.1:");
      assertThatThrownBy(() -> put(server, "nobody")).isInstanceOf(EngineException.class);
      nodes.startNode(0);
      nodes.startNode(1);
      nodes.awaitNode(0);
      nodes.awaitNode(1);
      nodes.await("yellow");
      long back = System.nanoTime();
      // What could not be written waited, and goes out with the next commit.
      await(nodes, () -> put(server, "somebody"));
      await(nodes, () -> assertThat(found(server)).isEqualTo(before + 2));
      System.out.printf(
          "after two deaths all was as before within %.1f s%n", (System.nanoTime() - back) / 1e9);
    }
  }

  private static long found(OpenSearchEngine server) {
    return server.search(SearchRequest.of("bridge")).total();
  }

  /**
   * Tries until it succeeds. The nodes sort out by themselves who has what; but OpenSearch may lose
   * track of a shard, which then refuses writes or lets them wait. What the documents say to do
   * then is done here.
   */
  private static void await(RunningCluster nodes, Runnable task) {
    long start = System.nanoTime();
    boolean restarted = false;
    while (true) {
      try {
        task.run();
        return;
      } catch (EngineException e) {
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        assertThat(waited).as("%s", e).isLessThan(Duration.ofMinutes(4));
        boolean told = String.valueOf(e.getMessage()).contains("restart the node that holds it");
        if (!restarted && (told || waited.compareTo(STUCK) > 0)) {
          restarted = true;
          restartSurvivor(nodes);
        }
      }
    }
  }

  /** The one node that lived had its copies made primary ones. */
  private static void restartSurvivor(RunningCluster nodes) {
    System.out.println("a shard that nobody leads: the node that holds it is restarted");
    nodes.kill(2);
    nodes.startNode(2);
    nodes.awaitNode(2);
    nodes.await("yellow");
  }

  private static void put(OpenSearchEngine engine, String id) {
    SearchEngineContract.put(engine, id, DAY, "Ada Quill: The bridge is late, says " + id);
    engine.commit();
  }

  private void write(OpenSearchEngine engine, String name) {
    for (int i = 0; !ended.get(); i++) {
      String id = name + i;
      timed("write " + id, () -> put(engine, id), () -> acknowledged.add(id));
    }
  }

  private static void rest() {
    try {
      Thread.sleep(SEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(OpenSearchEngine engine) {
    var counts = new ArrayList<Long>();
    while (!ended.get()) {
      int least = acknowledged.size();
      // So soon a server sees what another one acknowledged.
      rest();
      timed(
          "search",
          () -> counts.add(engine.search(SearchRequest.of("bridge")).total()),
          () -> {
            if (counts.getLast() < least) {
              wrong.add("found " + counts.getLast() + " of " + least);
            }
          });
      searches.incrementAndGet();
    }
  }

  private void timed(String what, Runnable task, Runnable done) {
    long start = System.nanoTime();
    try {
      task.run();
      done.run();
    } catch (RuntimeException e) {
      wrong.add(what + ": " + e);
    }
    slowest.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
  }
}
