package dev.onrecord.stored;

import dev.onrecord.model.Article;
import dev.onrecord.search.Difference;
import dev.onrecord.search.Edition;
import dev.onrecord.search.StoredArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The earlier editions of an article as they are stored: without what follows from their texts. */
public record Editions(List<Text> texts) {
  /** Copies the list. */
  public Editions {
    texts = List.copyOf(texts);
  }

  /** One of them. */
  public record Text(String title, LocalDate published, @Nullable Instant asOf, String text) {}

  /** The earlier editions of an article. */
  public static Editions of(StoredArticle stored) {
    return new Editions(
        stored.editions().stream()
            .map(e -> new Text(e.title(), e.published(), e.asOf(), e.text()))
            .toList());
  }

  /** The stored form. */
  public byte[] toBytes() {
    return QuoteSource.bytes(this);
  }

  /** Those that came before this article, the latest first, each with how the next differs. */
  public List<Edition> before(Article article) {
    var editions = new ArrayList<Edition>();
    String next = article.text();
    for (Text e : texts) {
      editions.add(
          new Edition(e.title, e.published, e.asOf, e.text, Difference.between(e.text, next)));
      next = e.text;
    }
    return editions;
  }
}
