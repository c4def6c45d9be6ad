package dev.onrecord.follow;

import dev.onrecord.fetch.PoliteFetcher;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Found;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Keeps up with sources: visits each when it is due, takes what is new, and remembers what it has
 * seen. Each source has a thread of its own; what they find is taken one visit after the other.
 *
 * <p>What is remembered is written down after what was found is durable: a crash in between costs a
 * second look, at which all is unchanged.
 */
public final class Follower {
  private static final Duration LONGEST_BACK_OFF = Duration.ofHours(12);

  /** What takes articles, durably. */
  @FunctionalInterface
  public interface Taker {
    /** Takes all that the source hands over. */
    IngestReport take(Consumer<Consumer<Found>> source);
  }

  /** Is told of visits; any thread calls. */
  public interface Diary {
    /** A source was visited, or a part of it; what was new is durable. */
    void visited(Source source, IngestReport report);

    /** A source could not be had; it is visited again when it is due. */
    void failed(Source source, String reason, Instant due);
  }

  /**
   * How often to look.
   *
   * @param web at what lies on the web
   * @param folders at what lies here
   */
  public record Pace(Duration web, Duration folders) {}

  private final MemoryFolder memory;
  private final Taker taker;
  private final Diary diary;
  private final Pace pace;
  private final Clock clock;
  private final RandomGenerator random;
  private final WebVisit web;
  private final FolderVisit folders;
  private final ReentrantLock taking = new ReentrantLock(true);

  /**
   * A follower.
   *
   * @param memory the folder for what it remembers
   */
  public Follower(
      Path memory,
      PoliteFetcher fetcher,
      ArticleReader reader,
      Taker taker,
      Diary diary,
      Pace pace,
      Clock clock,
      RandomGenerator random) {
    this.memory = new MemoryFolder(memory);
    this.taker = taker;
    this.diary = diary;
    this.pace = pace;
    this.clock = clock;
    this.random = random;
    this.web = new WebVisit(fetcher, reader);
    this.folders = new FolderVisit(reader, clock);
  }

  /**
   * Visits every source once, those too that are not due.
   *
   * @throws InterruptedException when it is not to go on
   */
  public void once(List<Source> sources) throws InterruptedException {
    all(sources, source -> visit(source));
  }

  /**
   * Visits every source whenever it is due, until the thread is interrupted or something here
   * fails.
   *
   * @throws InterruptedException when it is not to go on
   */
  public void always(List<Source> sources) throws InterruptedException {
    all(
        sources,
        source -> {
          Instant due = memory.recall(source.name()).due();
          while (true) {
            Duration wait = Duration.between(clock.instant(), due);
            if (wait.isPositive()) {
              Thread.sleep(wait);
            }
            due = visit(source);
          }
        });
  }

  private interface Task {
    void run(Source source) throws InterruptedException;
  }

  private static void all(List<Source> sources, Task task) throws InterruptedException {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var tasks = new ExecutorCompletionService<Boolean>(threads);
      for (Source source : sources) {
        tasks.submit(() -> {
          task.run(source);
          return true;
        });
      }
      for (int i = 0; i < sources.size(); i++) {
        Future<Boolean> first = tasks.take();
        first.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failed
          ? failed
          : new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
      threads.close(); // whoever is taking articles finishes that first
    }
  }

  /** Visits a source now; tells when the next visit is due. */
  private Instant visit(Source source) throws InterruptedException {
    Memory before = memory.recall(source.name());
    Visit visit = source instanceof Source.Web ? web : folders;
    Visit.End end = end(visit, source, before);
    Instant due = clock.instant().plus(wait(source, end));
    // A folder is looked at every few seconds, and mostly there is nothing to write down.
    if (source instanceof Source.Web || !end.memory().isLike(memory.recall(source.name()))) {
      memory.remember(end.memory().due(due));
    }
    if (end.problem() != null) {
      diary.failed(source, end.problem(), due);
    }
    return due;
  }

  /** What fails in the reading of one source is no other's; what fails in taking is all's. */
  private Visit.End end(Visit visit, Source source, Memory before) throws InterruptedException {
    var hands = new Hands(source);
    try {
      return visit.visit(source, before, hands);
    } catch (RuntimeException e) {
      if (hands.failed) {
        throw e;
      }
      Memory kept = memory.recall(source.name());
      return new Visit.End(kept.failed(), "cannot be visited: " + e, null);
    }
  }

  private final class Hands implements Visit.Hands {
    private final Source source;
    private boolean failed;

    Hands(Source source) {
      this.source = source;
    }

    @Override
    public void take(Consumer<Consumer<Found>> found) {
      failed = true;
      taking.lock();
      try {
        diary.visited(source, taker.take(found));
        failed = false;
      } finally {
        taking.unlock();
      }
    }

    @Override
    public void keep(Memory state) {
      failed = true;
      memory.remember(state);
      failed = false;
    }
  }

  /** The usual time; twice as long after each failure, and never the same for all. */
  private Duration wait(Source source, Visit.End end) {
    Duration usual = source instanceof Source.Web ? pace.web() : pace.folders();
    int failures = end.memory().failures();
    if (failures == 0) {
      return usual;
    }
    double times = Math.pow(2, Math.min(failures, 16)) * (0.75 + random.nextDouble() / 2);
    double millis = Math.min((double) LONGEST_BACK_OFF.toMillis(), usual.toMillis() * times);
    Duration backOff = Duration.ofMillis((long) millis);
    Duration asked = end.retryAfter();
    if (asked == null || asked.compareTo(backOff) < 0) {
      return backOff;
    }
    return asked.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : asked;
  }
}
