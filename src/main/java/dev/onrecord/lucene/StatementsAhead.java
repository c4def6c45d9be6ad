package dev.onrecord.lucene;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * Works out the statements of each new state of the index behind the commit that made it, once
 * anybody has asked for statements, so that the next who asks need not wait.
 *
 * <p>At most one thread works at it, and rests as long as it worked: states that follow each other
 * quickly are passed over, and half of the time of its core is left.
 */
final class StatementsAhead implements ReferenceManager.RefreshListener {
  private final SearcherManager searchers;
  private final AtomicBoolean working = new AtomicBoolean();
  private volatile boolean wanted;
  private volatile boolean due;

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
      Thread.ofPlatform().daemon().name("onrecord-statements").start(this::work);
    }
  }

  private void work() {
    try {
      while (due) {
        due = false;
        long start = System.nanoTime();
        newest();
        Thread.sleep((System.nanoTime() - start) / 1_000_000);
      }
    } catch (AlreadyClosedException e) {
      // The index is closed; nobody will ask.
      wanted = false;
    } catch (IOException | InterruptedException e) {
      // Whoever asks works it out, and is told what is wrong.
    } finally {
      working.set(false);
      if (due && wanted) {
        start();
      }
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
