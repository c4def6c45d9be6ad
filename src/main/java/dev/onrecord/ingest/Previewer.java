package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Facts;
import dev.onrecord.search.StoredArticle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the quotes of entries as an ingest would, and keeps them to be shown. For one thread. */
final class Previewer {
  private final QuoteFinder finder;
  private final int limit;
  private final List<StoredArticle> articles = new ArrayList<>();
  private final Tally tally = new Tally();
  private final Set<String> seen = new HashSet<>();
  private long more;

  Previewer(QuoteFinder finder, int limit) {
    this.finder = finder;
    this.limit = limit;
  }

  void take(Entry entry) {
    switch (entry) {
      case Entry.Refused(String where, String reason) -> tally.refused(where, reason);
      case Entry.Linked(String where, String url, Facts _, boolean _) ->
          tally.refused(where, "it lies at " + url + ", and is only looked up to be taken");
      case Entry.Read(String _, Article article, boolean _) ->
          show(article, () -> finder.findStatements(article));
      case Entry.Made(String _, Article article, List<Quote> quotes) ->
          show(article, () -> finder.attribute(article, quotes));
    }
  }

  private void show(Article article, Supplier<List<Quote>> quotes) {
    if (!seen.add(article.id())) {
      return; // another edition of what is shown, or the same
    }
    if (articles.size() < limit) {
      articles.add(new StoredArticle(article, quotes.get()));
    } else {
      more++;
    }
  }

  Preview preview() {
    IngestReport report = tally.report(new Times());
    return new Preview(articles, more, report.refused(), report.problems());
  }
}
