package dev.onrecord.ingest;

import dev.onrecord.search.EngineException;
import dev.onrecord.search.SearchEngine;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Threads that do work which one thread brings, piece by piece. What is brought too fast waits;
 * what was done is made durable now and then; when the engine fails, all stops.
 */
final class Workers implements AutoCloseable {
  /** On one core a second one would only make another set of segments, to be merged. */
  private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

  /** What may wait to be done, in units of {@link #UNIT} characters. */
  private static final int WAITING = 1_600;

  private static final int UNIT = 20_000;

  private final SearchEngine engine;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Semaphore room = new Semaphore(WAITING);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Workers(SearchEngine engine) {
    this.engine = engine;
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
   * @throws EngineException when the engine, or whoever is told, failed on an earlier one
   */
  void work(int weight, Runnable task, Consumer<String> refuse) {
    failIfFailed();
    threads.execute(() -> {
      try {
        attempt(task, refuse);
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
      } finally {
        room.release(weight);
      }
    });
  }

  private static void attempt(Runnable task, Consumer<String> refuse) {
    try {
      task.run();
    } catch (EngineException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      refuse.accept("the article cannot be stored: " + e.getMessage());
    }
  }

  /** Waits until all that was brought is done, and makes it durable. */
  void commit() {
    room.acquireUninterruptibly(WAITING);
    room.release(WAITING);
    failIfFailed();
    // Never on the caller's thread: an interrupt of it in the middle would close the engine's
    // files.
    await(
        threads.submit(() -> {
          engine.commit();
          return true;
        }));
  }

  /** What was worked out, however often the thread is interrupted meanwhile. */
  static <T> T await(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw thrown(Objects.requireNonNull(e.getCause()));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException thrown(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException failed ? failed : new IllegalStateException(e);
  }

  private void failIfFailed() {
    Throwable failed = failure.get();
    if (failed != null) {
      throw thrown(failed);
    }
  }

  /** Waits for what is being done: to interrupt it would close the engine's files. */
  @Override
  public void close() {
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        boolean _ = threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
