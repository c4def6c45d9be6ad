package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Arrival;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.Stats;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.search.Suggestion;
import dev.onrecord.search.Versions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A real engine on which something else happens each time before it hands an article over. */
class MeddledEngine implements SearchEngine {
  private final SearchEngine engine;
  private final Runnable meddling;

  MeddledEngine(SearchEngine engine, Runnable meddling) {
    this.engine = engine;
    this.meddling = meddling;
  }

  @Override
  public void stored(BiConsumer<StoredArticle, Stamp> sink) {
    engine.stored(sink);
  }

  @Override
  public String mark() {
    return engine.mark();
  }

  @Override
  public String since(String mark, SearchRequest request, Consumer<Arrival> sink) {
    return engine.since(mark, request, sink);
  }

  @Override
  public void articles(String but, Consumer<Article> sink) {
    engine.articles(
        but,
        article -> {
          meddling.run();
          sink.accept(article);
        });
  }

  @Override
  public OptionalInt renew(Article article, List<Quote> quotes, Stamp stamp) {
    return engine.renew(article, quotes, stamp);
  }

  @Override
  public void put(StoredArticle article, Stamp stamp) {
    engine.put(article, stamp);
  }

  @Override
  public boolean putIf(StoredArticle article, Stamp stamp, String expected) {
    return engine.putIf(article, stamp, expected);
  }

  @Override
  public Optional<String> known(String key) {
    return engine.known(key);
  }

  @Override
  public boolean delete(String articleId) {
    return engine.delete(articleId);
  }

  @Override
  public void commit() {
    engine.commit();
  }

  @Override
  public Optional<String> fingerprint(String articleId) {
    return engine.fingerprint(articleId);
  }

  @Override
  public SearchResult search(SearchRequest request) {
    return engine.search(request);
  }

  @Override
  public Versions versions(String quoteId, int limit) {
    return engine.versions(quoteId, limit);
  }

  @Override
  public Optional<Hit> quote(String quoteId) {
    return engine.quote(quoteId);
  }

  @Override
  public Optional<StoredArticle> article(String articleId) {
    return engine.article(articleId);
  }

  @Override
  public FacetResult facet(SearchRequest request, Dimension dimension, String words) {
    return engine.facet(request, dimension, words);
  }

  @Override
  public void all(SearchRequest request, Consumer<Hit> sink) {
    engine.all(request, sink);
  }

  @Override
  public List<FacetResult.Value> words(SearchRequest request, int limit) {
    return engine.words(request, limit);
  }

  @Override
  public List<Suggestion> suggest(String typed, int limit) {
    return engine.suggest(typed, limit);
  }

  @Override
  public Stats stats() {
    return engine.stats();
  }

  @Override
  public void close() {
    engine.close();
  }
}
