package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.Stamp;
import dev.onrecord.speaker.SpeakerRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries articles all the way into an engine: finds their quotes, stores both, commits.
 *
 * <p>When {@link #ingest} returns, everything its report counts as added, updated or unchanged is
 * durable and can be found.
 */
public final class Ingester {
  private static final int COMMIT_EVERY = 200_000;

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
    return uninterrupted(() -> take(source, progress));
  }

  /**
   * What taking these entries would find; stores nothing.
   *
   * @param limit how many articles to show; of the others only the number is told
   */
  public Preview preview(Consumer<Consumer<Entry>> source, int limit) {
    var previewer = new Previewer(finder, limit);
    source.accept(previewer::take);
    return previewer.preview();
  }

  /** Why an article is refused whose id came already. */
  static String twice(Article article, String first) {
    return "article id \""
        + article.id()
        + "\" already came in this batch, at "
        + first
        + "; the first one was kept";
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

  private IngestReport take(Consumer<Consumer<Entry>> source, Consumer<Entry> progress) {
    try (var workers = new Workers(engine, COMMIT_EVERY)) {
      var batch = new Batch(workers, progress);
      source.accept(batch::submit);
      workers.finish();
      return batch.tally.report();
    }
  }

  /**
   * Reads stored articles anew that another version of the extractor read, from their stored texts,
   * and puts what it finds in place of their quotes, each article wholly or not at all. Durable in
   * steps: what a crash cuts off, the next run does. An article that is put or deleted meanwhile is
   * left as that made it.
   *
   * @param all reads every article anew, also those of this version
   * @param progress told of each article when it is done, from any thread; a refused one keeps its
   *     old quotes
   * @throws dev.onrecord.search.EngineException when the engine fails; what it acknowledged before
   *     stays
   */
  public ReextractReport reextract(boolean all, Consumer<Entry> progress) {
    return uninterrupted(() -> new Reextraction(engine, finder, version, progress).run(all));
  }

  /**
   * One batch on its way. Entries come from one thread; the work on them is spread over several.
   */
  private final class Batch {
    private final Workers workers;
    private final Consumer<Entry> progress;
    private final Tally tally = new Tally();
    private final Map<String, String> seen = new HashMap<>();

    Batch(Workers workers, Consumer<Entry> progress) {
      this.workers = workers;
      this.progress = progress;
    }

    void submit(Entry entry) {
      switch (entry) {
        case Entry.Refused refused -> refuse(refused.where(), refused.reason());
        case Entry.Read(String where, Article article) ->
            work(
                entry,
                where,
                article,
                Fingerprint.stamp(article, version),
                () -> finder.findStatements(article));
        case Entry.Made(String where, Article article, List<Quote> quotes) ->
            work(
                entry,
                where,
                article,
                new Stamp(Stamp.READY_MADE, Fingerprint.of(article, version + quotes)),
                () -> finder.attribute(article, quotes));
      }
    }

    private void work(
        Entry entry, String where, Article article, Stamp stamp, Supplier<List<Quote>> quotes) {
      if (isFirst(where, article)) {
        workers.work(
            article,
            _ -> {
              store(article, stamp, quotes);
              progress.accept(entry);
            },
            reason -> refuse(where, reason));
      }
    }

    private void refuse(String where, String reason) {
      tally.refused(where, reason);
      progress.accept(new Entry.Refused(where, reason));
    }

    private boolean isFirst(String where, Article article) {
      String first = seen.putIfAbsent(article.id(), where);
      if (first == null) {
        return true;
      }
      refuse(where, twice(article, first));
      return false;
    }

    private void store(Article article, Stamp stamp, Supplier<List<Quote>> found) {
      Optional<String> stored = engine.fingerprint(article.id());
      if (stored.isPresent() && stored.get().equals(stamp.fingerprint())) {
        tally.unchanged(article);
        return;
      }
      List<Quote> quotes = found.get();
      engine.put(article, quotes, stamp);
      tally.taken(article, quotes.size(), stored.isPresent());
    }
  }
}
