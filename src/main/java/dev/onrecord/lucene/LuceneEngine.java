package dev.onrecord.lucene;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Arrival;
import dev.onrecord.search.DidYouMean;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Query;
import dev.onrecord.search.QueryParser;
import dev.onrecord.search.QuerySyntaxException;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.Stats;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.search.Suggestion;
import dev.onrecord.search.Understood;
import dev.onrecord.search.Versions;
import dev.onrecord.stored.Fields;
import dev.onrecord.words.Corrections;
import dev.onrecord.words.Snippets;
import dev.onrecord.words.Suggestions;
import dev.onrecord.words.TellingWords;
import dev.onrecord.words.Translator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

/**
 * The embedded engine: a Lucene index in a folder of the local disk.
 *
 * <p>One process writes at a time; any number read. All methods may be called by any thread.
 */
public final class LuceneEngine implements SearchEngine {
  /** Version of what an index holds; an index of another one cannot be opened. */
  public static final String SCHEMA = Fields.SCHEMA;

  private final IndexFolder folder;
  private final @Nullable IndexChanges changes;
  private final QuoteSearch quotes;
  private final Lookups lookups;
  private final QueryParser parser;
  private final Corrections corrections;
  private final Suggestions suggestions;

  LuceneEngine(IndexFolder folder, Clock clock) {
    Analyzer analyzer = folder.analyzer();
    FacetsConfig facets = folder.facets();
    var translator = new Translator(analyzer);
    var snippets = new Snippets(analyzer, translator);
    this.folder = folder;
    this.changes = folder.changes();
    this.quotes =
        new QuoteSearch(
            facets, new Requests(facets, translator), snippets, new TellingWords(analyzer));
    this.lookups = new Lookups(snippets);
    this.parser = new QueryParser(clock);
    this.corrections = new Corrections(analyzer);
    this.suggestions = new Suggestions(analyzer);
  }

  /**
   * Opens an index to read and write, and makes it where there is none.
   *
   * @throws EngineException when the folder cannot be written, is in use by another process, or
   *     holds an index of another schema
   */
  public static LuceneEngine open(Path path, Clock clock) {
    return new LuceneEngine(IndexFolder.write(path), clock);
  }

  /**
   * Opens an index to read; another process may be writing to it.
   *
   * @throws EngineException when there is no index, or one of another schema
   */
  public static LuceneEngine openToRead(Path path, Clock clock) {
    return new LuceneEngine(IndexFolder.read(path), clock);
  }

  private IndexChanges changes() {
    IndexChanges open = changes;
    if (open == null) {
      throw new EngineException("the index was opened to read only");
    }
    return open;
  }

  @Override
  public void put(StoredArticle article, Stamp stamp) {
    String id = article.article().id();
    changes().put(article, stamp, () -> fingerprint(id).isPresent());
  }

  @Override
  public boolean putIf(StoredArticle article, Stamp stamp, String expected) {
    return changes().putIf(article, stamp, expected, () -> fingerprint(article.article().id()));
  }

  @Override
  public OptionalInt renew(Article article, List<Quote> found, Stamp stamp) {
    return changes()
        .renew(
            article,
            found,
            stamp,
            () ->
                folder
                    .reading(searcher -> lookups.article(searcher, article.id()))
                    .filter(stored -> stored.article().equals(article)));
  }

  @Override
  public boolean delete(String articleId) {
    boolean there = fingerprint(articleId).isPresent();
    if (!there) {
      // It may have been put and not yet committed: then it is there, and its batch will be told
      // so.
      commit();
      there = fingerprint(articleId).isPresent();
    }
    if (there) {
      changes().delete(articleId);
    }
    return there;
  }

  @Override
  public void commit() {
    changes().commit();
  }

  @Override
  public Optional<String> fingerprint(String articleId) {
    return folder.reading(searcher -> lookups.fingerprint(searcher, articleId));
  }

  @Override
  public Optional<String> known(String key) {
    return folder.reading(searcher -> Lookups.known(searcher, key));
  }

  @Override
  public SearchResult search(SearchRequest request) {
    Cursor cursor = Cursor.of(request);
    if (request.grouped()) {
      folder.wantStatements();
    }
    Question<SearchResult> page =
        (searcher, understood) -> {
          SearchResult result = quotes.search(searcher, request, understood, cursor);
          if (result.next() != null) {
            folder.keep(searcher);
          }
          return cursor == null ? corrected(searcher, request, understood, result) : result;
        };
    return answer(request, cursor, page);
  }

  /** With a query like it that finds something, where a word of it is in no quote. */
  private SearchResult corrected(
      FacetedSearcher searcher, SearchRequest request, Understood understood, SearchResult result)
      throws IOException {
    String q =
        corrections.correct(
            words(searcher, request), request.q(), understood.query(), result.total());
    if (q == null) {
      return result;
    }
    long total = count(searcher, request, q);
    return total == 0 ? result : result.suggesting(new DidYouMean(q, total));
  }

  private IndexWords words(FacetedSearcher searcher, SearchRequest request) {
    return new IndexWords(searcher, q -> count(searcher, request, q));
  }

  private long count(FacetedSearcher searcher, SearchRequest request, String q) throws IOException {
    Query query = parser.parseLeniently(q).query();
    return bounded(() -> quotes.count(searcher, request, query));
  }

  @Override
  public void all(SearchRequest request, Consumer<Hit> sink) {
    request.checkPlain();
    answer(
        request,
        null,
        (searcher, understood) -> {
          quotes.all(searcher, request, understood, sink);
          return true;
        });
  }

  @Override
  public String mark() {
    return folder.reading(searcher -> Segments.of(searcher).write());
  }

  @Override
  public String since(String mark, SearchRequest request, Consumer<Arrival> sink) {
    request.checkPlain();
    return answer(
        request,
        null,
        (searcher, understood) -> quotes.since(mark, searcher, request, understood, sink));
  }

  @Override
  public FacetResult facet(SearchRequest request, Dimension dimension, String words) {
    dimension.checkNames();
    return answer(
        request,
        null,
        (searcher, understood) -> quotes.facet(searcher, request, understood, dimension, words));
  }

  /** Something asked of the quotes. */
  private interface Question<T> {
    T of(FacetedSearcher searcher, Understood understood) throws IOException;
  }

  private <T> T answer(SearchRequest request, @Nullable Cursor cursor, Question<T> question) {
    return parser.answer(request, understood -> answer(understood, cursor, question));
  }

  private <T> T answer(Understood understood, @Nullable Cursor cursor, Question<T> question) {
    IndexFolder.Reading<T> reading = searcher -> bounded(() -> question.of(searcher, understood));
    return cursor == null ? folder.reading(reading) : folder.readingAt(cursor.version(), reading);
  }

  private interface Work<T> {
    T done() throws IOException;
  }

  /** What Lucene refuses as too much is refused in a sentence. */
  private static <T> T bounded(Work<T> work) throws IOException {
    try {
      return work.done();
    } catch (IndexSearcher.TooManyClauses | TooComplexToDeterminizeException e) {
      throw QuerySyntaxException.tooLarge();
    } catch (IllegalStateException e) {
      // So say words near others that stand for very many.
      if (String.valueOf(e.getMessage()).contains("too many terms")) {
        throw QuerySyntaxException.tooLarge();
      }
      throw e;
    }
  }

  @Override
  public Optional<Hit> quote(String quoteId) {
    return folder.reading(searcher -> lookups.quote(searcher, quoteId));
  }

  @Override
  public Versions versions(String quoteId, int limit) {
    Versions.checkLimit(limit);
    folder.wantStatements();
    return folder.reading(searcher -> lookups.versions(searcher, quoteId, limit));
  }

  @Override
  public void articles(String but, Consumer<Article> sink) {
    folder.reading(searcher -> {
      ArticleScan.but(but, searcher, sink);
      return true;
    });
  }

  @Override
  public void stored(BiConsumer<StoredArticle, Stamp> sink) {
    folder.reading(searcher -> {
      ArticleScan.all(searcher, lookups, sink);
      return true;
    });
  }

  @Override
  public Optional<StoredArticle> article(String articleId) {
    return folder.reading(searcher -> lookups.article(searcher, articleId));
  }

  @Override
  public List<FacetResult.Value> words(SearchRequest request, int limit) {
    return answer(
        request,
        null,
        (searcher, understood) -> quotes.words(searcher, request, understood, limit));
  }

  @Override
  public List<Suggestion> suggest(String typed, int limit) {
    return folder.reading(
        searcher -> suggestions.of(words(searcher, SearchRequest.of("")), typed, limit));
  }

  @Override
  public Stats stats() {
    return folder.reading(searcher -> lookups.stats(searcher, folder.bytes()));
  }

  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException e) {
      throw new EngineException(
          "the index could not be closed cleanly; what was acknowledged is safe: " + e.getMessage(),
          e);
    }
  }
}
