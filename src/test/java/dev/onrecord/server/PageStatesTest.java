package dev.onrecord.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.onrecord.Onrecord;
import dev.onrecord.fetch.LocalSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First visits, lost servers, foreign and outsized content, and what the page weighs. */
class PageStatesTest {
  private static RunningBrowser browser;

  @BeforeAll
  static void start() {
    browser = RunningBrowser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static OnrecordServer serve(Onrecord onrecord, int port) {
    return OnrecordServer.start(onrecord, OnrecordServer.Options.local(port));
  }

  private static String address(OnrecordServer server) {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  @Test
  void aFirstVisitTakesInTheSampleWithOneClick(@TempDir Path folder) {
    try (var onrecord = Onrecord.open(folder);
        var server = serve(onrecord, 0)) {
      Page page = browser.open(address(server));
      assertThat(page.locator(".first")).containsText("There is nothing here yet");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      page.locator("text=Load the sample").click();
      assertThat(page.locator(".hit").first()).isVisible();
      assertThat(page.locator("#said")).containsText("40 added");
      browser.close(page);
    }
  }

  @Test
  void whoeverMayNotWriteIsNotOfferedIt(@TempDir Path folder) {
    try (var onrecord = Onrecord.open(folder);
        var server =
            OnrecordServer.start(
                onrecord,
                OnrecordServer.Options.local(0).to(OnrecordServer.Access.guardedBy("secret")))) {
      Page page = browser.open(address(server));
      assertThat(page.locator(".first")).containsText("There is nothing here yet");
      assertThat(page.locator("text=Load the sample")).hasCount(0);
      browser.close(page);
    }
  }

  @Test
  void whereEvenReadingNeedsAKeyItIsAskedFor(@TempDir Path folder) throws IOException {
    try (var onrecord = Onrecord.open(folder)) {
      onrecord.ingestSample();
      var access = new OnrecordServer.Access("secret", null, true, null, 0, java.util.List.of());
      try (var server =
          OnrecordServer.start(onrecord, OnrecordServer.Options.local(0).to(access))) {
        Page page = browser.open(address(server) + "?q=bridge");
        assertThat(page.locator("#notice, [role=alert]").first())
            .containsText("This server asks everybody for a key");
        page.fill("#read-key", "wrong");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=alert]").first()).containsText("not known here");
        page.fill("#read-key", "secret");
        page.keyboard().press("Enter");
        assertThat(page.locator("quote-card").first()).isVisible();
        browser.close(page);
      }
    }
  }

  @Test
  void theDescriptionOfTheApiIsDrawn(@TempDir Path folder) throws IOException {
    try (var onrecord = Onrecord.open(folder)) {
      onrecord.ingestSample();
      try (var server = OnrecordServer.start(onrecord, OnrecordServer.Options.local(0))) {
        Page page = browser.open(address(server) + "reference.html");
        page.locator("#operations-server-getStats .opblock-summary").click();
        page.locator("#operations-server-getStats button.execute").click();
        assertThat(page.locator(".live-responses-table").first()).containsText("\"articles\": 40");
        browser.close(page);
      }
    }
  }

  private static String html(String month) {
    return "<html><head><title>The bridge opens in "
        + month
        + "</title><meta property='og:site_name' content='The Saltmere Courier'></head><body><article><p class='byline'>By Delphine Astor, 22 April 2025</p><p>"
        + "The harbour lies in the north of the town, and the ferry in the south. ".repeat(5)
        + "</p><p>“The bridge will open in "
        + month
        + ",” said Ada Quill.</p></article></body></html>";
  }

  @Test
  void aPageIsFetchedByItsAddressAndItsEditionsAreShown(@TempDir Path folder) throws IOException {
    try (var site = new LocalSite();
        var onrecord = Onrecord.open(folder);
        var server =
            OnrecordServer.start(onrecord, OnrecordServer.Options.local(0).fetchingPrivate())) {
      site.on("/bridge", "text/html", html("May"));
      Page page = browser.open(address(server) + "?add=1");
      page.fill("#text", site.url("/bridge").toString());
      page.locator("text=Find the quotes").click();
      assertThat(page.locator(".found li")).hasCount(1);
      page.locator("text=Store 1 article").click();
      assertThat(page.locator(".done")).containsText("1 added");

      site.on("/bridge", "text/html", html("June"));
      page.fill("#text", "");
      page.fill("#url", site.url("/bridge").toString());
      page.locator("text=Find the quotes").click();
      page.locator("text=Store 1 article").click();
      assertThat(page.locator(".done")).containsText("1 updated");
      page.fill("#url", site.url("/gone").toString());
      page.locator("text=Find the quotes").click();
      assertThat(page.locator(".preview .error")).containsText("the server answers 404");

      String id = site.url("/bridge").toString().replace("http://", "");
      page.navigate(address(server) + "?article=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
      assertThat(page.locator(".article h2")).hasText("The bridge opens in June");
      assertThat(page.locator(".article .from").first()).containsText("by the words of its byline");
      page.locator(".editions summary").click();
      assertThat(page.locator(".editions del").last()).hasText("May,”");
      assertThat(page.locator(".editions ins").last()).hasText("June,”");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      browser.close(page);
    }
  }

  @Test
  void aServerThatGoesAndComesBackIsWaitedFor(@TempDir Path folder) throws IOException {
    try (var onrecord = Onrecord.open(folder)) {
      onrecord.ingestSample();
      OnrecordServer first = serve(onrecord, 0);
      int port = first.port();
      Page page = browser.open(address(first));
      assertThat(page.locator(".hit").first()).isVisible();
      first.close();
      page.fill("#q", "bridge");
      page.press("#q", "Enter");
      assertThat(page.locator("#notice [role=alert]")).containsText("does not answer");
      assertThat(page.locator(".hit").first()).isVisible();
      try (var again = serve(onrecord, port)) {
        assertThat(again.port()).isEqualTo(port);
        assertThat(page.locator("#total")).containsText("59 quotes");
        assertThat(page.locator("#notice [role=alert]")).hasCount(0);
      }
      browser.close(page);
    }
  }

  @Test
  void aSlowAnswerIsToldAndNeverOvertakesALaterOne(@TempDir Path folder) throws IOException {
    try (var onrecord = Onrecord.open(folder);
        var server = serve(onrecord, 0)) {
      onrecord.ingestSample();
      Page page = browser.open(address(server));
      assertThat(page.locator(".hit").first()).isVisible();
      page.route(
          url -> url.contains("q=bridge"),
          route -> {
            page.waitForTimeout(1200);
            route.resume();
          });
      page.fill("#q", "bridge");
      page.press("#q", "Enter");
      assertThat(page.locator("main")).hasAttribute("aria-busy", "true");
      page.fill("#q", "library");
      page.press("#q", "Enter");
      page.waitForTimeout(2000);
      assertThat(page.locator(".hit mark").first())
          .hasText(java.util.regex.Pattern.compile("[Ll]ibrar.*"));
      assertThat(page).hasURL(java.util.regex.Pattern.compile("q=library"));
      browser.close(page);
    }
  }

  private static String json(Map<String, String> article) throws IOException {
    return new JsonMapper().writeValueAsString(article);
  }

  private static void put(OnrecordServer server, Onrecord onrecord, String lines)
      throws IOException {
    assertThat(server.port()).isPositive();
    Path file = Files.createTempFile("hostile", ".jsonl");
    Files.writeString(file, lines);
    assertThat(onrecord.ingest(file).refused()).isZero();
    Files.delete(file);
  }

  @Test
  void hostileArticlesShowAsTextAndRunNothing(@TempDir Path folder) throws IOException {
    List<String> hostile =
        List.of(
            "<script>window.hurt = 1</script>",
            "<img src=x onerror=window.hurt=2>",
            "<svg onload=window.hurt=3>",
            "` onmouseover=`window.hurt=4",
            "' autofocus onfocus='window.hurt=5",
            "</blockquote></main><iframe src=javascript:window.hurt=6>",
            "${window.hurt=7}{{window.hurt=8}}",
            "\u202egnirts desrever\u202c \u2066isolated",
            "مرحبا بالعالم שלום",
            "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301\u0301\u0301\u0301\u0301",
            "x".repeat(400),
            "a&amp;b &lt;c&gt; &#x3c;");
    var lines = new StringBuilder();
    for (int i = 0; i < hostile.size(); i++) {
      String odd = hostile.get(i);
      lines
          .append(
              json(
                  Map.of(
                      "id",
                      "h"
                          + i
                          + odd.replaceAll("\\p{C}", "")
                              .substring(0, Math.min(50, odd.length() / 2)),
                      "title",
                      odd,
                      "publisher",
                      odd,
                      "author",
                      odd,
                      "url",
                      i % 2 == 0
                          ? "javascript:window.hurt=9"
                          : "https://x.example/\"onclick=window.hurt=10",
                      "published",
                      "2025-04-23",
                      "text",
                      "“Hear me " + odd + " zebra,” said Minister Ada Quill" + odd + ".")))
          .append('\n');
    }
    try (var onrecord = Onrecord.open(folder);
        var server = serve(onrecord, 0)) {
      put(server, onrecord, lines.toString());
      Page page = browser.open(address(server) + "?q=zebra");
      assertThat(page.locator(".hit")).hasCount(10);
      page.click(".more");
      assertThat(page.locator(".hit")).hasCount(hostile.size());
      String shown = String.join("\n", page.locator("blockquote").allTextContents());
      assertThat(hostile).allMatch(shown::contains);
      for (String opener : List.of("Why", "Cite")) {
        for (Locator button :
            page.locator(".hit button[aria-expanded]:has-text('" + opener + "')").all()) {
          button.click();
        }
        assertThat(page.locator(".hit .panel")).hasCount(hostile.size());
      }
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isTrue();
      assertThat(page.locator("main iframe, main script, main img, [onerror], [onload], [onclick]"))
          .hasCount(0);
      assertThat(page.locator("a[href^='javascript']")).hasCount(0);
      for (int i = 0; i < hostile.size(); i++) {
        page.locator("a.read").nth(i).click();
        assertThat(page.locator(".text .chosen")).hasCount(1);
        page.goBack();
        assertThat(page.locator(".hit")).hasCount(hostile.size());
      }
      page.locator(".who a").first().click();
      assertThat(page.locator(".speaker")).isVisible();
      assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
      browser.close(page);
    }
  }

  @Test
  void tenThousandSpeakersAndALongSpeechAreShown(@TempDir Path folder) throws IOException {
    String lines =
        IntStream.range(0, 10_100)
            .mapToObj(i ->
                "{\"quoteID\": \"2020-01-01-%06d\", \"quotation\": \"The harbour is number %d\", \"speaker\": \"Ada %s\", \"date\": \"2020-01-01 00:00:00\", \"numOccurrences\": 1, \"probas\": [[\"Ada %s\", \"0.9\"]], \"qids\": [], \"urls\": [\"http://a.example/%d\"], \"phase\": \"E\"}"
                    .formatted(i, i, letters(i), letters(i), i))
            .collect(Collectors.joining("\n"));
    String words =
        IntStream.range(0, 500)
            .mapToObj(i -> i == 400 ? "zebra" : "word")
            .collect(Collectors.joining(" "));
    String speech =
        json(
            Map.of(
                "id",
                "long",
                "published",
                "2025-04-23",
                "text",
                "“" + words + ",” said Ada Quill."));
    try (var onrecord = Onrecord.open(folder);
        var server = serve(onrecord, 0)) {
      put(server, onrecord, lines + "\n");
      put(server, onrecord, speech + "\n");
      Page page = browser.open(address(server));
      page.locator("[data-facet=speaker] button").click();
      Locator list = page.locator("[data-facet=speaker] .values.all");
      assertThat(page.locator("[data-facet=speaker] [role=status]")).containsText("10,000");
      assertThat(list.locator(".value")).hasCount(100);
      list.evaluate("list => { list.scrollTop = list.scrollHeight }");
      assertThat(list.locator(".value")).hasCount(200);
      page.fill("#q", "zebra");
      page.press("#q", "Enter");
      assertThat(page.locator("blockquote mark")).hasText("zebra");
      assertThat(page.locator("blockquote")).containsText("… word");
      page.locator("text=Show all 500 words").click();
      assertThat(page.locator("blockquote")).containsText("“word");
      assertThat(page.locator("blockquote").textContent().split(" ", -1)).hasSize(500);
      browser.close(page);
    }
  }

  /** A surname of its own for each number. */
  private static String letters(int i) {
    return "Q"
        + Integer.toString(i, 26)
            .chars()
            .mapToObj(c -> String.valueOf((char) (c < 'a' ? c - '0' + 'a' : c + 10)))
            .collect(Collectors.joining());
  }

  /** What draws the description of the API is not loaded with it. */
  private static boolean isOfThePage(Path file) {
    return Files.isRegularFile(file) && !file.toString().contains("swagger-ui");
  }

  @Test
  void thePageWeighsLittle() throws IOException {
    Path web = Path.of("target/classes/web");
    long packed = 0;
    try (Stream<Path> files = Files.walk(web)) {
      for (Path file : files.filter(PageStatesTest::isOfThePage).toList()) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
          Files.copy(file, gzip);
        }
        packed += out.size();
      }
    }
    assertThat(packed).isBetween(10_000L, 150_000L);
  }

  @Test
  void nothingComesFromElsewhere(@TempDir Path folder) throws IOException {
    try (var onrecord = Onrecord.open(folder);
        var server = serve(onrecord, 0)) {
      onrecord.ingestSample();
      Page page = browser.open("about:blank");
      var elsewhere = new java.util.ArrayList<String>();
      page.onRequest(request -> {
        if (!request.url().startsWith(address(server))) {
          elsewhere.add(request.url());
        }
      });
      page.navigate(address(server) + "?q=bridge");
      assertThat(page.locator(".hit").first()).isVisible();
      assertThat(elsewhere).isEmpty();
      browser.close(page);
    }
  }
}
