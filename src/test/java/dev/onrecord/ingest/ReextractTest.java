package dev.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.lucene.LuceneEngine;
import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Found;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.Stats;
import dev.onrecord.speaker.SpeakerRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored articles that another version of the extractor read are read anew. */
public class ReextractTest {
  private static final LocalDate DAY = LocalDate.of(2025, 4, 23);

  @TempDir Path folder;
  private SearchEngine engine;
  private Ingester ingester;

  @BeforeEach
  void open() {
    engine = LuceneEngine.open(folder.resolve("index"), Clock.systemUTC());
    ingester = new Ingester(engine, new SpeakerRegistry());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /**
   * Stores an article as another version would have: with one quote, of somebody the present one
   * does not know. The present one finds two.
   */
  public static void putOld(SearchEngine engine, String id) {
    Article article = article(id);
    Quote quote =
        Quote.of(
            article,
            new Span(0, 3),
            Kind.DIRECT,
            new Attribution(new Speaker.Person("Old Reader"), null, 0.9, List.of(), null, "told"),
            SaidOn.published(DAY));
    engine.put(article, List.of(quote), new Stamp("old", "old " + id));
  }

  private static Article article(String id) {
    return new Article(
        id,
        "Title",
        "The Courier",
        DAY,
        "A. Writer",
        "https://courier.example/" + id,
        "“The tide is late at " + id + ",” said Ada Quill. “Very,” said Tobin Marsh.");
  }

  private Set<String> speakers() {
    return engine.search(SearchRequest.of("")).facets().stream()
        .filter(f -> f.dimension() == Dimension.SPEAKER)
        .flatMap(f -> f.values().stream())
        .map(FacetResult.Value::value)
        .collect(Collectors.toSet());
  }

  @Test
  void whatAnotherVersionReadIsReadAnewAndTheRestIsLeftAlone() {
    putOld(engine, "a");
    putOld(engine, "b");
    engine.commit();
    ingester.ingest(sink -> sink.accept(Found.of(new Entry.Read("c", article("c")))), _ -> {});
    assertThat(engine.stats().outdated(QuoteFinder.VERSION)).isEqualTo(2);
    Set<String> told = ConcurrentHashMap.newKeySet();
    assertThat(ingester.reextract(false, entry -> told.add(entry.where())))
        .isEqualTo(new ReextractReport(2, 1, 0, 2, 4));
    assertThat(told).containsExactlyInAnyOrder("a", "b");
    assertThat(speakers()).containsExactlyInAnyOrder("Ada Quill", "Tobin Marsh");
    Stats stats = engine.stats();
    assertThat(stats.quotes()).isEqualTo(6);
    assertThat(stats.outdated(QuoteFinder.VERSION)).isZero();
    assertThat(engine.article("a").orElseThrow().article()).isEqualTo(article("a"));
  }

  @Test
  void aSecondRunDoesNothingUnlessAllIsAskedFor() {
    putOld(engine, "a");
    engine.commit();
    ingester.reextract(false, _ -> {});
    Set<String> told = ConcurrentHashMap.newKeySet();
    assertThat(ingester.reextract(false, entry -> told.add(entry.where())))
        .isEqualTo(new ReextractReport(0, 1, 0, 0, 0));
    assertThat(told).isEmpty();
    assertThat(ingester.reextract(true, entry -> told.add(entry.where())))
        .isEqualTo(new ReextractReport(1, 0, 0, 2, 2));
    assertThat(told).containsExactly("a");
  }

  @Test
  void anArticleReadAnewIsUnchangedWhenItComesAgain() {
    putOld(engine, "a");
    engine.commit();
    ingester.reextract(false, _ -> {});
    IngestReport again =
        ingester.ingest(sink -> sink.accept(Found.of(new Entry.Read("a", article("a")))), _ -> {});
    assertThat(again.unchanged()).isOne();
  }

  @Test
  void whatIsWrittenMeanwhileStays() {
    putOld(engine, "changed");
    putOld(engine, "deleted");
    for (int i = 0; i < 50; i++) {
      putOld(engine, "z" + i);
    }
    engine.commit();
    var once = new AtomicBoolean();
    var changed = new Article("changed", "", "", DAY, null, null, "“Early,” said Ada Quill.");
    // The engine writes as soon as the scan hands over its first article, before any is renewed.
    SearchEngine meddled =
        new MeddledEngine(
            engine,
            () -> {
              if (once.compareAndSet(false, true)) {
                new Ingester(engine, new SpeakerRegistry())
                    .ingest(sink -> sink.accept(Found.of(new Entry.Read("w", changed))), _ -> {});
                engine.delete("deleted");
              }
            });
    assertThat(new Ingester(meddled, new SpeakerRegistry()).reextract(false, _ -> {}).renewed())
        .isEqualTo(50);
    assertThat(engine.article("deleted")).isEmpty();
    assertThat(engine.article("changed").orElseThrow().article()).isEqualTo(changed);
    assertThat(engine.stats().quotes()).isEqualTo(2 * 50 + 1);
  }

  @Test
  void anArticleThatCannotBeReadAnewKeepsItsQuotesAndTheRestGoesOn() {
    putOld(engine, "a");
    putOld(engine, "b");
    engine.commit();
    SearchEngine refusing =
        new MeddledEngine(engine, () -> {}) {
          @Override
          public java.util.OptionalInt renew(Article article, List<Quote> quotes, Stamp stamp) {
            if (article.id().equals("a")) {
              throw new IllegalArgumentException("no");
            }
            return super.renew(article, quotes, stamp);
          }
        };
    Set<Outcome> told = ConcurrentHashMap.newKeySet();
    assertThat(new Ingester(refusing, new SpeakerRegistry()).reextract(false, told::add))
        .isEqualTo(new ReextractReport(1, 0, 1, 1, 2));
    assertThat(told).contains(Outcome.refused("a", "the article cannot be stored: no"));
    assertThat(speakers()).contains("Old Reader");
  }

  /** In every state a search sees, an article has its one old quote or its two new ones. */
  @Test
  void searchesGoOnAndSeeEachArticleWhole() {
    int articles = 2_500;
    for (int i = 0; i < articles; i++) {
      putOld(engine, "a" + i);
    }
    engine.commit();
    Set<Long> states = ConcurrentHashMap.newKeySet();
    var done = new AtomicBoolean();
    CompletableFuture<Void> searching =
        CompletableFuture.runAsync(() -> {
          while (!done.get()) {
            states.add(check(articles));
          }
        });
    try {
      assertThat(ingester.reextract(false, _ -> {}))
          .isEqualTo(new ReextractReport(articles, 0, 0, articles, 2L * articles));
    } finally {
      done.set(true);
      searching.join();
    }
    assertThat(check(articles)).isZero();
    assertThat(states)
        .as("old articles, at every search")
        .contains((long) articles)
        .hasSizeGreaterThan(2);
  }

  private long check(int articles) {
    SearchResult result = engine.search(SearchRequest.of(""));
    long old = count(result, "Old Reader");
    long renewed = count(result, "Ada Quill");
    assertThat(old + renewed).isEqualTo(articles);
    assertThat(count(result, "Tobin Marsh")).isEqualTo(renewed);
    assertThat(result.total()).isEqualTo(old + 2 * renewed);
    return old;
  }

  private static long count(SearchResult result, String speaker) {
    return result.facets().stream()
        .filter(f -> f.dimension() == Dimension.SPEAKER)
        .flatMap(f -> f.values().stream())
        .filter(v -> v.value().equals(speaker))
        .mapToLong(FacetResult.Value::count)
        .sum();
  }
}
