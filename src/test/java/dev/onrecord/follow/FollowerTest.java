package dev.onrecord.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onrecord.Onrecord;
import dev.onrecord.fetch.Fetcher;
import dev.onrecord.fetch.LocalSite;
import dev.onrecord.fetch.PoliteFetcher;
import dev.onrecord.fetch.PoliteFetcher.Manners;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.ingest.Watcher;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Found;
import dev.onrecord.reader.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A site and a folder on this machine that change, and an index that keeps up. */
@Timeout(120)
class FollowerTest {
  @TempDir Path folder;
  private LocalSite site;
  private Onrecord onrecord;
  private PoliteFetcher fetcher;
  private final List<String> diary = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    site = new LocalSite();
    onrecord = Onrecord.open(folder.resolve("index"));
    fetcher = fetcher();
  }

  private static PoliteFetcher fetcher() {
    Clock clock = Clock.systemUTC();
    var limits =
        new Fetcher.Limits(
            "onrecord", _ -> true, Duration.ofSeconds(5), Duration.ofSeconds(5), 5_000_000);
    var manners = new Manners(Duration.ofMillis(1), 1, Duration.ofMillis(1), Duration.ofSeconds(1));
    return new PoliteFetcher(new Fetcher(limits, clock), manners, clock, new Random(7));
  }

  @AfterEach
  void stop() {
    fetcher.close();
    onrecord.close();
    site.close();
  }

  private Follower follower(Follower.Taker taker) {
    var notes =
        new Follower.Diary() {
          @Override
          public void visited(Source source, IngestReport report) {
            diary.add(
                report.added()
                    + " added, "
                    + report.updated()
                    + " updated, "
                    + report.unchanged()
                    + " unchanged, "
                    + report.refused()
                    + " refused");
          }

          @Override
          public void failed(Source source, String reason, Instant due) {
            diary.add(reason);
          }
        };
    return new Follower(
        folder.resolve("index/follow"),
        fetcher,
        new ArticleReader(Settings.published(null)),
        taker,
        notes,
        new Follower.Pace(Duration.ofMinutes(15), Duration.ofSeconds(1)),
        Clock.systemUTC(),
        new Random(7));
  }

  private IngestReport take(Consumer<Consumer<Found>> found) {
    return onrecord.ingest(found, Watcher.NONE);
  }

  /** Visits once; tells what was new. */
  private List<String> visit(String... sources) throws InterruptedException {
    diary.clear();
    follower(this::take).once(Arrays.stream(sources).map(Source::of).toList());
    return List.copyOf(diary);
  }

  private static String html(String title, String words) {
    return "<html><head><title>"
        + title
        + "</title><meta property='article:published_time' content='2025-04-23'></head><body><article><p>"
        + "The harbour board met on Monday, and talked for three hours. ".repeat(5)
        + "</p><p>“"
        + words
        + ",” said Ada Quill.</p></article></body></html>";
  }

  private void page(String path, String words) {
    site.on(path, "text/html", html(path, words));
  }

  private void feed(String... items) {
    var xml = new StringBuilder("<rss version='2.0'><channel><title>The Courier</title>");
    for (String item : items) {
      String[] parts = item.split(" ", -1);
      xml.append("<item><title>").append(item).append("</title><link>").append(site.url(parts[0]));
      xml.append("</link><pubDate>Wed, 23 Apr 2025 10:00:00 GMT</pubDate></item>");
    }
    xml.append("</channel></rss>");
    byte[] bytes = xml.toString().getBytes(StandardCharsets.UTF_8);
    String tag = "\"" + xml.toString().hashCode() + "\"";
    site.on(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", tag);
          boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          if (same) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            LocalSite.send(exchange, 200, "application/rss+xml", bytes);
          }
        });
  }

  private static String map(String urls) {
    return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + urls + "</urlset>";
  }

  /** An index of one map, with what it tells of it. */
  private String index(String told) {
    return "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
        + site.url("/map")
        + "</loc>"
        + told
        + "</sitemap></sitemapindex>";
  }

  private String feedUrl() {
    return site.url("/feed").toString();
  }

  private long times(String path) {
    return site.asked().stream().filter(path::equals).count();
  }

  @Test
  void whatAFeedLeadsToIsTakenOnceAndThenOnlyWhatIsNew() throws InterruptedException {
    page("/one", "It is late");
    page("/two", "It is early");
    feed("/one", "/two");
    assertThat(visit(feedUrl())).containsExactly("2 added, 0 updated, 0 unchanged, 0 refused");
    assertThat(visit(feedUrl())).isEmpty();
    page("/three", "It is here");
    feed("/three", "/one", "/two");
    assertThat(visit(feedUrl())).containsExactly("1 added, 0 updated, 0 unchanged, 0 refused");
    assertThat(times("/one")).isOne();
    assertThat(times("/feed")).isEqualTo(3);
  }

  @Test
  void anEntryThatChangedIsLookedAtAgainAndIsAnotherEdition() throws InterruptedException {
    page("/one", "It is late");
    feed("/one");
    visit(feedUrl());
    page("/one", "It is very late");
    feed("/one corrected");
    assertThat(visit(feedUrl())).containsExactly("0 added, 1 updated, 0 unchanged, 0 refused");
    String id = site.url("/one").toString().replaceFirst("http://", "");
    assertThat(onrecord.article(id).orElseThrow().editions()).hasSize(1);
  }

  @Test
  void whatCouldNotBeHadIsTriedAgainAndGivenUpInTheEnd() throws InterruptedException {
    site.on("/one", 503, "X", "y");
    site.on("/two", 503, "X", "y");
    feed("/one", "/two");
    assertThat(visit(feedUrl())).isEmpty();
    page("/one", "It is late");
    assertThat(visit(feedUrl())).containsExactly("1 added, 0 updated, 0 unchanged, 0 refused");
    visit(feedUrl());
    visit(feedUrl());
    assertThat(visit(feedUrl())).containsExactly("0 added, 0 updated, 0 unchanged, 1 refused");
    assertThat(visit(feedUrl())).isEmpty();
    assertThat(times("/one")).isEqualTo(2);
    assertThat(times("/two")).isEqualTo(5);
  }

  @Test
  void aPageThatIsGoneIsRefusedOnce() throws InterruptedException {
    feed("/gone");
    assertThat(visit(feedUrl())).containsExactly("0 added, 0 updated, 0 unchanged, 1 refused");
    assertThat(visit(feedUrl())).isEmpty();
    assertThat(times("/gone")).isOne();
  }

  @Test
  void siteMapsAndIndexesOfThemAreGoneThrough() throws InterruptedException {
    page("/one", "It is late");
    page("/two", "It is early");
    String url = "<url><loc>%s</loc><lastmod>%s</lastmod></url>";
    site.on(
        "/map",
        "text/xml",
        map(
            url.formatted(site.url("/one"), "2025-04-23")
                + url.formatted(site.url("/two"), "2025-04-23")));
    site.on("/index", "text/xml", index(""));
    String index = site.url("/index").toString();
    assertThat(visit(index)).containsExactly("2 added, 0 updated, 0 unchanged, 0 refused");
    assertThat(visit(index)).isEmpty();
    page("/two", "It is very early");
    site.on(
        "/map",
        "text/xml",
        map(
            url.formatted(site.url("/one"), "2025-04-23")
                + url.formatted(site.url("/two"), "2025-04-24")));
    assertThat(visit(index)).containsExactly("0 added, 1 updated, 0 unchanged, 0 refused");
    assertThat(times("/one")).isOne();
  }

  @Test
  void whatLiesBehindAnInnerMapIsTriedAgainToo() throws InterruptedException {
    page("/one", "It is late");
    site.on("/two", 503, "X", "y");
    String urls = "<url><loc>" + site.url("/one") + "</loc></url>";
    site.on("/map", "text/xml", map(urls + urls.replace("/one", "/two")));
    site.on("/index", "text/xml", index("<lastmod>2025-04-23</lastmod>"));
    String url = site.url("/index").toString();
    assertThat(visit(url)).containsExactly("1 added, 0 updated, 0 unchanged, 0 refused");
    page("/two", "It is early");
    assertThat(visit(url)).containsExactly("1 added, 0 updated, 0 unchanged, 0 refused");
    assertThat(visit(url)).isEmpty();
    assertThat(times("/two")).isEqualTo(2);
  }

  /** It dies when it has gone through the inner map, before it has taken what that leads to. */
  @Test
  void anInnerMapIsSeenOnlyWhenAllThatItLeadsToIs() throws InterruptedException {
    page("/one", "It is late");
    site.on("/map", "text/xml", map("<url><loc>" + site.url("/one") + "</loc></url>"));
    site.on("/index", "text/xml", index("<lastmod>2025-04-23</lastmod>"));
    String url = site.url("/index").toString();
    Follower dying =
        follower(_ -> {
          throw new IllegalStateException("the power is gone");
        });
    assertThatThrownBy(() -> dying.once(List.of(Source.of(url)))).hasMessage("the power is gone");
    assertThat(visit(url)).containsExactly("1 added, 0 updated, 0 unchanged, 0 refused");
    assertThat(visit(url)).isEmpty();
    assertThat(times("/map")).isEqualTo(2);
  }

  @Test
  void anInnerMapWithoutADayIsLookedAtThoughTheIndexIsUnchanged() throws InterruptedException {
    page("/one", "It is late");
    page("/two", "It is early");
    String one = "<url><loc>" + site.url("/one") + "</loc></url>";
    site.on("/map", "text/xml", map(one));
    byte[] index = index("").getBytes(StandardCharsets.UTF_8);
    site.on(
        "/index",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          boolean asked = exchange.getRequestHeaders().containsKey("If-None-Match");
          LocalSite.send(exchange, asked ? 304 : 200, "text/xml", asked ? new byte[0] : index);
        });
    String url = site.url("/index").toString();
    visit(url);
    site.on("/map", "text/xml", map(one + one.replace("/one", "/two")));
    assertThat(visit(url)).containsExactly("1 added, 0 updated, 0 unchanged, 0 refused");
  }

  @Test
  void whatCouldNotBeHadIsNotForgottenWhenTheFeedIs() throws InterruptedException {
    site.on("/one", 503, "X", "y");
    feed("/one");
    visit(feedUrl());
    page("/one", "It is late");
    page("/two", "It is early");
    feed("/two");
    assertThat(visit(feedUrl())).containsExactly("2 added, 0 updated, 0 unchanged, 0 refused");
    visit(feedUrl());
    assertThat(times("/one")).isEqualTo(2);
  }

  @Test
  void anArticleWhoseAddressLeadsToTheFrontPageNowIsNotTheFrontPage() throws InterruptedException {
    page("/old", "It is late");
    feed("/old");
    visit(feedUrl());
    page("/", "It is the front page");
    site.on("/old", 301, "Location", "/");
    feed("/old again");
    assertThat(visit(feedUrl())).containsExactly("0 added, 0 updated, 0 unchanged, 1 refused");
    String id = site.url("/old").toString().replaceFirst("http://", "");
    assertThat(onrecord.article(id).orElseThrow().article().text()).contains("It is late");
  }

  @Test
  void anArticleStandsWhereTheRedirectsEnd() throws InterruptedException {
    page("/new", "It is late");
    site.on("/old", 301, "Location", "/new");
    feed("/old");
    visit(feedUrl());
    assertThat(onrecord.article(site.url("/new").toString().replaceFirst("http://", "")))
        .isPresent();
  }

  @Test
  void anAddressThatCanBeNoneHoldsNobodyUp() throws InterruptedException {
    page("/one", "It is late");
    feed("/one");
    site.on(
        "/bad",
        "text/xml",
        "<rss version='2.0'><channel><title>C</title><item><link>http://127.0.0.1:99999/x</link></item><item><link>"
            + site.url("/one")
            + "</link></item></channel></rss>");
    assertThat(visit(site.url("/bad").toString()))
        .containsExactly("1 added, 0 updated, 0 unchanged, 1 refused");
    assertThat(visit("http://127.0.0.1:99999/feed"))
        .singleElement()
        .asString()
        .contains("no host that can be");
  }

  @Test
  void aFileThatIsNotThereStopsNoFolder() throws IOException, InterruptedException {
    write("one.txt", "---\npublished: 2025-04-23\n---\n“It is late,” said Ada Quill.");
    Files.createSymbolicLink(folder.resolve("inbox/gone.txt"), folder.resolve("nowhere.txt"));
    String inbox = folder.resolve("inbox").toString();
    assertThat(visit(inbox)).containsExactly("1 added, 0 updated, 0 unchanged, 1 refused");
    assertThat(visit(inbox)).isEmpty();
  }

  @Test
  void aSourceThatFailsIsTold() throws InterruptedException {
    assertThat(visit(site.url("/nothing").toString())).containsExactly("the server answers 404");
    site.on("/broken", "application/rss+xml", "<rss version='2.0'><channel>");
    assertThat(visit(site.url("/broken").toString()))
        .containsExactly("0 added, 0 updated, 0 unchanged, 1 refused");
    assertThat(visit("http://nobody.invalid/feed")).singleElement().asString().isNotBlank();
  }

  @Test
  void aSourceThatFailsIsAskedLessAndLessOften() throws InterruptedException {
    String url = site.url("/nothing").toString();
    var waits = new ArrayList<Duration>();
    var memory = new MemoryFolder(folder.resolve("index/follow"));
    for (int i = 0; i < 8; i++) {
      visit(url);
      waits.add(Duration.between(Instant.now(), memory.recall(url).due()));
    }
    assertThat(waits.getFirst()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(40));
    assertThat(waits.get(3)).isBetween(Duration.ofMinutes(170), Duration.ofMinutes(310));
    assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofHours(12)) <= 0);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("inbox").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10 + text.length())));
  }

  @Test
  void aFolderThatFillsUpIsRead() throws IOException, InterruptedException {
    String inbox = folder.resolve("inbox").toString();
    write("a/one.txt", "---\npublished: 2025-04-23\n---\n“It is late,” said Ada Quill.");
    write("b/one.txt", "---\npublished: 2025-04-23\n---\n“It is early,” said Ada Quill.");
    write("two.html", html("Two", "It is here"));
    assertThat(visit(inbox)).containsExactly("3 added, 0 updated, 0 unchanged, 0 refused");
    assertThat(onrecord.article("a/one")).isPresent();
    assertThat(visit(inbox)).isEmpty();
    write("a/one.txt", "---\npublished: 2025-04-23\n---\n“It is very late,” said Ada Quill.");
    Files.writeString(folder.resolve("inbox/unfinished.txt"), "---\npubli");
    assertThat(visit(inbox)).containsExactly("0 added, 1 updated, 0 unchanged, 0 refused");
    assertThat(onrecord.article("a/one").orElseThrow().editions()).hasSize(1);
  }

  @Test
  void aFolderThatIsNotThereIsTold() throws InterruptedException {
    assertThat(visit(folder.resolve("nowhere").toString()))
        .singleElement()
        .asString()
        .isEqualTo("there is no such file or folder");
  }

  /**
   * The follower dies after the articles are durable, before it wrote down that it had seen them.
   */
  @Test
  void aCrashCostsASecondLookAndNothingElse() throws InterruptedException {
    page("/one", "It is late");
    feed("/one");
    Follower dying =
        follower(found -> {
          take(found);
          throw new IllegalStateException("the power is gone");
        });
    assertThatThrownBy(() -> dying.once(List.of(Source.of(feedUrl()))))
        .hasMessage("the power is gone");
    assertThat(visit(feedUrl())).containsExactly("0 added, 0 updated, 1 unchanged, 0 refused");
    assertThat(onrecord.stats().articles()).isOne();
  }

  @Test
  void aMemoryThatWasCutOffIsForgotten() throws IOException, InterruptedException {
    page("/one", "It is late");
    feed("/one");
    visit(feedUrl());
    try (var files = Files.list(folder.resolve("index/follow"))) {
      for (Path file : files.toList()) {
        Files.writeString(file, "{\"source\": \"htt");
      }
    }
    assertThat(visit(feedUrl())).containsExactly("0 added, 0 updated, 1 unchanged, 0 refused");
  }

  @Test
  void itGoesOnUntilItIsStopped() throws Exception {
    String inbox = folder.resolve("inbox").toString();
    write("one.txt", "---\npublished: 2025-04-23\n---\n“It is late,” said Ada Quill.");
    Thread following =
        Thread.startVirtualThread(() -> {
          try {
            follower(this::take).always(List.of(Source.of(inbox)));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    await(1);
    write("two.txt", "---\npublished: 2025-04-23\n---\n“It is early,” said Ada Quill.");
    await(2);
    following.interrupt();
    assertThat(following.join(Duration.ofSeconds(10))).isTrue();
  }

  private void await(long articles) throws InterruptedException {
    for (int i = 0; i < 200 && onrecord.stats().articles() < articles; i++) {
      Thread.sleep(50);
    }
    assertThat(onrecord.stats().articles()).isEqualTo(articles);
  }
}
