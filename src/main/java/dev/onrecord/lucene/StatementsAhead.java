package dev.onrecord.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;

/**
 * Works out the statements of each new state of the index behind the commit that made it, once
 * anybody has asked for statements, so that the next who asks need not wait.
 *
 * <p>At most one thread works at it, and rests as long as it worked: states that follow each other
 * quickly are passed over, and half of the time of its core is left.
 */
final class StatementsAhead implements ReferenceManager.RefreshListener, Closeable {
  private final SearcherManager searchers;
  private final AtomicBoolean working = new AtomicBoolean();
  private volatile boolean wanted;
  private volatile boolean due;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Thread worker;

  StatementsAhead(SearcherManager searchers) {
    this.searchers = searchers;
  }

  /** Somebody asks for statements. */
  void want() {
    wanted = true;
  }

  @Override
  public void beforeRefresh() {}

  @Override
  public void afterRefresh(boolean changed) {
    if (changed && wanted) {
      due = true;
      start();
    }
  }

  private void start() {
    if (working.compareAndSet(false, true)) {
      // Not a virtual thread: it would keep a carrier to itself.
      worker = Thread.ofPlatform().daemon().name("onrecord-statements").start(this::work);
    }
  }

  private void work() {
    try {
      boolean open = true;
      while (due && open) {
        due = false;
        long start = System.nanoTime();
        newest();
        open = !closed.await(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      }
    } catch (IOException | RuntimeException | InterruptedException e) {
      // Whoever asks works it out, and is told what is wrong.
    } finally {
      working.set(false);
      if (due && wanted) {
        start();
      }
    }
  }

  /** Waits for what is being worked out; nothing is begun any more. */
  @Override
  public void close() {
    wanted = false;
    closed.countDown();
    Thread last = worker;
    try {
      if (last != null) {
        last.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void newest() throws IOException {
    var searcher = (FacetedSearcher) searchers.acquire();
    try {
      if (searcher.columns() != null) {
        var _ = searcher.groups();
      }
    } finally {
      searchers.release(searcher);
    }
  }
}
