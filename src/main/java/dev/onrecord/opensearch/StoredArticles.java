package dev.onrecord.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.stored.Editions;
import dev.onrecord.stored.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads articles with their quotes, each as one writing left it. */
final class StoredArticles {
  private static final List<String> STAMPED =
      List.of(Fields.FINGERPRINT, Fields.VERSION, Quotes.EDITION);

  /** Others may write while it is read. */
  private static final int TRIES = 5;

  private final Articles articles;

  StoredArticles(Articles articles) {
    this.articles = articles;
  }

  /** An article with its quotes, or null when it is not there. */
  @Nullable StoredArticle of(String articleId) {
    return of(articles.look(articleId));
  }

  /** The same of one that was looked at; it is looked at again when others write meanwhile. */
  @Nullable StoredArticle of(Articles.Known known) {
    Articles.Known now = known;
    for (int i = 0; i < TRIES && now.isThere(); i++) {
      StoredArticle whole = read(now);
      if (whole != null) {
        return whole;
      }
      now = articles.look(now.articleId());
    }
    if (now.isThere()) {
      throw new EngineException(
          "the article " + now.articleId() + " is being written again and again; try again later");
    }
    return null;
  }

  private @Nullable StoredArticle read(Articles.Known known) {
    String id = known.articleId();
    var wanted = new ArrayList<ObjectNode>();
    wanted.add(
        Articles.document(
            Articles.documentId("a", id),
            id,
            List.of(Fields.WHOLE, Fields.SOURCE, Fields.EDITIONS, Quotes.EDITION)));
    known
        .quotes()
        .forEach(quote -> wanted.add(Articles.document(quote, id, List.of(Fields.SOURCE))));
    List<JsonNode> documents = articles.get(wanted);
    JsonNode source = documents.getFirst().path("_source");
    boolean same = source.path(Quotes.EDITION).asText().equals(known.edition());
    if (!same || documents.stream().anyMatch(d -> !d.path("found").asBoolean())) {
      return null;
    }
    return whole(source, documents.subList(1, documents.size()));
  }

  private static StoredArticle whole(JsonNode source, List<JsonNode> quotes) {
    Article article = Quotes.article(source);
    return new StoredArticle(
        article,
        quotes.stream()
            .map(document -> Quotes.source(document).quote())
            .sorted(Comparator.comparingInt((Quote quote) -> quote.span().start()))
            .toList(),
        source.has(Fields.EDITIONS)
            ? Quotes.read(source, Fields.EDITIONS, Editions.class).before(article)
            : List.of());
  }

  /**
   * Hands over articles that a search found, with their quotes; what was written since as it is.
   */
  void each(JsonNode found, BiConsumer<StoredArticle, Stamp> sink) {
    var wanted = new ArrayList<ObjectNode>();
    for (JsonNode article : found) {
      for (JsonNode quote : article.path("_source").path(Quotes.QUOTES)) {
        wanted.add(
            Articles.document(
                quote.asText(), article.path("_routing").asText(), List.of(Fields.SOURCE)));
      }
    }
    List<JsonNode> quotes = articles.get(wanted);
    int at = 0;
    for (JsonNode article : found) {
      JsonNode source = article.path("_source");
      List<JsonNode> own = quotes.subList(at, at + source.path(Quotes.QUOTES).size());
      at += own.size();
      if (own.stream().allMatch(quote -> quote.path("found").asBoolean())) {
        sink.accept(whole(source, own), stamp(source));
      } else {
        rewritten(article.path("_routing").asText(), sink);
      }
    }
  }

  /** An article that was written while it was read. */
  private void rewritten(String articleId, BiConsumer<StoredArticle, Stamp> sink) {
    for (int i = 0; i < TRIES; i++) {
      Articles.Known now = articles.look(articleId);
      JsonNode document =
          articles
              .get(
                  List.of(
                      Articles.document(Articles.documentId("a", articleId), articleId, STAMPED)))
              .getFirst();
      boolean same = document.path("_source").path(Quotes.EDITION).asText().equals(now.edition());
      StoredArticle whole = same && now.isThere() ? read(now) : null;
      if (whole != null) {
        sink.accept(whole, stamp(document.path("_source")));
      }
      if (whole != null || !now.isThere()) {
        return;
      }
    }
    throw new EngineException(
        "the article " + articleId + " is being written again and again; try again later");
  }

  private static Stamp stamp(JsonNode source) {
    return new Stamp(
        source.path(Fields.VERSION).asText(), source.path(Fields.FINGERPRINT).asText());
  }
}
