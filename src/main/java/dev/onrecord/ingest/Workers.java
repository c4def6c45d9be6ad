package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.SearchEngine;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Threads that work on articles which one thread brings, one by one. What is brought too fast
 * waits; what was done is made durable now and then; when the engine fails, all stops.
 */
final class Workers implements AutoCloseable {
  private static final int THREADS = 2;

  /** What may wait to be read, in units of {@link #UNIT} characters. */
  private static final int WAITING = 1_600;

  private static final int UNIT = 20_000;

  private final SearchEngine engine;
  private final int commitEvery;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Semaphore room = new Semaphore(WAITING);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private int sinceCommit;

  /**
   * Workers into an engine.
   *
   * @param commitEvery articles of the usual size from one commit to the next; long ones count for
   *     more
   */
  Workers(SearchEngine engine, int commitEvery) {
    this.engine = engine;
    this.commitEvery = commitEvery;
  }

  /**
   * Has an article worked on. An article that fails is refused with a reason, and the rest goes on.
   *
   * @throws EngineException when the engine failed on an earlier one
   */
  void work(Article article, Consumer<Article> task, Consumer<String> refuse) {
    failIfFailed();
    int weight = Math.min(WAITING, 1 + article.text().length() / UNIT);
    room.acquireUninterruptibly(weight);
    threads.execute(() -> {
      try {
        task.accept(article);
      } catch (EngineException e) {
        failure.compareAndSet(null, e);
      } catch (RuntimeException | StackOverflowError e) {
        refuse.accept("the article cannot be stored: " + e.getMessage());
      } catch (Error e) {
        failure.compareAndSet(null, e);
      } finally {
        room.release(weight);
      }
    });
    commitNowAndThen(weight);
  }

  /** A long way is made durable in steps, so that a crash costs minutes and not hours. */
  private void commitNowAndThen(int weight) {
    sinceCommit += weight;
    if (sinceCommit >= commitEvery) {
      sinceCommit = 0;
      engine.commit();
    }
  }

  /** Waits for all work, and makes it durable. */
  void finish() {
    threads.close();
    failIfFailed();
    engine.commit();
  }

  private void failIfFailed() {
    switch (failure.get()) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> {}
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
