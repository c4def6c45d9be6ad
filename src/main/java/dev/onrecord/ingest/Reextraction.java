package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.Stats;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;

/** One run over the stored articles that brings their quotes up to date. */
final class Reextraction {
  /** Often: what a crash cuts off has all its quotes to be found anew. */
  private static final int COMMIT_EVERY = 1_000;

  private final SearchEngine engine;
  private final QuoteFinder finder;
  private final String version;
  private final Watcher watcher;
  private final LongAdder renewed = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder before = new LongAdder();
  private final LongAdder after = new LongAdder();
  private long handed;

  Reextraction(SearchEngine engine, QuoteFinder finder, String version, Watcher watcher) {
    this.engine = engine;
    this.finder = finder;
    this.version = version;
    this.watcher = watcher;
  }

  ReextractReport run(boolean all) {
    Stats stats = engine.stats();
    long current = all ? 0 : stats.articles() - stats.outdated(version);
    try (var workers = new Workers(engine)) {
      engine.articles(
          all ? "" : version,
          article -> {
            int weight = Workers.weight(article.text().length());
            workers.waitForRoom(weight);
            workers.work(weight, () -> renew(article), reason -> refuse(article, reason));
            if (++handed % COMMIT_EVERY == 0) {
              workers.commit();
            }
          });
      workers.commit();
    }
    return new ReextractReport(renewed.sum(), current, refused.sum(), before.sum(), after.sum());
  }

  private void renew(Article article) {
    List<Quote> quotes = finder.findStatements(article);
    Stamp stamp = Fingerprint.stamp(article, version);
    OptionalInt replaced = engine.renew(article, quotes, stamp);
    if (replaced.isPresent()) {
      renewed.increment();
      before.add(replaced.getAsInt());
      after.add(quotes.size());
    }
    watcher.done(new Outcome(article.id(), Outcome.End.UPDATED, article.id(), quotes.size(), ""));
  }

  private void refuse(Article article, String reason) {
    refused.increment();
    watcher.done(Outcome.refused(article.id(), reason));
  }
}
