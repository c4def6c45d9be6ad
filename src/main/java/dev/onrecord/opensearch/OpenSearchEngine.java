package dev.onrecord.opensearch;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Arrival;
import dev.onrecord.search.DidYouMean;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Hit;
import dev.onrecord.search.QueryParser;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Sort;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.Stats;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.search.Suggestion;
import dev.onrecord.search.Understood;
import dev.onrecord.search.Versions;
import dev.onrecord.words.Analyzers;
import dev.onrecord.words.Corrections;
import dev.onrecord.words.Snippets;
import dev.onrecord.words.Suggestions;
import dev.onrecord.words.Translator;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;

/**
 * The engine for what one machine cannot hold: an index on an OpenSearch cluster.
 *
 * <p>Any number of processes read and write at a time. All methods may be called by any thread.
 */
public final class OpenSearchEngine implements SearchEngine {
  private final Cluster cluster;
  private final boolean write;
  private final Articles articles;
  private final StoredArticles stored;
  private final Snapshots snapshots;
  private final Writes writes;
  private final StatementsBehind statements;
  private final Snippets snippets;
  private final ClusterSearch search;
  private final ClusterLookups lookups;
  private final QueryParser parser;
  private final Corrections corrections;
  private final Suggestions suggestions;
  private final Analyzer analyzer = Analyzers.forFields();

  private OpenSearchEngine(Cluster cluster, Clock clock, boolean write) {
    this.write = write;
    this.snippets = new Snippets(analyzer, new Translator(analyzer));
    this.cluster = cluster;
    this.articles = new Articles(cluster);
    this.stored = new StoredArticles(articles);
    this.snapshots = new Snapshots(cluster);
    this.writes = new Writes(cluster, articles, snapshots);
    this.statements = new StatementsBehind(cluster, snapshots, writes);
    this.search = new ClusterSearch(analyzer, snippets);
    this.lookups = new ClusterLookups(cluster, snippets);
    this.parser = new QueryParser(clock);
    this.corrections = new Corrections(analyzer);
    this.suggestions = new Suggestions(analyzer);
  }

  /**
   * Connects to an index, and makes it where there is none.
   *
   * @throws EngineException when the cluster cannot be reached, or its index is not as this version
   *     needs it
   */
  public static OpenSearchEngine open(ClusterSettings settings, Clock clock) {
    return open(settings, clock, true);
  }

  /**
   * Connects to an index that is there.
   *
   * @throws EngineException when the cluster cannot be reached, or has no such index
   */
  public static OpenSearchEngine openToRead(ClusterSettings settings, Clock clock) {
    return open(settings, clock, false);
  }

  private static OpenSearchEngine open(ClusterSettings settings, Clock clock, boolean make) {
    var cluster = new Cluster(settings);
    try {
      var index = new ClusterIndex(cluster);
      if (make) {
        index.make();
      } else {
        index.check();
      }
      cluster.opened();
      return new OpenSearchEngine(cluster, clock, make);
    } catch (RuntimeException e) {
      try {
        cluster.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  @Override
  public void put(StoredArticle article, Stamp stamp) {
    writes.put(article, stamp);
  }

  @Override
  public boolean putIf(StoredArticle article, Stamp stamp, String expected) {
    return writes.putIf(article, stamp, expected);
  }

  @Override
  public OptionalInt renew(Article article, List<Quote> quotes, Stamp stamp) {
    return writes.renew(article, quotes, stamp);
  }

  @Override
  public boolean delete(String articleId) {
    return writes.delete(articleId);
  }

  @Override
  public void commit() {
    writes.commit();
  }

  @Override
  public void expect(Collection<String> articleIds, Collection<String> keys) {
    articles.expect(articleIds);
    if (!keys.isEmpty()) {
      snapshots.reading(snapshot -> {
        lookups.expect(snapshot, Set.copyOf(keys));
        return true;
      });
    }
  }

  @Override
  public Optional<String> fingerprint(String articleId) {
    return Optional.of(articles.asked(articleId))
        .filter(Articles.Known::isThere)
        .map(Articles.Known::fingerprint);
  }

  @Override
  public Optional<String> known(String key) {
    return snapshots.reading(snapshot -> lookups.known(snapshot, key));
  }

  @Override
  public SearchResult search(SearchRequest request) {
    ClusterCursor cursor = ClusterCursor.of(request);
    if (request.grouped() && cursor == null && write) {
      statements.want();
    }
    return parser.answer(
        request,
        understood ->
            cursor != null
                ? snapshots.readingAt(
                    cursor.point(),
                    snapshot -> search.search(snapshot, request, understood, cursor))
                : snapshots.reading(snapshot ->
                    corrected(
                        snapshot,
                        request,
                        understood,
                        search.search(snapshot, request, understood, null))));
  }

  /** With a query like it that finds something, where a word of it is in no quote. */
  private SearchResult corrected(
      Snapshot snapshot, SearchRequest request, Understood understood, SearchResult result)
      throws IOException {
    String q =
        corrections.correct(words(snapshot), request.q(), understood.query(), result.total());
    if (q == null) {
      return result;
    }
    long total = search.count(snapshot, request, parser.parseLeniently(q).query());
    return total == 0 ? result : result.suggesting(new DidYouMean(q, total));
  }

  private ClusterWords words(Snapshot snapshot) {
    return new ClusterWords(
        snapshot, analyzer, q -> search.found(parser.parseLeniently(q).query()));
  }

  @Override
  public void all(SearchRequest request, Consumer<Hit> sink) {
    request.checkPlain();
    parser.answer(
        request,
        understood -> {
          once((snapshot, begun) ->
              search.all(
                  snapshot,
                  request,
                  understood,
                  hit -> {
                    begun.run();
                    sink.accept(hit);
                  }));
          return true;
        });
  }

  @Override
  public String mark() {
    return UUID.randomUUID().toString();
  }

  /** A cluster does not tell what has come since: all hits are handed over each time. */
  @Override
  public String since(String mark, SearchRequest request, Consumer<Arrival> sink) {
    all(request.sortedBy(Sort.OLDEST), hit -> sink.accept(new Arrival(hit.quote(), () -> hit)));
    return mark();
  }

  /** Something that hands over one thing after the other, and tells when it begins to. */
  private interface Stream {
    void of(Snapshot snapshot, Runnable begun) throws IOException;
  }

  /** Once anything was handed over, it cannot be begun again. */
  private void once(Stream stream) {
    var begun = new AtomicBoolean();
    snapshots.reading(
        snapshot -> {
          stream.of(snapshot, () -> begun.set(true));
          return true;
        },
        () -> !begun.get());
  }

  @Override
  public FacetResult facet(SearchRequest request, Dimension dimension, String words) {
    dimension.checkNames();
    return parser.answer(
        request,
        understood ->
            snapshots.reading(
                snapshot -> search.facet(snapshot, request, understood, dimension, words)));
  }

  @Override
  public Optional<Hit> quote(String quoteId) {
    return snapshots.reading(snapshot -> lookups.quote(snapshot, quoteId));
  }

  @Override
  public Versions versions(String quoteId, int limit) {
    Versions.checkLimit(limit);
    if (write) {
      statements.want();
    }
    return snapshots.reading(
        snapshot -> new GroupReader(snapshot).versions(quoteId, limit, snippets));
  }

  @Override
  public void articles(String but, Consumer<Article> sink) {
    once((snapshot, begun) ->
        ClusterLookups.articles(
            snapshot,
            but,
            article -> {
              begun.run();
              sink.accept(article);
            }));
  }

  @Override
  public void stored(BiConsumer<StoredArticle, Stamp> sink) {
    once((snapshot, begun) ->
        ClusterLookups.stored(
            snapshot,
            stored,
            (article, stamp) -> {
              begun.run();
              sink.accept(article, stamp);
            }));
  }

  @Override
  public Optional<StoredArticle> article(String articleId) {
    return Optional.ofNullable(stored.of(articleId));
  }

  @Override
  public List<FacetResult.Value> words(SearchRequest request, int limit) {
    return parser.answer(
        request,
        understood ->
            snapshots.reading(snapshot -> search.words(snapshot, request, understood, limit)));
  }

  @Override
  public List<Suggestion> suggest(String typed, int limit) {
    return snapshots.reading(snapshot -> suggestions.of(words(snapshot), typed, limit));
  }

  @Override
  public Stats stats() {
    return snapshots.reading(lookups::stats);
  }

  @Override
  public void close() {
    snapshots.close();
    try {
      cluster.close();
    } catch (IOException e) {
      throw new EngineException(
          "the connections to the cluster could not be closed cleanly; what was acknowledged is safe: "
              + e.getMessage(),
          e);
    }
  }
}
