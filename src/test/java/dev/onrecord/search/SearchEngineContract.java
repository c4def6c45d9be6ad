package dev.onrecord.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onrecord.check.Checker;
import dev.onrecord.check.Claim;
import dev.onrecord.check.Verdict;
import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine does alike. A test of an engine only says how to open one. */
public abstract class SearchEngineContract {
  /** An engine with nothing in it; closed by whoever opened it. */
  protected abstract SearchEngine engine();

  /** An article that is nothing but quotes: "Speaker: words" a line. */
  public static void put(SearchEngine engine, String id, LocalDate day, String... lines) {
    var text = new StringBuilder();
    var quotes = new ArrayList<Quote>();
    var spans = new ArrayList<Span>();
    for (String line : lines) {
      String words = line.substring(line.indexOf(':') + 2);
      spans.add(new Span(text.length(), text.length() + words.length()));
      text.append(words).append('\n');
    }
    var article =
        new Article(
            id,
            "Title of " + id,
            "The Courier",
            day,
            null,
            "https://courier.example/" + id,
            text.toString());
    for (int i = 0; i < lines.length; i++) {
      String name = lines[i].substring(0, lines[i].indexOf(':'));
      Speaker speaker = name.equals("?") ? new Speaker.Unknown() : new Speaker.Person(name);
      quotes.add(
          Quote.of(
              article,
              spans.get(i),
              Kind.DIRECT,
              new Attribution(speaker, null, 0.9, List.of(), null, "told"),
              SaidOn.published(day)));
    }
    engine.put(article, quotes, new Stamp("1", "1"));
  }

  private static final LocalDate APRIL = LocalDate.of(2025, 4, 23);
  private static final LocalDate MAY = LocalDate.of(2025, 5, 2);

  private static List<String> texts(SearchResult result) {
    return result.hits().stream().map(h -> h.quote().text()).toList();
  }

  /** What came since a mark is handed over, whatever else is, and never what does not match. */
  @Test
  void whatHasComeSinceAMarkIsHandedOver() {
    var all = SearchRequest.of("bridge");
    var seen = new HashSet<String>();
    String mark = engine().since("", all, hit -> seen.add(hit.quote().id()));
    assertThat(seen).isEmpty();
    var random = new SplittableRandom(7);
    for (int round = 0; round < 20; round++) {
      int changes = 1 + random.nextInt(4);
      for (int i = 0; i < changes; i++) {
        String article = "a" + random.nextInt(12);
        put(engine(), article, APRIL, "Quill: The bridge " + round + " " + i, "Quill: No " + i);
      }
      if (round % 5 == 4) {
        engine().delete("a" + random.nextInt(12));
      }
      engine().commit();
      var come = new ArrayList<String>();
      mark =
          engine().since(mark, all, hit -> come.add(hit.quote().articleId() + hit.quote().text()));
      seen.addAll(come);
      var ids = new HashSet<String>();
      engine().all(all, hit -> ids.add(hit.quote().articleId() + hit.quote().text()));
      assertThat(seen).containsAll(ids);
      assertThat(come).doesNotHaveDuplicates().isSubsetOf(ids);
    }
    assertThatThrownBy(() -> engine().since("", SearchRequest.of("(a"), hit -> {}))
        .isInstanceOf(QuerySyntaxException.class);
  }

  @Test
  void anEmptyEngineAnswersEveryRequest() {
    SearchResult result = engine().search(SearchRequest.of("harbour"));
    assertThat(result.total()).isZero();
    assertThat(result.hits()).isEmpty();
    assertThat(result.facets()).hasSize(5).allMatch(f -> f.values().isEmpty());
    assertThat(engine().stats().quotes()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          bridge              | 2
          bridges             | 2
          "the bridge"        | 1
          "the bridges"       | 0
          bridge -late        | 1
          +bridge +late       | 1
          brid*               | 2
          brigde~             | 2
          speaker:quill       | 1
          speaker:"ada quill" | 1
          quill               | 1
          cafe                | 1
          café                | 1
          don’t               | 1
          said:2025-04        | 2
          said:2025-05-02     | 1
          title:a1            | 2
          kind:direct         | 3
          kind:mixed          | 0
          nothing             | 0
          speaker:*           | 2
          -speaker:*          | 1
          role:*              | 0
          title:*             | 3
          bridge AND —        | 2
          bridge - late       | 2
          bridge! Late        | 2
          bridge NEAR/0 is    | 1
          bridge~0            | 2
          bridge NEAR/1 café  | 0
          bridge NEAR/2 café AND title:a1 | 1
          bridge NEAR/2 café  | 1
          café NEAR bridge    | 1
          "a bridge" NEAR cafe| 1
          late NEAR café      | 0
          late NEAR ——        | 0
          "——" NEAR late      | 0
          it is in the on at of to and or that not be for the bridge it is on | 2
          is the to a is the to a is the to a is the to a | 3
          — — — — — — — — — — — — — — | 0
          """)
  void findsWords(String query, long total) {
    put(
        engine(),
        "a1",
        APRIL,
        "Ada Quill: The bridge is late",
        "Tobin Marsh: A bridge to the café");
    put(engine(), "b2", MAY, "?: I don't mind the rain");
    engine().commit();
    assertThat(engine().search(SearchRequest.of(query)).total()).isEqualTo(total);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          speaker:fenn                     | 1
          speaker:O’Fenn                   | 1
          speaker:"milo o'fenn"            | 1
          fenn                             | 1
          publisher:saltmere               | 1
          publisher:saltmere.example       | 1
          publisher:"saltmere.example"     | 1
          publisher:other.example          | 0
          publisher:saltmere.ex*           | 1
          speaker:o'fen~1                  | 1
          speaker:o'f*                     | 1
          title:*                          | 0
          -title:*                         | 1
          """)
  void namesAreFoundByAnyPart(String query, long total) {
    var article =
        new Article("a", "", "courier.saltmere.example", APRIL, null, null, "x “The bridge” x");
    var by = new Attribution(new Speaker.Person("Milo O’Fenn"), null, 1, List.of(), null, "told");
    Quote quote = Quote.of(article, new Span(3, 13), Kind.DIRECT, by, SaidOn.published(APRIL));
    engine().put(article, List.of(quote), new Stamp("1", "1"));
    engine().commit();
    SearchResult result = engine().search(SearchRequest.of(query));
    assertThat(result.total()).isEqualTo(total);
    if (total > 0) {
      assertThat(result.didYouMean()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"RELEVANCE", "NEWEST"})
  void veryManyHitsAreHandedOverOnceEach(Sort sort) {
    var lines = new String[2_100];
    for (int article = 0; article < 5; article++) {
      Arrays.setAll(lines, i -> "Ada Quill: The ferry is late " + "again ".repeat(i % 7));
      put(engine(), "a" + article, APRIL, lines);
    }
    engine().commit();
    var ids = new HashSet<String>();
    engine().all(SearchRequest.of("ferry").sortedBy(sort), hit -> ids.add(hit.quote().id()));
    assertThat(ids).hasSize(5 * lines.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          whole     | The harbour was built by people who had never seen a ship. We will keep it open for those who have seen too many of them.
          trimmed   | was built by people who had never seen a ship. We will keep it open for those who
          altered   | The port was built by folk who never saw a ship. We shall keep it open for those who have seen too many of them.
          swapped   | We will keep it open for those who have seen too many of them. The harbour was built by people who had never seen a ship.
          with more | She said: "The harbour was built by people who had never seen a ship. We will keep it (open) for those who have seen too many of them
          """)
  void aPastedQuoteFindsItsSource(String how, String pasted) {
    put(
        engine(),
        "a",
        APRIL,
        "Ada Quill: The harbour was built by people who had never seen a ship. "
            + "We will keep it open for those who have seen too many of them.",
        "Tobin Marsh: We will keep it open for all who want it, said those who have seen it.",
        "Tobin Marsh: The ship was too late for the harbour.");
    for (int i = 0; i < 30; i++) {
      put(
          engine(),
          "b" + i,
          MAY,
          "Ilse Brandt: We will see about the harbour, and about the ship " + i);
    }
    engine().commit();
    SearchResult result = engine().search(SearchRequest.of(pasted));
    assertThat(result.hits().getFirst().quote().text()).as(how).startsWith("The harbour was built");
    assertThat(result.total()).isLessThan(10);
  }

  @Test
  void aPastedQuoteOfFiveHundredWordsFindsItsSource() {
    var random = new SplittableRandom(7);
    var texts = new ArrayList<String>();
    for (int i = 0; i < 20; i++) {
      var words = new StringJoiner(" ");
      for (int w = 0; w < 500; w++) {
        words.add("word" + random.nextInt(400));
      }
      texts.add(words.toString());
      put(engine(), "a" + i, APRIL, "Ada Quill: " + words);
    }
    engine().commit();
    assertThat(texts(engine().search(SearchRequest.of(texts.get(13)).limitedTo(1))))
        .containsExactly(texts.get(13));
  }

  @Test
  void wordsNearOthersThatStandForVeryManyAreRefusedAndTheNextIsAnswered() {
    String many = IntStream.range(0, 300).mapToObj(i -> "c" + i).collect(Collectors.joining(" "));
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late " + many);
    engine().commit();
    for (String query : List.of("c* NEAR bridge", "c11~ NEAR/400 bridge")) {
      assertThatThrownBy(() -> engine().search(SearchRequest.of(query)))
          .isInstanceOf(QuerySyntaxException.class)
          .hasMessageContaining("too large");
    }
    assertThat(engine().search(SearchRequest.of("bridge c*")).total()).isOne();
    assertThat(engine().suggest("late c", 5)).isNotEmpty();
    assertThat(engine().suggest("c* NEAR bridge speaker:a", 5)).isEmpty();
    assertThat(engine().suggest("a*b?????????????????????????c* ha", 5)).isEmpty();
  }

  @Test
  void lenientlyAnythingIsAnsweredAndWhatWasIgnoredIsTold() {
    String many = IntStream.range(0, 300).mapToObj(i -> "c" + i).collect(Collectors.joining(" "));
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late", "Ada Quill: " + many);
    engine().commit();
    SearchResult result = engine().search(SearchRequest.of("(bridge AND colour:red").leniently());
    assertThat(result.total()).isOne();
    assertThat(result.ignored()).hasSize(3).anyMatch(i -> i.contains("no field"));
    SearchResult large = engine().search(SearchRequest.of("c* NEAR bridge").leniently());
    assertThat(large.total()).isOne();
    assertThat(large.ignored()).singleElement().asString().contains("too large");
    assertThat(engine().search(SearchRequest.of("bridge").leniently()).ignored()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          harbuor                      | harbour                      | 2
          Harbuor brigde               | harbour bridge               | 3
          "the harbuor"                | "the harbour"                | 2
          speaker:quil* AND harbuor    | speaker:quil* AND harbour    | 1
          speaker:"Ada Quilll"         | speaker:"Ada quill"          | 2
          text:harbuor said:2025       | text:harbour said:2025       | 2
          +harbuor -late               | +harbour -late               | 1
          harbuor NEAR lamps           | harbour NEAR lamps           | 1
          harbour                      |                              | 0
          harb                         |                              | 0
          xyzxyzxyz                    |                              | 0
          harbuor AND ferry            |                              | 0
          *                            |                              | 0
          """)
  void aMisspeltWordIsCorrectedWhenThatFindsSomething(String typed, String meant, long total) {
    put(
        engine(),
        "a",
        APRIL,
        "Ada Quill: The harbour is late",
        "Ada Quill: A bridge to the café",
        "Tobin Marsh: The harbour lamps");
    engine().commit();
    DidYouMean suggestion = engine().search(SearchRequest.of(typed)).didYouMean();
    assertThat(suggestion).isEqualTo(meant == null ? null : new DidYouMean(meant, total));
    if (meant != null) {
      assertThat(engine().search(SearchRequest.of(meant)).total()).isEqualTo(total);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          qui                | speaker:"Ada Quill" 2; speaker:"Jon Quince" 1; quickly 1
          ada qui            | speaker:"Ada Quill" 2
          harbour br         | "harbour bridge" 2; "harbour bright" 1
          the harbour        | "the harbour" 2
          old harbour bri    | "old harbour bridge" 1
          speaker:ad         | speaker:"Ada Quill" 2
          tide speaker:"ad   |
          late speaker:"ad   | late speaker:"Ada Quill" 1
          late quil          | late speaker:"Ada Quill" 1
          bri                | bridge 2; bright 1
          lam                | lamps 1
          -lam               | -lamps 2
          late -br           | late -bright 1
          (har               | harbour 3
          (bridge OR lamps) AND har | (bridge OR lamps) AND harbour 3
          "old harbour" la   | "old harbour" lamps 2; "old harbour" late 1
          “harbour bri       | "harbour bridge" 2; "harbour bright" 1
          sp                 | speaker: 0
          pu                 | publisher: 0; published: 0
          late spe           | late speaker: 0
          LATE               | late 1
          xyz                |
          """)
  void whatIsTypedIsCompleted(String typed, String suggestions) {
    put(
        engine(),
        "a",
        APRIL,
        "Ada Quill: The old harbour bridge is late",
        "Ada Quill: The harbour bridge goes quickly",
        "Jon Quince: The harbour bright with lamps");
    engine().commit();
    assertThat(
            engine().suggest(typed, 10).stream()
                .map(s -> s.q() + " " + s.count())
                .collect(Collectors.joining("; ")))
        .isEqualTo(suggestions == null ? "" : suggestions);
  }

  @Test
  void aPhraseOfManyQuotesGoesOnAsThatWasTyped() {
    String[] quotes =
        IntStream.range(0, 250)
            .mapToObj(i -> "Ada Quill: The late " + (i < 220 ? "tide" : "ferry") + " is no " + i)
            .toArray(String[]::new);
    put(engine(), "a", APRIL, quotes);
    engine().commit();
    assertThat(engine().suggest("late f", 5))
        .extracting(s -> s.q() + " " + s.count())
        .containsExactly("\"late ferry\" 30");
    assertThat(engine().suggest("the late ", 5))
        .extracting(s -> s.q() + " " + s.count())
        .containsExactly("\"the late tide\" 220", "\"the late ferry\" 30");
  }

  @Test
  void tellingWordsAreThoseThatOthersDoNotSay() {
    put(
        engine(),
        "a",
        APRIL,
        "Ada Quill: The harbour is a promise",
        "Ada Quill: A promise is a promise in this city",
        "Ada Quill: The city is ours",
        "Tobin Marsh: The city is wet",
        "Tobin Marsh: The city is dry",
        "Tobin Marsh: The harbour and the city");
    engine().commit();
    SearchRequest theirs = SearchRequest.of("").where(Dimension.SPEAKER, "Ada Quill");
    assertThat(engine().words(theirs, 5))
        .containsExactly(new FacetResult.Value("promise", 2, false, List.of()));
    assertThat(engine().words(SearchRequest.of("nothing"), 5)).isEmpty();
  }

  @Test
  void speakersLeaveRoomForPhrases() {
    for (int i = 0; i < 20; i++) {
      put(engine(), "a" + i, APRIL, "Quinn " + (char) ('A' + i) + "mos: We quit quietly");
    }
    engine().commit();
    assertThat(engine().suggest("qui", 6).stream().map(Suggestion::kind).toList())
        .filteredOn(Suggestion.Kind.SPEAKER::equals)
        .hasSize(4);
    assertThat(engine().suggest("qui", 6)).hasSize(6);
  }

  @Test
  void scoresAreExplainedWhenAsked() {
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late");
    engine().commit();
    Hit hit = engine().search(SearchRequest.of("bridge").explained()).hits().getFirst();
    Explanation explanation = java.util.Objects.requireNonNull(hit.explanation());
    assertThat(explanation.value()).isCloseTo(hit.score(), within(1e-5));
    assertThat(explanation.details()).isNotEmpty();
    assertThat(engine().search(SearchRequest.of("bridge")).hits().getFirst().explanation())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 10, 2025-04-23",
    "WEEK, 2, 2025-04-21",
    "MONTH, 2, 2025-04-01",
    "YEAR, 1, 2025-01-01"
  })
  void barsAreAsLongAsAsked(Histogram.Interval interval, int bars, LocalDate first) {
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late");
    put(engine(), "b", MAY, "Ada Quill: The bridge is late");
    engine().commit();
    Histogram histogram = engine().search(SearchRequest.of("").over(interval)).histogram();
    assertThat(histogram.interval()).isEqualTo(interval);
    assertThat(histogram.bars()).hasSize(bars);
    assertThat(histogram.bars().getFirst().from()).isEqualTo(first);
    assertThat(histogram.bars().stream().mapToLong(Histogram.Bar::count).sum()).isEqualTo(2);
  }

  @Test
  void moreBarsThanAnybodyCanLookAtAreRefused() {
    put(engine(), "a", LocalDate.of(1800, 1, 1), "Ada Quill: The bridge is late");
    put(engine(), "b", MAY, "Ada Quill: The bridge is late");
    engine().commit();
    SearchRequest days = SearchRequest.of("").over(Histogram.Interval.DAY);
    assertThatThrownBy(() -> engine().search(days))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("longer interval");
  }

  @Test
  void facetsAreSearchedByAnyPartOfANameUnderTheRequest() {
    put(
        engine(),
        "a",
        APRIL,
        "Ada Quill: The bridge is late",
        "Tobin Quill: The bridge is long",
        "Tobin Quill: The bridge is here",
        "Lucía Tranquillo: The bridge is new",
        "Ada Quill: The ferry is late");
    engine().commit();
    SearchRequest bridge = SearchRequest.of("bridge").where(Dimension.SPEAKER, "Ada Quill");
    assertThat(engine().facet(bridge, Dimension.SPEAKER, "quill").values())
        .containsExactly(
            new FacetResult.Value("Tobin Quill", 2, false, List.of()),
            new FacetResult.Value("Ada Quill", 1, true, List.of()),
            new FacetResult.Value("Lucía Tranquillo", 1, false, List.of()));
    assertThat(engine().facet(bridge, Dimension.PUBLISHER, "cour").values())
        .containsExactly(new FacetResult.Value("The Courier", 1, false, List.of()));
    SearchRequest one = bridge.counting(EnumSet.noneOf(Dimension.class), 1);
    assertThat(engine().facet(one, Dimension.SPEAKER, "quill").values()).hasSize(1);
    assertThat(engine().facet(one, Dimension.SPEAKER, "quill").more()).isTrue();
    assertThat(engine().facet(one, Dimension.SPEAKER, "lucia").more()).isFalse();
    assertThatThrownBy(() -> engine().facet(bridge, Dimension.SAID_ON, "2025"))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void allHitsAreHandedOverInOrderWhateverTheLimit() {
    for (int i = 0; i < 30; i++) {
      put(engine(), "a" + i, APRIL.plusDays(i % 5), "Ada Quill: The bridge is late " + i);
    }
    put(engine(), "b", APRIL, "Ada Quill: The ferry is late");
    engine().commit();
    SearchRequest request = SearchRequest.of("bridge").sortedBy(Sort.OLDEST);
    var all = new ArrayList<Hit>();
    engine().all(request.limitedTo(3), all::add);
    assertThat(all).isEqualTo(engine().search(request.limitedTo(200)).hits()).hasSize(30);
  }

  @Test
  void anArticlePutAgainIsReplacedWhole() {
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late", "Ada Quill: The bridge is long");
    engine().commit();
    put(engine(), "a", APRIL, "Ada Quill: The ferry is late");
    engine().commit();
    assertThat(texts(engine().search(SearchRequest.of("")))).containsExactly("The ferry is late");
    assertThat(engine().article("a").map(a -> a.quotes().size())).hasValue(1);
    assertThat(engine().quote("a:0-18")).isEmpty();
  }

  @Test
  void whatIsNotCommittedIsNotFound() {
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late");
    assertThat(engine().search(SearchRequest.of("")).total()).isZero();
    engine().commit();
    assertThat(engine().search(SearchRequest.of("")).total()).isOne();
    assertThat(engine().fingerprint("a")).isEqualTo(Optional.of("1"));
  }

  @Test
  void aDeletedArticleIsGoneWithItsQuotes() {
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late");
    engine().commit();
    assertThat(engine().delete("a")).isTrue();
    engine().commit();
    assertThat(engine().delete("a")).isFalse();
    assertThat(engine().search(SearchRequest.of("")).total()).isZero();
    assertThat(engine().article("a")).isEmpty();
    assertThat(engine().stats().articles()).isZero();
  }

  @Test
  void anArticleThatWasPutAndNotYetCommittedCanBeDeleted() {
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late");
    assertThat(engine().delete("a")).isTrue();
    engine().commit();
    assertThat(engine().article("a")).isEmpty();
  }

  @Test
  void theLastPageSaysSo() {
    put(engine(), "a", APRIL, "Ada Quill: one bridge", "Ada Quill: two bridges");
    engine().commit();
    assertThat(engine().search(SearchRequest.of("bridge").limitedTo(2)).next()).isNull();
    assertThat(engine().search(SearchRequest.of("bridge").limitedTo(1)).next()).isNotNull();
  }

  @Test
  void articlesOfOtherVersionsAreHandedOverOnceWhateverIsWrittenMeanwhile() {
    for (int i = 0; i < 20; i++) {
      put(engine(), "old" + i, APRIL, "Ada Quill: The bridge is late");
    }
    engine().commit();
    putNow("new");
    engine().delete("old7");
    engine().commit();
    var seen = new ArrayList<String>();
    engine()
        .articles(
            "2",
            article -> {
              seen.add(article.id());
              engine().put(article, List.of(), NOW);
              putNow("later" + seen.size());
              engine().commit();
            });
    assertThat(seen).hasSize(19).doesNotHaveDuplicates().allMatch(id -> id.startsWith("old"));
    engine().articles("2", article -> seen.add(article.id()));
    assertThat(seen).hasSize(19);
    engine().articles("", article -> seen.add(article.id()));
    assertThat(seen).hasSize(19 + 39).contains("new", "later19").doesNotContain("old7");
  }

  private static final Stamp NOW = new Stamp("2", "now");

  private void putNow(String id) {
    var article = new Article(id, "", "", MAY, null, null, "The ferry is late");
    engine().put(article, List.of(), NOW);
  }

  @Test
  void versionsAreCounted() {
    assertThat(engine().stats().versions()).isEmpty();
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late");
    put(engine(), "b", APRIL, "Ada Quill: The bridge is late");
    putNow("c");
    engine().commit();
    assertThat(engine().stats().versions()).isEqualTo(Map.of("1", 2L, "2", 1L));
    assertThat(engine().stats().outdated("2")).isEqualTo(2);
    putNow("b");
    engine().commit();
    assertThat(engine().stats().versions()).isEqualTo(Map.of("1", 1L, "2", 2L));
  }

  @Test
  void anArticleIsKnownByItsKeysAsLongAsItHasThem() {
    var article = new Article("k", "", "", APRIL, null, null, "“It is late,” said Ada Quill.");
    engine().put(article, List.of(), new Stamp("v", "f", List.of("at x", "of y")));
    assertThat(engine().known("at x")).isEmpty();
    engine().commit();
    assertThat(engine().known("at x")).contains("k");
    assertThat(engine().known("of y")).contains("k");
    assertThat(engine().known("k")).isEmpty();
    engine().put(article, List.of(), new Stamp("v", "f", List.of("at z")));
    engine().commit();
    assertThat(engine().known("at x")).isEmpty();
    assertThat(engine().known("at z")).contains("k");
    engine().delete("k");
    engine().commit();
    assertThat(engine().known("at z")).isEmpty();
  }

  @Test
  void earlierEditionsAreKeptWithTheArticleAlsoWhenItIsRenewed() {
    var article = new Article("k", "", "", APRIL, null, null, "“It is late,” said Ada Quill.");
    var edition = new Edition("Old", APRIL, null, "“It is early,” said Ada Quill.", List.of());
    engine().put(new StoredArticle(article, List.of(), List.of(edition)), new Stamp("v", "f"));
    engine().commit();
    assertThat(engine().renew(article, List.of(), new Stamp("w", "g"))).hasValue(0);
    engine().commit();
    assertThat(engine().article("k").orElseThrow().editions())
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.text()).isEqualTo(edition.text());
          assertThat(kept.differences()).hasSize(1);
        });
    assertThat(engine().search(SearchRequest.of("early")).total()).isZero();
  }

  @Test
  void renewReplacesTheQuotesOfAnArticleThatIsStillTheSame() {
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late", "Ada Quill: It is long");
    engine().commit();
    Article article = engine().article("a").orElseThrow().article();
    assertThat(engine().renew(article, List.of(), NOW)).hasValue(2);
    assertThat(engine().search(SearchRequest.of("bridge")).total()).isOne();
    engine().commit();
    assertThat(engine().search(SearchRequest.of("bridge")).total()).isZero();
    assertThat(engine().article("a").orElseThrow().article()).isEqualTo(article);
    assertThat(engine().fingerprint("a")).hasValue("now");
    assertThat(engine().renew(article, List.of(), NOW)).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasPutOrDeletedSinceStaysWhenAnArticleIsRenewed(boolean committed) {
    put(engine(), "put", APRIL, "Ada Quill: The bridge is late");
    put(engine(), "deleted", APRIL, "Ada Quill: The bridge is late");
    engine().commit();
    var before = new ArrayList<Article>();
    engine().articles("2", before::add);
    put(engine(), "put", MAY, "Ada Quill: The ferry is late");
    engine().delete("deleted");
    if (committed) {
      engine().commit();
    }
    for (Article article : before) {
      assertThat(engine().renew(article, List.of(), NOW)).as(article.id()).isEmpty();
    }
    engine().commit();
    assertThat(engine().search(SearchRequest.of("")).total()).isOne();
    assertThat(engine().search(SearchRequest.of("ferry")).total()).isOne();
    assertThat(engine().article("deleted")).isEmpty();
  }

  @Test
  void aQuoteThatIsNotWhatTheArticleSaysIsRefused() {
    var article = new Article("a", "", "", APRIL, null, null, "The bridge is late");
    var quote =
        new Quote(
            "a:0-10",
            "a",
            new Span(0, 10),
            "The ferry!",
            List.of(new Span(0, 10)),
            Kind.DIRECT,
            new Attribution(new Speaker.Unknown(), null, 0, List.of(), null, ""),
            SaidOn.published(APRIL));
    assertThatThrownBy(() -> engine().put(article, List.of(quote), new Stamp("1", "1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChosenValueDoesNotEmptyItsOwnDimension() {
    put(
        engine(),
        "a",
        APRIL,
        "Ada Quill: The bridge is late",
        "Tobin Marsh: The bridge is long",
        "Tobin Marsh: The bridge is here");
    engine().commit();
    SearchResult result =
        engine().search(SearchRequest.of("bridge").where(Dimension.SPEAKER, "Ada Quill"));
    assertThat(result.total()).isOne();
    FacetResult speakers = result.facets().getFirst();
    assertThat(speakers.values())
        .containsExactly(
            new FacetResult.Value("Tobin Marsh", 2, false, List.of()),
            new FacetResult.Value("Ada Quill", 1, true, List.of()));
    assertThat(result.facets().get(1).values())
        .containsExactly(new FacetResult.Value("The Courier", 1, false, List.of()));
  }

  @Test
  void daysAreCountedByYearMonthAndDay() {
    put(engine(), "a", APRIL, "Ada Quill: The bridge is late");
    put(engine(), "b", MAY, "Ada Quill: The bridge is long");
    engine().commit();
    SearchRequest april =
        SearchRequest.of("")
            .where(Dimension.SAID_ON, "2025-04")
            .counting(EnumSet.of(Dimension.SAID_ON), 10);
    SearchResult result = engine().search(april);
    assertThat(result.total()).isOne();
    FacetResult.Value year = result.facets().getFirst().values().getFirst();
    assertThat(year.value()).isEqualTo("2025");
    assertThat(year.count()).isEqualTo(2);
    assertThat(year.inside())
        .extracting(FacetResult.Value::value)
        .containsExactly("2025-04", "2025-05");
    assertThat(year.inside().getFirst().inside())
        .extracting(FacetResult.Value::value)
        .containsExactly("2025-04-23");
  }

  @Test
  void thePeriodIncludesBothItsDays() {
    put(engine(), "a", APRIL, "Ada Quill: one");
    put(engine(), "b", MAY, "Ada Quill: two");
    engine().commit();
    assertThat(texts(engine().search(SearchRequest.of("").said(APRIL, APRIL))))
        .containsExactly("one");
    assertThat(texts(engine().search(SearchRequest.of("").said(null, MAY).sortedBy(Sort.OLDEST))))
        .containsExactly("one", "two");
    assertThat(texts(engine().search(SearchRequest.of("").said(null, MAY).sortedBy(Sort.NEWEST))))
        .containsExactly("two", "one");
  }

  @ParameterizedTest
  @CsvSource({"RELEVANCE, bridge", "NEWEST, bridge", "OLDEST, bridge", "RELEVANCE, ''"})
  void pagesGiveEveryHitOnce(Sort sort, String query) {
    for (int i = 0; i < 23; i++) {
      put(
          engine(),
          "a" + i,
          APRIL.plusDays(i % 5),
          "Ada Quill: The bridge is late " + "again ".repeat(i % 3) + i);
    }
    engine().commit();
    SearchRequest request = SearchRequest.of(query).sortedBy(sort).limitedTo(5);
    List<String> all = texts(engine().search(request.limitedTo(100)));
    var paged = new ArrayList<String>();
    String cursor = null;
    do {
      SearchResult page = engine().search(request.after(cursor));
      assertThat(page.total()).isEqualTo(23);
      paged.addAll(texts(page));
      cursor = page.next();
    } while (cursor != null);
    assertThat(paged).isEqualTo(all).hasSize(23).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"RELEVANCE, bridge", "NEWEST, bridge", "OLDEST, ''"})
  void pagesAreOfOneMomentWhateverIsWritten(Sort sort, String query) {
    for (int i = 0; i < 23; i++) {
      put(engine(), "a" + i, APRIL.plusDays(i % 5), "Ada Quill: The bridge is late " + i);
    }
    engine().commit();
    SearchRequest request = SearchRequest.of(query).sortedBy(sort).limitedTo(5);
    List<String> all = texts(engine().search(request.limitedTo(100)));
    var paged = new ArrayList<String>();
    String cursor = null;
    int page = 0;
    do {
      SearchResult result = engine().search(request.after(cursor));
      assertThat(result.total()).isEqualTo(23);
      assertThat(result.facets().getFirst().values().getFirst().count()).isEqualTo(23);
      paged.addAll(texts(result));
      cursor = result.next();
      put(engine(), "new" + page, APRIL.plusDays(page), "Tobin Marsh: The bridge is new");
      put(engine(), "a" + page, MAY, "Tobin Marsh: The bridge is another");
      engine().delete("a" + (22 - page++));
      engine().commit();
    } while (cursor != null);
    assertThat(paged).isEqualTo(all);
    assertThat(engine().search(request.limitedTo(100)).total()).isEqualTo(23);
  }

  @Test
  void aMomentThatIsNoLongerKeptIsSaidToBe() {
    put(engine(), "a", APRIL, "Ada Quill: one bridge", "Ada Quill: two bridges");
    engine().commit();
    SearchRequest request = SearchRequest.of("bridge").limitedTo(1);
    String first = engine().search(request).next();
    for (int i = 0; i < 40; i++) {
      put(engine(), "b" + i, APRIL, "Ada Quill: a bridge");
      engine().commit();
      assertThat(engine().search(request).next()).isNotNull();
    }
    assertThatThrownBy(() -> engine().search(request.after(first)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("start again");
  }

  @Test
  void aCursorOfAnotherQueryIsRefused() {
    put(engine(), "a", APRIL, "Ada Quill: one bridge", "Ada Quill: two bridges");
    engine().commit();
    String cursor = engine().search(SearchRequest.of("bridge").limitedTo(1)).next();
    assertThatThrownBy(() -> engine().search(SearchRequest.of("ferry").limitedTo(1).after(cursor)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("another query");
    assertThatThrownBy(() -> engine().search(SearchRequest.of("bridge").after("%%%")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> engine().search(SearchRequest.of("bridge").after("AAAA")))
        .isInstanceOf(BadRequestException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "quill, Ada Quill",
    "ada, Ada Quill",
    "qu ad, Ada Quill",
    "lucia, Lucía de la Vorra",
    "VORRA, Lucía de la Vorra",
    "nobody, ''"
  })
  void speakersAreFoundByAnyWordOfTheirNames(String words, String name) {
    put(engine(), "a", APRIL, "Ada Quill: one", "Lucía de la Vorra: two");
    engine().commit();
    assertThat(
            engine().facet(SearchRequest.of(""), Dimension.SPEAKER, words).values().stream()
                .map(FacetResult.Value::value)
                .toList())
        .isEqualTo(name.isEmpty() ? List.of() : List.of(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          bridge                   | The <mark>bridge</mark> &lt;b&gt; is late, and bridges aren’t “cheap”
          "late, and bridges"      | The bridge &lt;b&gt; is <mark>late, and bridges</mark> aren’t “cheap”
          aren't                   | The bridge &lt;b&gt; is late, and bridges <mark>aren’t</mark> “cheap”
          chea*                    | The bridge &lt;b&gt; is late, and bridges aren’t “<mark>cheap</mark>”
          speaker:quill            | The bridge &lt;b&gt; is late, and bridges aren’t “cheap”
          +late -ferry             | The bridge &lt;b&gt; is <mark>late</mark>, and bridges aren’t “cheap”
          """)
  void marksWhatMatchedAndNothingElse(String query, String html) {
    put(engine(), "a", APRIL, "Ada Quill: The bridge <b> is late, and bridges aren’t “cheap”");
    engine().commit();
    String expected =
        query.equals("bridge") ? html.replace("and bridges", "and <mark>bridges</mark>") : html;
    Snippet snippet = engine().search(SearchRequest.of(query)).hits().getFirst().snippet();
    assertThat(snippet.html().replace("&quot;", "\"")).isEqualTo(expected);
    assertThat(snippet.html().replaceAll("</?mark>", "").replace("&lt;", "<").replace("&gt;", ">"))
        .isEqualTo(snippet.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          bridge            | New [bridges] cost “twice”
          "new bridges"     | [New bridges] cost “twice”
          twic*             | New bridges cost “[twice]”
          title:cost        | New bridges [cost] “twice”
          text:bridge       | New bridges cost “twice”
          speaker:quill     | New bridges cost “twice”
          late -cost        | New bridges cost “twice”
          """)
  void marksWhatMatchedInTheHeadline(String query, String marked) {
    String text = "The bridge is late";
    var article = new Article("a", "New bridges cost “twice”", "", APRIL, null, null, text);
    Attribution quill =
        new Attribution(new Speaker.Person("Ada Quill"), null, 0.9, List.of(), null, "told");
    Quote quote =
        Quote.of(article, new Span(0, text.length()), Kind.DIRECT, quill, SaidOn.published(APRIL));
    engine().put(article, List.of(quote), new Stamp("1", "a"));
    engine().commit();
    Hit hit = engine().search(SearchRequest.of(query)).hits().getFirst();
    var title = new StringBuilder(hit.title());
    for (Span mark : hit.titleHighlights().reversed()) {
      title.insert(mark.end(), "]").insert(mark.start(), "[");
    }
    assertThat(title).hasToString(marked);
  }

  @Test
  void aLongQuoteIsShownWholeWithAllMarks() {
    String sentence = "This sentence says nothing of much weight. ";
    String words = "The bridge is late. " + sentence.repeat(60) + "The bridge is late.";
    put(engine(), "a", APRIL, "Ada Quill: " + words);
    engine().commit();
    Snippet snippet = engine().search(SearchRequest.of("bridge")).hits().getFirst().snippet();
    assertThat(snippet.text()).isEqualTo(words);
    assertThat(snippet.highlights()).hasSize(2);
  }

  /** What users of other engines have asked for, each with words like those they tried. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          a phrase is one mark                     | "harbour bridge"          | The <mark>harbour bridge</mark> is late. The harbour is old, the bridge is new.
          a phrase leaves stray words alone        | "old the bridge"          | The harbour bridge is late. The harbour is <mark>old, the bridge</mark> is new.
          a phrase with a small word               | "bridge is new"           | The harbour bridge is late. The harbour is old, the <mark>bridge is new</mark>.
          of alternatives each                     | "harbour bridge" OR "is new" | The <mark>harbour bridge</mark> is late. The harbour is old, the bridge <mark>is new</mark>.
          what is not wanted marks nothing         | harbour NOT "ferry"       | The <mark>harbour</mark> bridge is late. The <mark>harbour</mark> is old, the bridge is new.
          words near each other                    | late NEAR/3 old           | The harbour bridge is <mark>late</mark>. The harbour is <mark>old</mark>, the bridge is new.
          stemmed words                            | harbours                  | The <mark>harbour</mark> bridge is late. The <mark>harbour</mark> is old, the bridge is new.
          a fuzzy word                             | brigde~                   | The harbour <mark>bridge</mark> is late. The harbour is old, the <mark>bridge</mark> is new.
          the beginning of a word                  | har*                      | The <mark>harbour</mark> bridge is late. The <mark>harbour</mark> is old, the bridge is new.
          both of an AND, wherever they stand      | late AND new              | The harbour bridge is <mark>late</mark>. The harbour is old, the bridge is <mark>new</mark>.
          the branch that holds and no other       | (late AND ferry) OR new   | The harbour bridge is late. The harbour is old, the bridge is <mark>new</mark>.
          each branch that holds                   | (late AND old) OR (new AND NOT ferry) | The harbour bridge is <mark>late</mark>. The harbour is <mark>old</mark>, the bridge is <mark>new</mark>.
          a branch may hold by the speaker         | (late AND speaker:quill AND said:2025) OR (new AND speaker:marsh) | The harbour bridge is <mark>late</mark>. The harbour is old, the bridge is new.
          what only lifts, where it holds          | +new (late AND ferry) (old AND late) | The harbour bridge is <mark>late</mark>. The harbour is <mark>old</mark>, the bridge is <mark>new</mark>.
          a filter marks nothing                   | late kind:direct          | The harbour bridge is <mark>late</mark>. The harbour is old, the bridge is new.
          """)
  void marksAreWhereUsersLookForThem(String what, String query, String html) {
    String words = "The harbour bridge is late. The harbour is old, the bridge is new.";
    put(engine(), "a", APRIL, "Ada Quill: " + words);
    engine().commit();
    Snippet snippet = engine().search(SearchRequest.of(query)).hits().getFirst().snippet();
    assertThat(snippet.html()).isEqualTo(html);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void marksNeverChangeTheText(int seed) {
    var random = new SplittableRandom(seed);
    String[] words = {
      "tide", "a<b", "&amp;", "“late”", "it’s", "café", "😀", "l'eau", "<mark>", "x"
    };
    for (int i = 0; i < 40; i++) {
      var text = new StringJoiner(random.nextBoolean() ? " " : ", ");
      for (int w = 1 + random.nextInt(12); w > 0; w--) {
        text.add(words[random.nextInt(words.length)]);
      }
      put(engine(), "a" + i, APRIL, "Ada Quill: " + text);
    }
    engine().commit();
    for (String query : List.of("tide", "\"late it's\"", "caf*", "eau~", "mark", "x OR b", "")) {
      for (Hit hit : engine().search(SearchRequest.of(query).limitedTo(200)).hits()) {
        Snippet snippet = hit.snippet();
        assertThat(snippet.text()).isEqualTo(hit.quote().text());
        assertThat(unescaped(snippet.html().replaceAll("</?mark>", "")))
            .isEqualTo(hit.quote().text());
        int end = 0;
        for (Span mark : snippet.highlights()) {
          assertThat(mark.start()).isGreaterThanOrEqualTo(end);
          end = mark.end();
        }
        assertThat(end).isLessThanOrEqualTo(snippet.text().length());
      }
    }
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private static final String LONG =
      "The harbour will not be sold to anybody, not now and not ever, whoever asks.";

  @Test
  void aStatementIsOneHitWithAllWhoPrintedIt() {
    put(engine(), "b", MAY, "Ada Quill: " + LONG, "Ada Quill: Ask me about the ferry instead.");
    put(
        engine(),
        "a",
        APRIL,
        "Ada Quill: The harbour will not be sold to anybody, not now and not ever");
    put(engine(), "c", MAY, "Tobin Marsh: " + LONG);
    engine().commit();
    SearchResult result = engine().search(SearchRequest.of("harbour").grouped(true));
    assertThat(result.total()).isEqualTo(3);
    assertThat(result.groups()).isEqualTo(2);
    Group group =
        result.hits().stream()
            .filter(h -> "Ada Quill".equals(h.quote().attribution().speaker().name()))
            .map(Hit::group)
            .findFirst()
            .orElseThrow();
    assertThat(group.first()).startsWith("a:");
    assertThat(group.published()).isEqualTo(APRIL);
    assertThat(group.quotes()).isEqualTo(2);
    assertThat(group.outlets().toString()).contains("The Courier", "count=2");
    assertThat(engine().search(SearchRequest.of("harbour")).groups()).isNull();
  }

  @Test
  void aStatementIsAsIfARemovedArticleHadNeverBeen() {
    String parts = "Whoever wants it will have to take it from my own two hands.";
    put(engine(), "a", APRIL, "Ada Quill: " + LONG);
    put(engine(), "b", APRIL, "Ada Quill: " + parts);
    put(engine(), "c", APRIL, "Ada Quill: " + LONG + " " + parts);
    engine().commit();
    assertThat(engine().search(SearchRequest.of("").grouped(true)).groups()).isEqualTo(1);
    engine().delete("c");
    engine().commit();
    assertThat(engine().search(SearchRequest.of("").grouped(true)).groups()).isEqualTo(2);
  }

  @Test
  void versionsTellWhatDiffersFromTheFirst() {
    put(engine(), "b", MAY, "Ada Quill: " + LONG.replace("anybody,", "[foreigners],"));
    put(engine(), "a", MAY.minusDays(1), "Ada Quill: " + LONG);
    engine().commit();
    String second = engine().search(SearchRequest.of("foreigners")).hits().getFirst().quote().id();
    Versions versions = engine().versions(second, 10);
    assertThat(versions.total()).isEqualTo(2);
    assertThat(versions.versions().getFirst().hit().quote().text()).isEqualTo(LONG);
    assertThat(versions.versions().getFirst().differences()).isEmpty();
    Versions.Version altered = versions.versions().getLast();
    assertThat(altered.differences())
        .singleElement()
        .satisfies(d -> {
          assertThat(Objects.requireNonNull(d.first()).in(LONG)).isEqualTo("anybody,");
          assertThat(Objects.requireNonNull(d.here()).in(altered.hit().quote().text()))
              .isEqualTo("[foreigners],");
        });
    assertThat(engine().versions(second, 1).versions()).hasSize(1);
    assertThat(engine().versions("nobody:0-1", 10).total()).isZero();
    assertThatThrownBy(() -> engine().versions(second, 0)).isInstanceOf(BadRequestException.class);
  }

  @Test
  void textThatIsNoUnicodeIsRefusedAndTheEngineGoesOn() {
    assertThatThrownBy(() -> put(engine(), "half\ud800", APRIL, "Ada Quill: The tide is late."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no Unicode");
    put(engine(), "a", APRIL, "Ada Quill: The tide is late.");
    engine().commit();
    assertThat(engine().search(SearchRequest.of("tide")).total()).isOne();
  }

  @Test
  void allHitsAreQuotesAndNotStatements() {
    assertThatThrownBy(() -> engine().all(SearchRequest.of("").grouped(true), _ -> {}))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("page with cursors");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "The tide is late, and so is the ferry | Quill | VERBATIM",
        "the tide is late | Ada Quill | TRIMMED",
        "The tide is early, and so is the ferry | Ada Quill | ALTERED",
        "The tide is late, and so is the ferry | Ben Rook | OTHER_SPEAKER",
        "The tide is late … the ferry | Ada Quill | TRIMMED",
        "Nobody is to blame for the weather | Ada Quill | NOT_FOUND",
        "AND NOT (\"ferry* | Ada Quill | NOT_FOUND",
      })
  void aClaimIsHeldToWhatIsThere(String claimed, String speaker, Verdict verdict) {
    put(engine(), "a", APRIL, "Ada Quill: The tide is late, and so is the ferry.");
    put(engine(), "b", APRIL, "Ben Rook: The ferry and the tide are early again.");
    engine().commit();
    assertThat(new Checker(engine()).check(new Claim(claimed, speaker)).verdict())
        .isEqualTo(verdict);
  }
}
