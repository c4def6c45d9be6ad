package dev.onrecord.lucene;

import dev.onrecord.model.Article;
import dev.onrecord.search.Difference;
import dev.onrecord.search.Edition;
import dev.onrecord.search.StoredArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The earlier editions of an article as they are stored: without what follows from their texts. */
record Editions(List<Text> texts) {
  record Text(String title, LocalDate published, @Nullable Instant asOf, String text) {}

  static Editions of(StoredArticle stored) {
    return new Editions(
        stored.editions().stream()
            .map(e -> new Text(e.title(), e.published(), e.asOf(), e.text()))
            .toList());
  }

  byte[] toBytes() {
    return QuoteSource.bytes(this);
  }

  /** Those that came before this article, the latest first, each with how the next differs. */
  static List<Edition> before(Article article, Document document) {
    BytesRef bytes = document.getBinaryValue(Fields.EDITIONS);
    if (bytes == null) {
      return List.of();
    }
    var editions = new ArrayList<Edition>();
    String next = article.text();
    Editions stored = QuoteSource.read(bytes.bytes, bytes.offset, bytes.length, Editions.class);
    for (Text e : stored.texts) {
      editions.add(
          new Edition(e.title, e.published, e.asOf, e.text, Difference.between(e.text, next)));
      next = e.text;
    }
    return editions;
  }
}
