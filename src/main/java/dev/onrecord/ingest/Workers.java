package dev.onrecord.ingest;

import dev.onrecord.search.EngineException;
import dev.onrecord.search.SearchEngine;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Threads that do work which one thread brings, piece by piece. What is brought too fast waits;
 * what was done is made durable now and then; when the engine fails, all stops.
 */
final class Workers implements AutoCloseable {
  private static final int THREADS = 2;

  /** What may wait to be done, in units of {@link #UNIT} characters. */
  private static final int WAITING = 1_600;

  private static final int UNIT = 20_000;

  private final SearchEngine engine;
  private final long commitEvery;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Semaphore room = new Semaphore(WAITING);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private long committed = System.nanoTime();

  /**
   * Workers into an engine.
   *
   * @param commitEvery the time from one commit to the next
   */
  Workers(SearchEngine engine, Duration commitEvery) {
    this.engine = engine;
    this.commitEvery = commitEvery.toNanos();
  }

  /** What so many characters weigh. */
  static int weight(long characters) {
    return (int) Math.min(WAITING, 1 + characters / UNIT);
  }

  /** Takes room for something that weighs so much, if there is any now. */
  boolean hasRoom(int weight) {
    return room.tryAcquire(weight);
  }

  /** Takes room as soon as there is any. */
  void waitForRoom(int weight) {
    room.acquireUninterruptibly(weight);
  }

  /** Gives room back. */
  void leave(int weight) {
    room.release(weight);
  }

  /** Has something worked out; the room it took stays taken. */
  <T> Future<T> start(Callable<T> task) {
    return threads.submit(task);
  }

  /**
   * Has something done that took room, and then gives the room back. What fails is refused with a
   * reason, and the rest goes on.
   *
   * @throws EngineException when the engine failed on an earlier one
   */
  void work(int weight, Runnable task, Consumer<String> refuse) {
    failIfFailed();
    threads.execute(() -> {
      try {
        task.run();
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
  }

  /** A long way is made durable in steps, so that a crash costs a minute and not hours. */
  boolean isTimeToCommit() {
    return System.nanoTime() - committed >= commitEvery;
  }

  /** Waits until all that was brought is done, and makes it durable. */
  void commit() {
    room.acquireUninterruptibly(WAITING);
    room.release(WAITING);
    failIfFailed();
    engine.commit();
    committed = System.nanoTime();
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
