package dev.onrecord.ingest;

import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Copies all that one engine holds into another: articles, quotes, earlier editions, and what they
 * are known by. What is there already as it is here is passed over, so that a copy that was cut off
 * goes on where it was, and a second one brings what came meanwhile.
 */
public final class Reindexing {
  private static final long COMMIT_EVERY = Duration.ofSeconds(5).toNanos();

  private final SearchEngine from;
  private final SearchEngine to;
  private final LongConsumer progress;
  private long copied;
  private long passed;
  private long committed = System.nanoTime();

  /**
   * A copy from one engine into another, which stay the caller's to close.
   *
   * @param progress told how many articles were gone through so far
   */
  public Reindexing(SearchEngine from, SearchEngine to, LongConsumer progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /**
   * What was done.
   *
   * @param copied articles written
   * @param passed articles that were there already as they are
   */
  public record Report(long copied, long passed) {}

  /**
   * Copies. Durable on return; until then in steps.
   *
   * @throws dev.onrecord.search.EngineException when one of the engines fails; what was made
   *     durable stays
   */
  public Report run() {
    from.stored((article, stamp) -> {
      String id = article.article().id();
      if (to.fingerprint(id).orElse("").equals(stamp.fingerprint())) {
        passed++;
      } else {
        boolean made = stamp.version().equals(Stamp.READY_MADE);
        List<String> keys = made ? List.of() : Identity.keys(article.article());
        to.put(article, new Stamp(stamp.version(), stamp.fingerprint(), keys));
        copied++;
      }
      progress.accept(copied + passed);
      if (System.nanoTime() - committed > COMMIT_EVERY) {
        to.commit();
        committed = System.nanoTime();
      }
    });
    to.commit();
    return new Report(copied, passed);
  }
}
