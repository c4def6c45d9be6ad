package dev.onrecord.search;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.util.List;
import java.util.Optional;

/**
 * Stores articles with their quotes, and searches them. The one seam between Onrecord and what
 * keeps its data.
 *
 * <p>Any number of threads may call it. What {@link #put} and {@link #delete} change is durable and
 * can be found once a {@link #commit} that began after them has returned. Any method may throw
 * {@link EngineException}.
 */
public interface SearchEngine extends AutoCloseable {
  /**
   * Stores an article and its quotes, in place of all that was stored under the article's id:
   * wholly or not at all.
   *
   * @param fingerprint what {@link #fingerprint} will give back for the article
   * @throws IllegalArgumentException when a quote is not a verbatim span of the article
   */
  void put(Article article, List<Quote> quotes, String fingerprint);

  /** Removes an article and its quotes; false when there was none that could be found. */
  boolean delete(String articleId);

  /** Makes all changes so far durable and visible. Callers at the same time share one commit. */
  void commit();

  /** The fingerprint the article was stored with, as of the last commit. */
  Optional<String> fingerprint(String articleId);

  /**
   * Answers a request.
   *
   * @throws QuerySyntaxException when the query cannot be read
   * @throws BadRequestException when the request cannot be answered
   */
  SearchResult search(SearchRequest request);

  /** One quote as a hit without marks. */
  Optional<Hit> quote(String quoteId);

  /** One article with its quotes. */
  Optional<StoredArticle> article(String articleId);

  /** Speakers with a word of whose name each word of {@code words} begins, most quoted first. */
  List<FacetResult.Value> speakers(String words, int limit);

  /** What the index holds. */
  Stats stats();

  @Override
  void close();
}
