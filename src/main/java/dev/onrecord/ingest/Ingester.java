package dev.onrecord.ingest;

import dev.onrecord.reader.Found;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.speaker.SpeakerRegistry;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries articles all the way into an engine: finds their quotes, stores both, commits.
 *
 * <p>When {@link #ingest} returns, everything its report counts as added, updated or unchanged is
 * durable and can be found.
 */
public final class Ingester {
  private final SearchEngine engine;
  private final QuoteFinder finder;
  private final String version;
  private final Claims claims = new Claims();

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
   * Takes a batch. What cannot be taken is refused with a reason, and the rest goes on.
   *
   * @param source hands over what it finds, one by one; called once
   * @throws dev.onrecord.search.EngineException when the engine fails; what it acknowledged before
   *     stays
   */
  public IngestReport ingest(Consumer<Consumer<Found>> source, Watcher watcher) {
    return uninterrupted(() -> take(source, watcher));
  }

  /**
   * What taking these would find; stores nothing.
   *
   * @param limit how many articles to show; of the others only the number is told
   */
  public Preview preview(Consumer<Consumer<Found>> source, int limit) {
    var previewer = new Previewer(finder, limit);
    source.accept(found -> previewer.take(found.entry()));
    return previewer.preview();
  }

  /**
   * An interrupt in the middle of a write would close the engine's files for everybody: it waits.
   */
  private static <T> T uninterrupted(Supplier<T> work) {
    boolean interrupted = Thread.interrupted();
    try {
      return work.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private IngestReport take(Consumer<Consumer<Found>> source, Watcher watcher) {
    try (var batch = new Batch(engine, finder, version, claims, watcher)) {
      source.accept(batch::submit);
      return batch.finish();
    }
  }

  /**
   * Reads stored articles anew that another version of the extractor read, from their stored texts,
   * and puts what it finds in place of their quotes, each article wholly or not at all. Durable in
   * steps: what a crash cuts off, the next run does. An article that is put or deleted meanwhile is
   * left as that made it.
   *
   * @param all reads every article anew, also those of this version
   * @param watcher told of each article; a refused one keeps its old quotes
   * @throws dev.onrecord.search.EngineException when the engine fails; what it acknowledged before
   *     stays
   */
  public ReextractReport reextract(boolean all, Watcher watcher) {
    return uninterrupted(() -> new Reextraction(engine, finder, version, watcher).run(all));
  }
}
