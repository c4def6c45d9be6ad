package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.StoredArticle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Finds the quotes of entries as an ingest would, and keeps them to be shown. For one thread. */
final class Previewer {
  private final QuoteFinder finder;
  private final int limit;
  private final List<StoredArticle> articles = new ArrayList<>();
  private final Tally tally = new Tally();
  private final Map<String, String> seen = new HashMap<>();
  private long more;

  Previewer(QuoteFinder finder, int limit) {
    this.finder = finder;
    this.limit = limit;
  }

  void take(Entry entry) {
    switch (entry) {
      case Entry.Refused(String where, String reason) -> tally.refused(where, reason);
      case Entry.Read(String where, Article article) ->
          show(where, article, () -> finder.findStatements(article));
      case Entry.Made(String where, Article article, List<Quote> quotes) ->
          show(where, article, () -> finder.attribute(article, quotes));
    }
  }

  private void show(String where, Article article, Supplier<List<Quote>> quotes) {
    String first = seen.putIfAbsent(article.id(), where);
    if (first != null) {
      tally.refused(where, Ingester.twice(article, first));
    } else if (articles.size() < limit) {
      articles.add(new StoredArticle(article, quotes.get()));
    } else {
      more++;
    }
  }

  Preview preview() {
    IngestReport report = tally.report();
    return new Preview(articles, more, report.refused(), report.problems());
  }
}
