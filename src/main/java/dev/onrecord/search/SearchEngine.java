package dev.onrecord.search;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

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
   * Stores an article with its quotes and earlier editions, in place of all that was stored under
   * the article's id: wholly or not at all.
   *
   * @param stamp what {@link #fingerprint}, {@link #known}, {@link #articles} and {@link #stats}
   *     tell it by
   * @throws IllegalArgumentException when a quote is not a verbatim span of the article
   */
  void put(StoredArticle article, Stamp stamp);

  /**
   * Stores an article as {@link #put(StoredArticle, Stamp)} does, if nobody stored or deleted it
   * since it was looked at.
   *
   * @param expected the fingerprint it was stored with when it was looked at; empty for none
   * @return whether it was stored
   */
  boolean putIf(StoredArticle article, Stamp stamp, String expected);

  /** Stores an article of which there is no earlier edition. */
  default void put(Article article, List<Quote> quotes, Stamp stamp) {
    put(new StoredArticle(article, quotes), stamp);
  }

  /**
   * Puts an article that {@link #articles} handed over, with quotes found anew; its earlier
   * editions stay. Nothing happens when it was put or deleted since: what came later stays.
   *
   * @return how many quotes were replaced; empty when nothing happened
   * @throws IllegalArgumentException when a quote is not a verbatim span of the article
   */
  OptionalInt renew(Article article, List<Quote> quotes, Stamp stamp);

  /** Removes an article and its quotes; false when there was none that could be found. */
  boolean delete(String articleId);

  /** Makes all changes so far durable and visible. Callers at the same time share one commit. */
  void commit();

  /**
   * Tells what will be asked for next, by {@link #fingerprint} and {@link #known}: who keeps it far
   * away may look for all of it at once. It need not, and answers the same.
   */
  default void expect(Collection<String> articleIds, Collection<String> keys) {}

  /** The fingerprint the article was stored with, as of the last commit. */
  Optional<String> fingerprint(String articleId);

  /** The id of an article that was stored with this key, as of the last commit. */
  Optional<String> known(String key);

  /**
   * Answers a request.
   *
   * @throws QuerySyntaxException when the query cannot be read
   * @throws BadRequestException when the request cannot be answered
   */
  SearchResult search(SearchRequest request);

  /**
   * Hands over every hit in the order of the request, as the index was at the call, whatever the
   * request's limit and cursor; one at a time, so that any number will do.
   *
   * @throws QuerySyntaxException when the query cannot be read
   * @throws BadRequestException when the request cannot be answered
   */
  void all(SearchRequest request, Consumer<Hit> sink);

  /**
   * Hands over every hit of a request that may have come into the index since a mark, as of the
   * last commit: all that have, and perhaps others. Those of one article in the order of its text.
   *
   * @param mark what an earlier call returned, for whatever request; empty for all hits
   * @return the mark for next time; where it is the same, nothing has come
   * @throws QuerySyntaxException when the query cannot be read
   * @throws BadRequestException when the request cannot be answered
   */
  String since(String mark, SearchRequest request, Consumer<Arrival> sink);

  /** The mark of now; the same as before only where nothing has come since. */
  String mark();

  /** One quote as a hit without marks. */
  Optional<Hit> quote(String quoteId);

  /**
   * All quotes of the statement that a quote is of, the one published first first, with what
   * differs in each; as many as asked for. Without versions when there is no such quote.
   */
  Versions versions(String quoteId, int limit);

  /**
   * Hands over every article that an extractor read, as of the last commit, each once, whatever is
   * written meanwhile; one at a time, so that any number will do.
   *
   * @param but version of the extractor whose articles are left out; empty leaves out none
   */
  void articles(String but, Consumer<Article> sink);

  /**
   * Hands over every article as it is stored, as of the last commit, each once; one at a time, so
   * that any number will do. What is written meanwhile may be handed over as it was or as it is.
   *
   * @param sink takes an article and what it is told by, but for its keys, which are only looked up
   */
  void stored(BiConsumer<StoredArticle, Stamp> sink);

  /** One article with its quotes. */
  Optional<StoredArticle> article(String articleId);

  /**
   * The values of a dimension with each of these words in their names, in any order, case and
   * accents folded; counted under the request as its facets are, names that begin with the words
   * first. As many as its {@code facetSize}.
   *
   * @throws QuerySyntaxException when the query cannot be read
   * @throws BadRequestException when the request cannot be answered, or for a dimension of days
   */
  FacetResult facet(SearchRequest request, Dimension dimension, String words);

  /**
   * The words that the quotes of a request have more often than all quotes do, the most telling
   * first, each with how many of these quotes have it.
   *
   * @throws QuerySyntaxException when the query cannot be read
   */
  List<FacetResult.Value> words(SearchRequest request, int limit);

  /**
   * What somebody who has typed so much may want to type: speakers, phrases as they were said,
   * fields; at most {@code limit} of them, the most frequent of each kind first.
   */
  List<Suggestion> suggest(String typed, int limit);

  /** What the index holds. */
  Stats stats();

  @Override
  void close();
}
