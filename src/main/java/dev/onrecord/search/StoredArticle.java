package dev.onrecord.search;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.util.List;

/** An article as it was stored, with its quotes in the order of the text. */
public record StoredArticle(Article article, List<Quote> quotes) {
  /** Copies the list. */
  public StoredArticle {
    quotes = List.copyOf(quotes);
  }
}
