package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.Stats;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** One run over the stored articles that brings their quotes up to date. */
final class Reextraction {
  /** More often than an ingest, of which nobody has promised that it may be stopped at any time. */
  private static final int COMMIT_EVERY = 1_000;

  private final SearchEngine engine;
  private final QuoteFinder finder;
  private final String version;
  private final Consumer<Entry> progress;
  private final LongAdder renewed = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder before = new LongAdder();
  private final LongAdder after = new LongAdder();

  Reextraction(SearchEngine engine, QuoteFinder finder, String version, Consumer<Entry> progress) {
    this.engine = engine;
    this.finder = finder;
    this.version = version;
    this.progress = progress;
  }

  ReextractReport run(boolean all) {
    Stats stats = engine.stats();
    long current = all ? 0 : stats.articles() - stats.outdated(version);
    try (var workers = new Workers(engine, COMMIT_EVERY)) {
      engine.articles(
          all ? "" : version,
          article -> workers.work(article, this::renew, reason -> refuse(article, reason)));
      workers.finish();
    }
    return new ReextractReport(renewed.sum(), current, refused.sum(), before.sum(), after.sum());
  }

  private void renew(Article article) {
    List<Quote> quotes = finder.findStatements(article);
    var stamp = Fingerprint.stamp(article, version);
    OptionalInt replaced = engine.renew(article, quotes, stamp);
    if (replaced.isPresent()) {
      renewed.increment();
      before.add(replaced.getAsInt());
      after.add(quotes.size());
    }
    progress.accept(new Entry.Read(article.id(), article));
  }

  private void refuse(Article article, String reason) {
    refused.increment();
    progress.accept(new Entry.Refused(article.id(), reason));
  }
}
