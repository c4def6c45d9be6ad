package dev.onrecord.search;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.util.List;

/**
 * An article as it was stored.
 *
 * @param quotes of its text, in the order of the text
 * @param editions how it read before it was edited, the latest first
 */
public record StoredArticle(Article article, List<Quote> quotes, List<Edition> editions) {
  /** Copies the lists. */
  public StoredArticle {
    quotes = List.copyOf(quotes);
    editions = List.copyOf(editions);
  }

  /** An article that was never edited. */
  public StoredArticle(Article article, List<Quote> quotes) {
    this(article, quotes, List.of());
  }
}
