package dev.onrecord.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onrecord.ingest.Reindexing;
import dev.onrecord.lucene.LuceneEngine;
import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Histogram.Interval;
import dev.onrecord.search.Hit;
import dev.onrecord.search.QuerySyntaxException;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Sort;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Throws the same random articles and requests at both engines, and holds each answer of the one
 * against the other's.
 */
class EngineDifferenceTest {
  private static final int REQUESTS = Integer.getInteger("onrecord.differences", 250);
  private static final int ARTICLES = 250;

  private static final List<String> WORDS =
      List.of(
          "harbour",
          "harbours",
          "bridge",
          "bridges",
          "tide",
          "tidal",
          "ferry",
          "late",
          "later",
          "the",
          "a",
          "of",
          "and",
          "café",
          "naïve",
          "don’t",
          "won't",
          "council",
          "council’s",
          "lamp",
          "lamps",
          "promise",
          "promised",
          "promising",
          "2024",
          "£3.5m",
          "well-known",
          "Quill",
          "rain",
          "reign",
          "quay",
          "key",
          "mayor",
          "budget",
          "budgets",
          "😀",
          "l'eau");
  private static final List<String> SPEAKERS =
      List.of(
          "Ada Quill",
          "Tobin Marsh",
          "Lucía de la Vorra",
          "Ilse Brandt",
          "Tobin Quill",
          "Zoë Ashdown-Vale",
          "O’Hara",
          "?");
  private static final List<String> OUTLETS =
      List.of("The Courier", "Northquay Wire", "Évening Post", "");
  private static final List<String> ROLES =
      List.of("Mayor", "Harbour Master", "Minister for Tides");

  private static final List<SaidOn.Precision> PRECISIONS = List.of(SaidOn.Precision.values());
  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final List<Dimension> DIMENSIONS = List.of(Dimension.values());
  private static final List<Interval> INTERVALS = List.of(Interval.values());
  private static final List<Sort> SORTS = List.of(Sort.values());

  private static final ClusterSettings SETTINGS = RunningCluster.shared().settings("difference");

  @TempDir Path folder;
  private @Nullable LuceneEngine here;
  private @Nullable OpenSearchEngine there;

  private LuceneEngine embedded() {
    return java.util.Objects.requireNonNull(here);
  }

  private OpenSearchEngine cluster() {
    return java.util.Objects.requireNonNull(there);
  }

  @BeforeEach
  void open() {
    there = OpenSearchEngine.open(SETTINGS, Clock.systemUTC());
    here = LuceneEngine.open(folder.resolve("index"), Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    if (here != null) {
      here.close();
    }
    if (there != null) {
      there.close();
      try (var index = new IndexOfTest(SETTINGS)) {
        index.remove();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void bothAnswerAlike(long seed) throws IOException {
    var dice = new SplittableRandom(seed);
    for (int i = 0; i < ARTICLES; i++) {
      both(article(dice, "a" + i, dice));
    }
    commit();
    // Which quotes are of one statement is written into them, and until segments are merged, words
    // of what was replaced weigh in the scores.
    cluster().search(SearchRequest.of("").grouped(true));
    try (var index = new IndexOfTest(SETTINGS)) {
      index.merge();
    }
    for (int i = 0; i < REQUESTS; i++) {
      compare(request(dice), dice, true);
    }
    for (int i = 0; i < ARTICLES / 3; i++) {
      String id = "a" + dice.nextInt(ARTICLES);
      if (dice.nextBoolean()) {
        embedded().delete(id);
        cluster().delete(id);
      } else {
        both(article(dice, id, dice));
      }
      if (dice.nextInt(10) == 0) {
        commit();
      }
    }
    commit();
    for (int i = 0; i < REQUESTS / 2; i++) {
      compare(request(dice), dice, false);
    }
    for (int i = 0; i < ARTICLES; i++) {
      assertThat(cluster().article("a" + i)).isEqualTo(embedded().article("a" + i));
    }
    assertThat(cluster().stats())
        .usingRecursiveComparison()
        .ignoringFields("bytes")
        .isEqualTo(embedded().stats());
    aCopyHoldsAll();
  }

  /** From the cluster to a folder; the second time all is there. */
  private void aCopyHoldsAll() {
    try (var copy = LuceneEngine.open(folder.resolve("copy"), Clock.systemUTC())) {
      long articles = cluster().stats().articles();
      assertThat(new Reindexing(cluster(), copy, _ -> {}).run())
          .isEqualTo(new Reindexing.Report(articles, 0));
      assertThat(new Reindexing(cluster(), copy, _ -> {}).run())
          .isEqualTo(new Reindexing.Report(0, articles));
      for (int i = 0; i < ARTICLES; i++) {
        assertThat(copy.article("a" + i)).isEqualTo(embedded().article("a" + i));
        assertThat(copy.fingerprint("a" + i)).isEqualTo(embedded().fingerprint("a" + i));
      }
      assertThat(copy.stats().versions()).isEqualTo(embedded().stats().versions());
    }
  }

  private void both(Put put) {
    put.into(embedded());
    put.into(cluster());
  }

  private void commit() {
    embedded().commit();
    cluster().commit();
  }

  private record Put(Article article, List<Quote> quotes) {
    void into(SearchEngine engine) {
      engine.put(article, quotes, new Stamp("1", "f" + article.text().hashCode()));
    }
  }

  private static Put article(SplittableRandom dice, String id, SplittableRandom words) {
    var text = new StringBuilder();
    var spans = new ArrayList<Span>();
    // Now and then a quote is all there is of its article, as those are that come ready made.
    boolean made = dice.nextInt(5) == 0;
    for (int i = made ? 0 : dice.nextInt(5); i >= 0; i--) {
      text.append(made ? "" : sentence(words, 3) + ": ");
      int start = text.length();
      text.append(sentence(words, dice.nextInt(25) + 1));
      spans.add(new Span(start, text.length()));
      text.append(made ? "" : ".\n");
    }
    LocalDate day = LocalDate.of(2024, 1, 1).plusDays(dice.nextInt(dice.nextBoolean() ? 40 : 900));
    var article =
        new Article(
            id,
            sentence(words, dice.nextInt(6)),
            OUTLETS.get(dice.nextInt(OUTLETS.size())),
            day,
            null,
            null,
            text.toString());
    return new Put(article, spans.stream().map(span -> quote(dice, article, span)).toList());
  }

  private static Quote quote(SplittableRandom dice, Article article, Span span) {
    String name =
        SPEAKERS.get(Math.min(dice.nextInt(SPEAKERS.size()), dice.nextInt(SPEAKERS.size())));
    Speaker speaker = name.equals("?") ? new Speaker.Unknown() : new Speaker.Person(name);
    String role = dice.nextInt(3) == 0 ? ROLES.get(dice.nextInt(ROLES.size())) : null;
    SaidOn.Precision precision = PRECISIONS.get(Math.max(0, dice.nextInt(12) - 9));
    LocalDate day = article.published().minusDays(dice.nextInt(3));
    day =
        switch (precision) {
          case DAY -> day;
          case MONTH -> day.withDayOfMonth(1);
          case YEAR -> day.withDayOfYear(1);
        };
    return Quote.of(
        article,
        span,
        KINDS.get(dice.nextInt(KINDS.size())),
        new Attribution(speaker, role, 0.9, List.of(), null, "told"),
        new SaidOn(day, precision, SaidOn.Basis.RELATIVE));
  }

  private static String sentence(SplittableRandom dice, int length) {
    var words = new StringJoiner(" ");
    for (int i = 0; i < length; i++) {
      words.add(word(dice));
    }
    return words.toString();
  }

  private static String word(SplittableRandom dice) {
    return WORDS.get(Math.min(dice.nextInt(WORDS.size()), dice.nextInt(WORDS.size())));
  }

  private static SearchRequest request(SplittableRandom dice) {
    SearchRequest request = SearchRequest.of(query(dice, 2));
    for (Dimension dimension : Dimension.values()) {
      for (int i = dice.nextInt(8); i >= 6; i--) {
        request = request.where(dimension, value(dice, dimension));
      }
    }
    if (dice.nextInt(6) == 0) {
      LocalDate from = LocalDate.of(2024, 1, 1).plusDays(dice.nextInt(600));
      request =
          request.said(
              dice.nextBoolean() ? from : null,
              dice.nextBoolean() ? from.plusDays(dice.nextInt(200)) : null);
    }
    if (dice.nextInt(3) == 0) {
      request = request.over(INTERVALS.get(dice.nextInt(INTERVALS.size())));
    }
    return request
        .sortedBy(SORTS.get(dice.nextInt(SORTS.size())))
        .counting(
            EnumSet.copyOf(
                dice.nextBoolean()
                    ? EnumSet.allOf(Dimension.class)
                    : EnumSet.of(DIMENSIONS.get(dice.nextInt(DIMENSIONS.size())))),
            1 + dice.nextInt(12))
        .grouped(dice.nextInt(4) == 0)
        .limitedTo(dice.nextInt(4) == 0 ? 200 : dice.nextInt(12));
  }

  private static String value(SplittableRandom dice, Dimension dimension) {
    return switch (dimension) {
      case SPEAKER -> SPEAKERS.get(dice.nextInt(SPEAKERS.size()));
      case PUBLISHER -> OUTLETS.get(dice.nextInt(3));
      case KIND -> KINDS.get(dice.nextInt(KINDS.size())).word();
      case ROLE -> ROLES.get(dice.nextInt(3));
      case SAID_ON ->
          List.of("2024", "2025", "2024-01", "2024-02", "2025-05", "2024-01-15", "2024-01-20")
              .get(dice.nextInt(7));
    };
  }

  private static String query(SplittableRandom dice, int depth) {
    String one = word(dice);
    String other = word(dice);
    return switch (dice.nextInt(depth == 0 ? 9 : 20)) {
      case 0 -> "";
      case 1, 2 -> one;
      case 3 -> one + " " + other;
      case 4 -> "\"" + one + " " + other + "\"";
      case 5 -> "\"" + one + " " + other + "\"~" + dice.nextInt(6);
      case 6 -> one.substring(0, Math.min(2, one.length())) + "*";
      case 7 -> one + "~";
      case 8 -> one + " NEAR/" + dice.nextInt(5) + " " + other;
      case 9 -> query(dice, depth - 1) + " AND " + one;
      case 10 -> one + " OR " + query(dice, depth - 1);
      case 11 -> "+" + one + " -" + other;
      case 12 ->
          "speaker:"
              + List.of("quill", "tob*", "\"ada quill\"", "zoe", "marhs~").get(dice.nextInt(5));
      case 13 -> "(" + query(dice, depth - 1) + ") -(" + query(dice, depth - 1) + ")";
      case 14 -> "said:2024-0" + (1 + dice.nextInt(9)) + " " + one;
      case 15 -> "title:" + one + " publisher:courier";
      case 16 -> "kind:direct role:mayor";
      case 17 -> "text:" + one + "* -" + other;
      case 18 -> sentence(dice, 14);
      default -> "?" + one.substring(Math.min(1, one.length() - 1)) + " " + other;
    };
  }

  private static <T> Object answer(SearchEngine engine, Function<SearchEngine, T> question) {
    try {
      return question.apply(engine);
    } catch (QuerySyntaxException | BadRequestException e) {
      return e.getClass();
    }
  }

  private void compare(SearchRequest request, SplittableRandom dice, boolean ranked) {
    Object expected = answer(embedded(), engine -> engine.search(request));
    Object found = answer(cluster(), engine -> engine.search(request));
    if (!(expected instanceof SearchResult a) || !(found instanceof SearchResult b)) {
      assertThat(found).as("%s", request).isEqualTo(expected);
      return;
    }
    assertThat(b.total()).as("total of %s", request).isEqualTo(a.total());
    assertThat(b.groups()).as("groups of %s", request).isEqualTo(a.groups());
    assertThat(b.facets()).as("facets of %s", request).isEqualTo(a.facets());
    assertThat(b.histogram()).as("bars of %s", request).isEqualTo(a.histogram());
    assertThat(b.didYouMean()).as("correction of %s", request).isEqualTo(a.didYouMean());
    assertThat(b.next() == null).as("end of %s", request).isEqualTo(a.next() == null);
    boolean byScore = request.sort() == Sort.RELEVANCE;
    if (!byScore || ranked) {
      compareHits(request, a.hits(), b.hits());
    }
    if (dice.nextInt(10) == 0) {
      assertThat(all(cluster(), request))
          .as("all of %s", request)
          .isEqualTo(all(embedded(), request));
    }
    if (dice.nextInt(10) == 0) {
      String words = dice.nextBoolean() ? "qu" : "o";
      assertThat(cluster().facet(request, Dimension.SPEAKER, words))
          .as("speakers of %s", request)
          .isEqualTo(embedded().facet(request, Dimension.SPEAKER, words));
    }
    if (dice.nextInt(20) == 0 && !b.hits().isEmpty()) {
      String id = b.hits().getFirst().quote().id();
      assertThat(versions(cluster(), id)).isEqualTo(versions(embedded(), id));
      assertThat(cluster().quote(id)).isEqualTo(embedded().quote(id));
      assertThat(cluster().words(request, 5).stream().map(FacetResult.Value::count).toList())
          .as("words of %s", request)
          .hasSameSizeAs(embedded().words(request, 5));
    }
  }

  private static List<String> versions(SearchEngine engine, String id) {
    Versions versions = engine.versions(id, 100);
    return versions.versions().stream().map(v -> v.hit().quote().id() + v.differences()).toList();
  }

  /** Every hit by paging to the end, each once. */
  private static Set<String> all(SearchEngine engine, SearchRequest request) {
    var ids = new TreeSet<String>();
    String cursor = null;
    SearchRequest page = request.limitedTo(37);
    do {
      SearchResult result = engine.search(page.after(cursor));
      for (Hit hit : result.hits()) {
        String id = request.grouped() ? String.valueOf(hit.group()) : hit.quote().id();
        assertThat(ids.add(id)).as("%s once in %s", id, request).isTrue();
      }
      cursor = result.next();
    } while (cursor != null);
    return ids;
  }

  /** Equal, but that hits whose scores differ by no more than rounding may stand in other order. */
  private static void compareHits(SearchRequest request, List<Hit> here, List<Hit> there) {
    assertThat(there).as("hits of %s", request).hasSameSizeAs(here);
    for (int i = 0; i < here.size(); i++) {
      assertThat(there.get(i).score())
          .as("score %d of %s", i, request)
          .isCloseTo(here.get(i).score(), within(1e-4 * Math.max(1, here.get(i).score())));
    }
    double last = here.isEmpty() ? 0 : here.getLast().score();
    assertThat(shown(there, last)).as("hits of %s", request).isEqualTo(shown(here, last));
  }

  /**
   * The hits as shown, by their ids; those that tie with the last may be others of the same score.
   */
  private static List<String> shown(List<Hit> hits, double last) {
    return hits.stream()
        .filter(hit -> hit.score() == 0 || hit.score() > last + 1e-3)
        .map(hit ->
            hit.quote()
                + "|"
                + hit.snippet()
                + "|"
                + hit.titleHighlights()
                + "|"
                + hit.published()
                + "|"
                + hit.group())
        .sorted()
        .collect(Collectors.toList());
  }
}
