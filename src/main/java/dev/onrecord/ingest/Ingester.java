package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.speaker.SpeakerRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Carries articles all the way into an engine: finds their quotes, stores both, commits.
 *
 * <p>When {@link #ingest} returns, everything its report counts as added, updated or unchanged is
 * durable and can be found.
 */
public final class Ingester {
  private static final int COMMIT_EVERY = 5_000;

  private final SearchEngine engine;
  private final QuoteFinder finder;
  private final String version;

  /**
   * An ingester into an engine, which stays the caller's to close. The registry tells whom bare
   * surnames mean and is not changed: were it to learn on the way, an article's quotes would depend
   * on what else came with it.
   */
  public Ingester(SearchEngine engine, SpeakerRegistry registry) {
    this.engine = engine;
    this.finder = new QuoteFinder(registry);
    this.version = finder.version();
  }

  /**
   * Takes a batch. An article that cannot be taken is refused with a reason, and the rest goes on.
   *
   * @param source hands over entries one by one; called once
   * @param progress told of each entry when it is done, from any thread
   * @throws dev.onrecord.search.EngineException when the engine fails; what it acknowledged before
   *     stays
   */
  public IngestReport ingest(Consumer<Consumer<Entry>> source, Consumer<Entry> progress) {
    // An interrupt in the middle of a write would close the engine's files for everybody: it waits.
    boolean interrupted = Thread.interrupted();
    try {
      return take(source, progress);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private IngestReport take(Consumer<Consumer<Entry>> source, Consumer<Entry> progress) {
    var batch = new Batch(progress);
    try (ExecutorService workers = Executors.newFixedThreadPool(Batch.WORKERS)) {
      source.accept(entry -> batch.submit(entry, workers));
    }
    batch.failIfFailed();
    engine.commit();
    return batch.tally.report();
  }

  /**
   * One batch on its way. Entries come from one thread; the work on them is spread over several.
   */
  private final class Batch {
    static final int WORKERS = 2;

    /** What may wait to be read, in units of {@link #UNIT} characters. */
    private static final int WAITING = 1_600;

    private static final int UNIT = 20_000;

    private final Consumer<Entry> progress;
    private final Tally tally = new Tally();
    private final Semaphore room = new Semaphore(WAITING);
    private final Map<String, String> seen = new HashMap<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private int submitted;

    Batch(Consumer<Entry> progress) {
      this.progress = progress;
    }

    void submit(Entry entry, ExecutorService workers) {
      failIfFailed();
      switch (entry) {
        case Entry.Refused refused -> {
          refuse(refused.where(), refused.reason());
        }
        case Entry.Read read -> {
          if (isFirst(read)) {
            room.acquireUninterruptibly(weight(read));
            workers.execute(() -> take(read));
            commitNowAndThen();
          }
        }
      }
    }

    private void refuse(String where, String reason) {
      tally.refused(where, reason);
      progress.accept(new Entry.Refused(where, reason));
    }

    private static int weight(Entry.Read read) {
      return Math.min(WAITING, 1 + read.article().text().length() / UNIT);
    }

    private boolean isFirst(Entry.Read read) {
      String first = seen.putIfAbsent(read.article().id(), read.where());
      if (first == null) {
        return true;
      }
      String reason =
          "article id \""
              + read.article().id()
              + "\" already came in this batch, at "
              + first
              + "; the first one was kept";
      refuse(read.where(), reason);
      return false;
    }

    /** A long batch is made durable on the way, so that a crash costs minutes and not hours. */
    private void commitNowAndThen() {
      if (++submitted % COMMIT_EVERY == 0) {
        engine.commit();
      }
    }

    private void take(Entry.Read read) {
      try {
        store(read.article());
        progress.accept(read);
      } catch (EngineException e) {
        failure.compareAndSet(null, e);
      } catch (RuntimeException | StackOverflowError e) {
        refuse(read.where(), "the article cannot be stored: " + e.getMessage());
      } catch (Error e) {
        failure.compareAndSet(null, e);
      } finally {
        room.release(weight(read));
      }
    }

    private void store(Article article) {
      String fingerprint = Fingerprint.of(article, version);
      Optional<String> stored = engine.fingerprint(article.id());
      if (stored.isPresent() && stored.get().equals(fingerprint)) {
        tally.unchanged(article);
        return;
      }
      List<Quote> quotes = finder.findStatements(article);
      engine.put(article, quotes, fingerprint);
      tally.taken(article, quotes.size(), stored.isPresent());
    }

    private void failIfFailed() {
      switch (failure.get()) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case null, default -> {}
      }
    }
  }
}
