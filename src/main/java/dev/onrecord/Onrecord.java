package dev.onrecord;

import dev.onrecord.check.Checker;
import dev.onrecord.check.Claim;
import dev.onrecord.check.Finding;
import dev.onrecord.check.Findings;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.ingest.Ingester;
import dev.onrecord.ingest.Preview;
import dev.onrecord.ingest.QuoteFinder;
import dev.onrecord.ingest.ReextractReport;
import dev.onrecord.ingest.Reindexing;
import dev.onrecord.ingest.Trails;
import dev.onrecord.ingest.Watcher;
import dev.onrecord.lucene.LuceneEngine;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.model.QuoteName;
import dev.onrecord.opensearch.ClusterSettings;
import dev.onrecord.opensearch.OpenSearchEngine;
import dev.onrecord.reader.ArticleFiles;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Found;
import dev.onrecord.reader.Settings;
import dev.onrecord.search.Arrival;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.SpeakerProfile;
import dev.onrecord.search.Stats;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.search.Suggestion;
import dev.onrecord.search.Trail;
import dev.onrecord.search.Versions;
import dev.onrecord.speaker.SpeakerRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A quote search engine in your own program.
 *
 * <pre>{@code
 * try (var onrecord = Onrecord.open(Path.of("index"))) {
 *   onrecord.ingest(Path.of("articles.jsonl"));
 *   var result = onrecord.search("speaker:\"Ada Quill\" harbour");
 *   result.hits().forEach(hit -> IO.println(hit.quote().attribution().speaker().label() + ": " + hit.snippet().text()));
 * }
 * }</pre>
 *
 * <p>One instance serves any number of threads. One process at a time may open an index to write;
 * others open it with {@link #openToRead}.
 */
public final class Onrecord implements AutoCloseable {
  /** Version of what an index holds; an index of another one cannot be opened. */
  public static final String INDEX_SCHEMA = LuceneEngine.SCHEMA;

  private final SearchEngine engine;
  private final Ingester ingester;
  private final Profiles profiles;
  private final Checker checker;
  private final Trails trails = new Trails();

  private Onrecord(SearchEngine engine, SpeakerRegistry registry) {
    this.engine = engine;
    this.ingester = new Ingester(engine, registry);
    this.profiles = new Profiles(engine, registry);
    this.checker = new Checker(engine);
  }

  /**
   * Opens the index in a folder, and makes it where there is none.
   *
   * @throws dev.onrecord.search.EngineException when the folder cannot be used; the message says
   *     why and what to do
   */
  public static Onrecord open(Path index) {
    return open(index, new SpeakerRegistry());
  }

  /**
   * Opens the index in a folder, and makes it where there is none. Articles that are ingested have
   * their bare surnames completed as the registry tells ({@link
   * dev.onrecord.ingest.RegistryFile#read} reads one).
   *
   * @throws dev.onrecord.search.EngineException when the folder cannot be used; the message says
   *     why and what to do
   */
  public static Onrecord open(Path index, SpeakerRegistry registry) {
    return new Onrecord(LuceneEngine.open(index, Clock.system(ZoneId.systemDefault())), registry);
  }

  /**
   * Opens an index for searching only; another process may be writing to it.
   *
   * @throws dev.onrecord.search.EngineException when there is no index, or one that cannot be read
   */
  public static Onrecord openToRead(Path index) {
    return new Onrecord(
        LuceneEngine.openToRead(index, Clock.system(ZoneId.systemDefault())),
        new SpeakerRegistry());
  }

  /**
   * Opens an index on an OpenSearch cluster, and makes it where there is none. Any number of
   * programs may have it open, to read and to write.
   *
   * @throws dev.onrecord.search.EngineException when the cluster cannot be reached, or its index is
   *     of another schema; the message says what to do
   */
  public static Onrecord open(ClusterSettings cluster, SpeakerRegistry registry) {
    return new Onrecord(
        OpenSearchEngine.open(cluster, Clock.system(ZoneId.systemDefault())), registry);
  }

  /**
   * Opens an index on an OpenSearch cluster that is there.
   *
   * @throws dev.onrecord.search.EngineException when the cluster cannot be reached or has no such
   *     index
   */
  public static Onrecord openToRead(ClusterSettings cluster) {
    return new Onrecord(
        OpenSearchEngine.openToRead(cluster, Clock.system(ZoneId.systemDefault())),
        new SpeakerRegistry());
  }

  /**
   * Takes all articles of a file, or of every article file below a folder. What the report counts
   * as taken is durable and can be found when this returns.
   *
   * @throws IOException when the path names nothing
   */
  public IngestReport ingest(Path path) throws IOException {
    ArticleFiles files = ArticleFiles.of(List.of(path.toString()));
    return ingest(
        sink ->
            files.read(
                new ArticleReader(Settings.published(null)),
                InputStream.nullInputStream(),
                sink,
                _ -> {}),
        Watcher.NONE);
  }

  /** Takes all that a source hands over, telling {@code watcher} of each when it is done. */
  public IngestReport ingest(Consumer<Consumer<Found>> source, Watcher watcher) {
    return ingester.ingest(source, watcher);
  }

  /**
   * Brings the index up to date after a change of the extractor: reads the stored text of every
   * article anew that another version read. Searches go on meanwhile, and find each article either
   * as it was or as it is. Durable on return; what a crash cuts off, the next call does.
   */
  public ReextractReport reextract() {
    return reextract(false, Watcher.NONE);
  }

  /**
   * Brings the index up to date, telling {@code watcher} of each article when it is done.
   *
   * @param all reads every article anew, whatever version read it
   */
  public ReextractReport reextract(boolean all, Watcher watcher) {
    return ingester.reextract(all, watcher);
  }

  /**
   * Copies all that this index holds into another one, wherever that lies: articles, quotes and
   * earlier editions. What is there already as it is here is passed over; so a copy that was cut
   * off goes on where it was, and a second one brings what came meanwhile. Durable on return.
   *
   * @param progress told how many articles were gone through so far
   * @throws dev.onrecord.search.EngineException when one of the two fails; what was made durable
   *     stays
   */
  public Reindexing.Report reindexInto(Onrecord target, LongConsumer progress) {
    return new Reindexing(engine, target.engine, progress).run();
  }

  /** Takes the articles that come with the program, for a first look and for tests. */
  public IngestReport ingestSample() throws IOException {
    try (InputStream sample =
        Objects.requireNonNull(Ingester.class.getResourceAsStream("sample.jsonl"))) {
      byte[] articles = sample.readAllBytes();
      return ingest(
          sink -> {
            try {
              new ArticleReader(Settings.published(null))
                  .read("sample.jsonl", new java.io.ByteArrayInputStream(articles), sink);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          },
          Watcher.NONE);
    }
  }

  /**
   * What taking these would find, without storing anything.
   *
   * @param limit how many articles to show; of the others only the number is told
   */
  public Preview preview(Consumer<Consumer<Found>> source, int limit) {
    return ingester.preview(source, limit);
  }

  /**
   * Whether somebody said this: the quotes of the index nearest to it, and how they differ.
   *
   * @throws dev.onrecord.search.BadRequestException when it cannot be looked for
   */
  public Finding check(Claim claim) {
    return checker.check(claim);
  }

  /**
   * The same of every quote in a text: an article, a speech, an assistant's answer. What it tells
   * in its own words is passed over; whom it names as a speaker is claimed to be it.
   *
   * @param most how many quotes to look for
   */
  public Findings checkText(String text, int most) {
    var article = new Article("text", "", "", LocalDate.EPOCH, null, null, text);
    return checker.check(extract(article), most);
  }

  /**
   * The same of quotes that were found in a text, reported speech left out.
   *
   * @param most how many quotes to look for
   */
  public Findings check(List<Quote> quotes, int most) {
    return checker.check(quotes, most);
  }

  /** The quotes in an article, without storing anything. */
  public static List<Quote> extract(Article article) {
    return new QuoteFinder().find(article);
  }

  /**
   * The first page of what a query finds, with every facet.
   *
   * @throws dev.onrecord.search.QuerySyntaxException when the query cannot be read
   */
  public SearchResult search(String query) {
    return search(SearchRequest.of(query));
  }

  /**
   * Answers a request.
   *
   * @throws dev.onrecord.search.QuerySyntaxException when the query cannot be read
   * @throws dev.onrecord.search.BadRequestException when the request cannot be answered
   */
  public SearchResult search(SearchRequest request) {
    return engine.search(request);
  }

  /**
   * Hands over every hit of a request in its order, whatever its limit and cursor, as the index was
   * at the call; one at a time, so that any number will do.
   *
   * @throws dev.onrecord.search.QuerySyntaxException when the query cannot be read
   * @throws dev.onrecord.search.BadRequestException when the request cannot be answered
   */
  public void all(SearchRequest request, Consumer<Hit> sink) {
    engine.all(request, sink);
  }

  /**
   * Hands over every hit of a request that may have come since a mark: all that have, and perhaps
   * others, those of one article in the order of its text.
   *
   * @param mark what an earlier call returned; empty for all hits
   * @return the mark for next time; where it is the same, nothing has come
   * @throws dev.onrecord.search.QuerySyntaxException when the query cannot be read
   * @throws dev.onrecord.search.BadRequestException when the request cannot be answered
   */
  public String since(String mark, SearchRequest request, Consumer<Arrival> sink) {
    return engine.since(mark, request, sink);
  }

  /** The mark of now, as {@link #since} returns it; the same only where nothing has come. */
  public String mark() {
    return engine.mark();
  }

  /** One quote by its id. */
  public Optional<Hit> quote(String id) {
    return engine.quote(id);
  }

  /**
   * All quotes of the statement that a quote is of, whoever published them: the first one first,
   * each with how its words differ from the first one's. Without versions when there is no such
   * quote.
   *
   * @param limit how many, 1 to {@link Versions#MOST}
   */
  public Versions versions(String quoteId, int limit) {
    return engine.versions(quoteId, limit);
  }

  /** One article by its id, with its quotes. */
  public Optional<StoredArticle> article(String id) {
    return engine.article(id);
  }

  /**
   * All quotes that an article has or had, each through the editions of it: those it has first.
   * Empty when there is no such article.
   */
  public List<Trail> trails(String articleId) {
    // Asked for before the article: what is kept under it may be newer, and never older.
    String version = engine.fingerprint(articleId).orElse("");
    return article(articleId)
        .map(stored -> trails.of(stored, version + ' ' + stored.editions().size()))
        .orElse(List.of());
  }

  /**
   * The trail of the quote that is called so, or was before its article was corrected.
   *
   * @param name its id, with or without what {@link Quote#lastingName} adds to it
   */
  public Optional<Trail> trail(String name) {
    return QuoteName.read(name).flatMap(this::trail);
  }

  private Optional<Trail> trail(QuoteName name) {
    List<Trail> trails = trails(name.articleId());
    return trails.stream()
        .filter(
            trail -> trail.isCurrent() && name.isOf(trail.last().quoteId(), trail.last().text()))
        .findFirst()
        .or(() -> trails.stream().filter(trail -> trail.has(name)).findFirst());
  }

  /** Removes an article and its quotes, durably; false when there was none. */
  public boolean delete(String articleId) {
    boolean there = engine.delete(articleId);
    engine.commit();
    return there;
  }

  /** Speakers by words of their names, in any order, most quoted first. */
  public List<FacetResult.Value> speakers(String words, int limit) {
    return facet(
            SearchRequest.of("").counting(EnumSet.noneOf(Dimension.class), limit),
            Dimension.SPEAKER,
            words)
        .values();
  }

  /**
   * The values of a dimension with these words in their names, in any order; counted under the
   * request, as many as its {@code facetSize}.
   *
   * @throws dev.onrecord.search.QuerySyntaxException when the query cannot be read
   * @throws dev.onrecord.search.BadRequestException when the request cannot be answered
   */
  public FacetResult facet(SearchRequest request, Dimension dimension, String words) {
    return engine.facet(request, dimension, words);
  }

  /** What the index holds of the speaker of exactly this name. */
  public Optional<SpeakerProfile> speaker(String name) {
    return profiles.of(name);
  }

  /** What somebody who has typed so much may want to type, the most frequent first. */
  public List<Suggestion> suggest(String typed, int limit) {
    return engine.suggest(typed, limit);
  }

  /** What the index holds. */
  public Stats stats() {
    return engine.stats();
  }

  @Override
  public void close() {
    engine.close();
  }
}
