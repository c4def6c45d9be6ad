package dev.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onrecord.ingest.Outcome.End;
import dev.onrecord.lucene.LuceneEngine;
import dev.onrecord.model.Article;
import dev.onrecord.model.PublishedBasis;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Found;
import dev.onrecord.search.Edition;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.speaker.SpeakerRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An article is one article, however often and from wherever it comes; changed, it is edited. */
class OnceEachTest {
  private static final LocalDate DAY = LocalDate.of(2025, 4, 23);
  private static final String LONG =
      " The harbour lies in the north of the town, the ferry in the south, and the old bridge between them is shut on Sundays, when the market is held on the quay from eight to two, whatever the weather is.";

  @TempDir Path folder;
  private SearchEngine engine;
  private Ingester ingester;

  @BeforeEach
  void open() {
    engine = LuceneEngine.open(folder, Clock.systemUTC());
    ingester = new Ingester(engine, new SpeakerRegistry());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** An article as a reader makes it of a page: its id is its address. */
  private static Entry page(String url, String words, @Nullable String asOf) {
    String id = url.replaceFirst("^https?://(www\\.)?", "");
    String text = "“" + words + ",” said Ada Quill." + LONG;
    Instant at = asOf == null ? null : Instant.parse(asOf);
    var article =
        new Article(id, "Tide", "The Courier", DAY, PublishedBasis.META, null, url, "en", at, text);
    return new Entry.Read(url, article, false);
  }

  private static Entry named(String id, String words) {
    return new Entry.Read(
        id, new Article(id, "", "", DAY, null, null, "“" + words + ",” said Ada Quill."));
  }

  /** What became of each, in the order in which they came. */
  private String ends(Entry... entries) {
    Map<String, End> ends = new ConcurrentHashMap<>();
    ingester.ingest(
        sink -> {
          for (int i = 0; i < entries.length; i++) {
            sink.accept(numbered(i, entries[i]));
          }
        },
        outcome -> ends.put(outcome.where(), outcome.end()));
    var told = new ArrayList<String>();
    for (int i = 0; i < entries.length; i++) {
      told.add(String.valueOf(ends.get(String.valueOf(i))));
    }
    return String.join(" ", told);
  }

  private static Found numbered(int i, Entry entry) {
    Entry.Read read = (Entry.Read) entry;
    return Found.of(new Entry.Read(String.valueOf(i), read.article(), read.named()));
  }

  private StoredArticle stored(String id) {
    return engine.article(id).orElseThrow();
  }

  private static String first(String text) {
    return text.substring(1, text.indexOf(','));
  }

  private String history(String id) {
    StoredArticle stored = stored(id);
    var words = new ArrayList<String>();
    words.add(first(stored.article().text()));
    stored.editions().forEach(edition -> words.add(first(edition.text())));
    return String.join(" < ", words);
  }

  @Test
  void theSameAddressIsTheSameArticle() {
    assertThat(
            ends(
                page("https://courier.example/tide", "It is late", null),
                page("http://www.courier.example/tide?utm_source=feed", "It is late", null),
                page("https://courier.example/tide#comments", "It is late", null)))
        .isEqualTo("ADDED UNCHANGED UNCHANGED");
    assertThat(engine.stats().articles()).isOne();
  }

  @Test
  void theSameWordsOfAnOutletAreTheSameArticleAndOfAnotherOneAreNot() {
    ends(page("https://courier.example/tide", "It is late", null));
    assertThat(
            ends(
                page("https://courier.example/story?id=7", "It is late", null),
                page("https://gazette.example/tide", "It is late", null)))
        .isEqualTo("UNCHANGED ADDED");
    assertThat(engine.stats().articles()).isEqualTo(2);
  }

  @Test
  void anArticleThatBroughtItsOwnIdIsKnownByItsAddressToo() {
    var own =
        new Article(
            "db/7",
            "Tide",
            "The Courier",
            DAY,
            null,
            "https://courier.example/tide",
            "“It is late,” said Ada Quill.");
    ends(new Entry.Read("", own));
    assertThat(ends(page("https://courier.example/tide", "It is very late", null)))
        .isEqualTo("UPDATED");
    assertThat(history("db/7")).isEqualTo("It is very late < It is late");
  }

  @Test
  void articlesThatBringTheirOwnIdsAreDifferentWhateverTheySay() {
    assertThat(ends(named("a", "It is late"), named("b", "It is late"))).isEqualTo("ADDED ADDED");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aChangedTextIsAnotherEditionAndTheOldOneIsKept(boolean atOnce) {
    Entry[] entries = {
      page("https://courier.example/tide", "It is late", null),
      page("https://courier.example/tide", "It is very late", null),
      page("https://courier.example/tide", "It is early", null),
      page("https://courier.example/tide", "It is early", null)
    };
    String ends =
        atOnce ? ends(entries) : String.join(" ", Arrays.stream(entries).map(this::ends).toList());
    assertThat(ends).isEqualTo("ADDED UPDATED UPDATED UNCHANGED");
    assertThat(history("courier.example/tide"))
        .isEqualTo("It is early < It is very late < It is late");
    assertThat(stored("courier.example/tide").quotes())
        .extracting(quote -> quote.text())
        .containsExactly("It is early,");
    assertThat(engine.stats().quotes()).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3, It is 3 < It is 2 < It is 1",
    "3 2 1, It is 3 < It is 2 < It is 1",
    "2 3 1, It is 3 < It is 2 < It is 1",
    "2 1 3, It is 3 < It is 2 < It is 1",
    "1 1 1, It is 1",
    "2 1 2, It is 2 < It is 1",
    "1 3=1 2, It is 1 < It is 2",
  })
  void editionsAreInTheOrderOfTheirTimeNotOfTheirComing(String order, String history) {
    for (String day : order.split(" ", -1)) {
      String words = "It is " + day.replaceFirst("^.*=", "");
      String at = "2025-04-2" + day.charAt(0) + "T10:00:00Z";
      ends(page("https://courier.example/tide", words, at));
    }
    assertThat(history("courier.example/tide")).isEqualTo(history);
  }

  @Test
  void whatOnlyLooksOtherIsNoEdition() {
    ends(page("https://courier.example/tide", "It is late", null));
    Entry.Read again = (Entry.Read) page("https://courier.example/tide", "It is late", null);
    Article a = again.article();
    var spaced =
        new Article(
            a.id(),
            a.title(),
            a.publisher(),
            a.published(),
            "Tom Reed",
            a.url(),
            a.text().replace(". ", ".\n\n"));
    assertThat(ends(new Entry.Read("", spaced, false))).isEqualTo("UPDATED");
    assertThat(history("courier.example/tide")).isEqualTo("It is late");
    assertThat(stored("courier.example/tide").article().author()).isEqualTo("Tom Reed");
  }

  @Test
  void howAnEditionDiffersIsTold() {
    ends(page("https://courier.example/tide", "It is late", null));
    ends(page("https://courier.example/tide", "It is not late", null));
    Edition edition = stored("courier.example/tide").editions().getFirst();
    assertThat(edition.differences())
        .singleElement()
        .satisfies(d -> {
          assertThat(d.first()).isNull();
          assertThat(d.here())
              .isNotNull()
              .extracting(s -> s.in(stored("courier.example/tide").article().text()))
              .isEqualTo("not");
        });
  }

  @Test
  void ofVeryManyEditionsTheLatestAndTheFirstAreKept() {
    for (int i = 0; i < 60; i++) {
      ends(page("https://courier.example/tide", "It is " + i, null));
    }
    List<Edition> editions = stored("courier.example/tide").editions();
    assertThat(editions).hasSize(History.MOST);
    assertThat(first(editions.getFirst().text())).isEqualTo("It is 58");
    assertThat(first(editions.getLast().text())).isEqualTo("It is 0");
  }

  /**
   * Many who write the same articles at the same time: each edition is there, each article once.
   */
  @Test
  void batchesAtTheSameTimeLoseNothing() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var batches = new ArrayList<Future<?>>();
      for (int i = 0; i < 25; i++) {
        Entry edition = page("https://courier.example/tide", "It is " + i, null);
        Entry copy = page("https://courier.example/copy/" + i, "It is the same", null);
        batches.add(threads.submit(() -> ends(edition, copy)));
      }
      for (Future<?> batch : batches) {
        batch.get();
      }
    }
    assertThat(stored("courier.example/tide").editions()).hasSize(24);
    assertThat(engine.stats().articles()).isEqualTo(2);
  }

  @Test
  void anInterruptedThreadHarmsNobody() {
    Thread.currentThread().interrupt();
    ingester.ingest(
        sink -> {
          Thread.currentThread().interrupt();
          sink.accept(Found.of(named("a", "It is late")));
        },
        Watcher.NONE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ends(named("b", "It is late"))).isEqualTo("ADDED");
  }

  @Test
  void whoeverIsToldAndFailsEndsTheIngestAndNothingIsToldTwice() {
    var told = new CopyOnWriteArrayList<End>();
    assertThatThrownBy(() ->
            ingester.ingest(
                sink -> sink.accept(Found.of(named("a", "It is late"))),
                outcome -> {
                  told.add(outcome.end());
                  throw new IllegalStateException("the disk is full");
                }))
        .hasMessage("what became of an article cannot be told: the disk is full");
    assertThat(told).containsExactly(End.ADDED);
  }

  /** Taken at once, in batches, or one by one: the index is the same in the end. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void howManyComeAtOnceChangesNothing(int seed) {
    var random = new Random(seed);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 120; i++) {
      String words = "It is " + random.nextInt(4);
      int which = random.nextInt(12);
      entries.add(
          which < 4
              ? named("n" + which, words)
              : page(
                  "https://courier.example/"
                      + which
                      + (random.nextBoolean() ? "" : "?utm_medium=x"),
                  words + " at " + which,
                  null));
    }
    Map<String, String> once = index("once", entries, 1);
    assertThat(index("batches", entries, 1 + random.nextInt(40))).isEqualTo(once);
    assertThat(index("whole", entries, entries.size())).isEqualTo(once);
    assertThat(once).hasSize(12);
  }

  private Map<String, String> index(String name, List<Entry> entries, int size) {
    try (var other = LuceneEngine.open(folder.resolve(name), Clock.systemUTC())) {
      for (int from = 0; from < entries.size(); from += size) {
        List<Entry> some = entries.subList(from, Math.min(entries.size(), from + size));
        new Ingester(other, new SpeakerRegistry())
            .ingest(sink -> some.forEach(entry -> sink.accept(Found.of(entry))), Watcher.NONE);
      }
      var all = new TreeMap<String, String>();
      other.articles(
          "",
          article -> {
            StoredArticle stored = other.article(article.id()).orElseThrow();
            all.put(article.id(), article.text() + stored.quotes() + stored.editions());
          });
      return all;
    }
  }
}
