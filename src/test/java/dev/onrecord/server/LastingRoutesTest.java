package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that last, and quotes in other people's pages. */
class LastingRoutesTest {
  @TempDir static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new RunningServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String take(String id, String text) {
    String article =
        "{\"id\": \"%s\", \"published\": \"2025-04-23\", \"text\": \"%s\"}".formatted(id, text);
    assertThat(server.send("POST", "api/v1/articles", "application/json", article).statusCode())
        .isBetween(200, 201);
    Quote quote =
        dev.onrecord.Onrecord.extract(
                new Article(id, "", "", LocalDate.of(2025, 4, 23), null, null, text))
            .getFirst();
    return quote.id();
  }

  private static String path(String kind, String id) {
    return kind + "/" + PublicAddress.path(id);
  }

  /** The name of a quote in addresses that last. */
  private static String named(JsonNode hit) {
    return hit.at("/quote/id").asText() + "~" + Quote.check(hit.at("/quote/text").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"q", "card"})
  void aQuoteHasAPageOfItsOwn(String kind) {
    JsonNode hit = server.json("api/v1/quotes?q=bridge&limit=1").at("/hits/0");
    HttpResponse<String> answer = server.get(path(kind, named(hit)));
    Document page = Jsoup.parse(answer.body(), server.address());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(page.expectFirst("blockquote").wholeText())
        .isEqualTo("“" + hit.at("/quote/text").asText() + "”");
    assertThat(page.expectFirst(".who").text())
        .isEqualTo(hit.at("/quote/attribution/speaker/label").asText());
    assertThat(page.expectFirst(".where").text()).contains(hit.get("title").asText());
    assertThat(page.select("script, img, link[rel=stylesheet]")).isEmpty();
    String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .contains("default-src 'none'")
        .contains(kind.equals("q") ? "frame-ancestors 'none'" : "frame-ancestors *");
  }

  @ParameterizedTest
  @ValueSource(strings = {"moved", "https://example.org/a b/ü?c=1&d#e", "a/", "100%", "a:1-2"})
  void anAddressOutlivesACorrection(String article) {
    String first = take(article, "“The zeppelin is very late,” said Ada Quill. “Never,” she said.");
    assertThat(server.get(path("q", first)).headers().firstValue("Location"))
        .contains(
            server.address() + path("q", first) + "~" + Quote.check("The zeppelin is very late,"));
    String second = take(article, "Corrected. “The zeppelin is not late,” said Ada Quill.");
    assertThat(second).isNotEqualTo(first);
    HttpResponse<String> moved = server.get(path("q", first));
    assertThat(moved.statusCode()).isEqualTo(302);
    String to = moved.headers().firstValue("Location").orElseThrow();
    assertThat(to)
        .isEqualTo(
            server.address() + path("q", second) + "~" + Quote.check("The zeppelin is not late,"));
    assertThat(server.getFrom(to).body()).contains("The zeppelin is not late,");
    assertThat(server.get(path("card", first)).body()).contains("The zeppelin is not late,");
    take(article, "Corrected twice. Ada Quill said that she had been misheard.");
    for (String id : new String[] {first, second}) {
      HttpResponse<String> gone = server.get(path("q", id));
      assertThat(gone.statusCode()).isEqualTo(410);
      assertThat(gone.body())
          .contains("no longer has this quote")
          .contains("The zeppelin is not late,");
    }
    assertThat(
            server
                .send("DELETE", "api/v1/articles/" + RunningServer.encode(article), "", "")
                .statusCode())
        .isEqualTo(204);
    assertThat(server.get(path("q", first)).statusCode()).isEqualTo(404);
  }

  /** Another quote that comes to stand in the place of one is not taken for it. */
  @Test
  void anAddressNeverLeadsToOtherWords() {
    String id = take("swap", "“We will not raise any taxes,” said Ada Quill.");
    String lasting = path("q", id) + "~" + Quote.check("We will not raise any taxes,");
    assertThat(server.get(lasting).statusCode()).isEqualTo(200);
    assertThat(server.get(path("q", id) + "~00000000").statusCode()).isEqualTo(404);
    String other =
        take(
            "swap",
            "“I am resigning from my post,” said Ben Marsh. Later: “We will not raise any taxes,” said Ada Quill.");
    assertThat(other).isEqualTo(id);
    HttpResponse<String> moved = server.get(lasting);
    assertThat(moved.statusCode()).isEqualTo(302);
    assertThat(server.getFrom(moved.headers().firstValue("Location").orElseThrow()).body())
        .contains("We will not raise any taxes,")
        .doesNotContain("resigning");
    assertThat(server.get(lasting.replaceFirst("q/", "card/")).body()).contains("raise any taxes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?utm_source=x", "?fbclid=1&a=b"})
  void whatOthersAddToAnAddressMakesNoDifference(String more) {
    String id = named(server.json("api/v1/quotes?q=bridge&limit=1").at("/hits/0"));
    for (String kind : new String[] {"q", "card"}) {
      assertThat(server.get(path(kind, id) + more).statusCode()).isEqualTo(200);
    }
    String address = RunningServer.encode(server.address() + path("q", id) + more + "#x");
    assertThat(server.get("oembed?url=" + address + "&callback=x").statusCode()).isEqualTo(200);
  }

  /** Long quotes that all changed, and an address that is none: no long time. */
  @Test
  void anArticleThatChangedMuchTakesNoLongTime() {
    var before = new StringBuilder();
    var after = new StringBuilder();
    var random = new Random(5);
    for (int i = 0; i < 60; i++) {
      var words = new StringBuilder();
      for (int w = 0; w < 300; w++) {
        words.append("w").append(random.nextInt(5_000)).append(' ');
      }
      before.append("“Some ").append(words).append("here,” said Ada Quill. ");
      after.append("“Other ").append(words).append("there,” said Ada Quill. ");
    }
    take("big", before.toString().strip());
    take("big", after.toString().strip());
    long start = System.nanoTime();
    assertThat(server.get("q/big:1-2").statusCode()).isEqualTo(404);
    assertThat(server.get("api/v1/feed.json?q=w1").statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void anArticleHasAnAddressToo() {
    take("https://example.org/x?y=1", "“The zeppelin is late,” said Ada Quill.");
    HttpResponse<String> answer = server.get(path("a", "https://example.org/x?y=1"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .contains(server.address() + "?article=https%3A%2F%2Fexample.org%2Fx%3Fy%3D1");
    assertThat(server.get("a/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void anotherPageLearnsHowToShowIt() {
    JsonNode hit = server.json("api/v1/quotes?q=bridge&limit=1").at("/hits/0");
    Document page = Jsoup.parse(server.get(path("q", named(hit))).body(), server.address());
    String address = page.expectFirst("link[type=application/json+oembed]").attr("href");
    JsonNode embed = RunningServer.tree(server.getFrom(address).body());
    assertThat(embed.get("version").asText()).isEqualTo("1.0");
    assertThat(embed.get("type").asText()).isEqualTo("rich");
    var frame = Jsoup.parse(embed.get("html").asText()).expectFirst("iframe");
    assertThat(frame.attr("width")).isEqualTo(embed.get("width").asText());
    assertThat(server.getFrom(frame.attr("src")).body()).contains(hit.at("/quote/text").asText());
    JsonNode small =
        RunningServer.tree(server.getFrom(address + "&maxwidth=300&maxheight=150").body());
    assertThat(small.get("width").asInt()).isEqualTo(300);
    assertThat(small.get("height").asInt()).isEqualTo(150);
    JsonNode tiny =
        RunningServer.tree(server.getFrom(address + "&maxwidth=80&maxheight=50").body());
    assertThat(tiny.get("width").asInt()).isEqualTo(80);
    assertThat(tiny.get("height").asInt()).isEqualTo(50);
    String article = RunningServer.encode(hit.at("/quote/article_id").asText());
    String onPage =
        server.address()
            + "?article="
            + article
            + "&quote="
            + RunningServer.encode(hit.at("/quote/id").asText());
    assertThat(
            RunningServer.tree(server.get("oembed?url=" + RunningServer.encode(onPage)).body())
                .get("html"))
        .isEqualTo(embed.get("html"));
  }

  @ParameterizedTest
  @CsvSource({
    "oembed, 400",
    "oembed?url=https://example.org/q/a:1-2, 404",
    "oembed?url=BASEq/nobody:1-2, 404",
    "oembed?url=BASEq/%25zz, 404",
    "oembed?url=BASEq/a:1-2&format=xml, 501",
    "oembed?url=BASEq/a:1-2&maxwidth=0, 400",
    "oembed?url=BASEq/a:1-2&maxwidth=wide, 400",
    "q/nobody, 404",
    "q/nobody:1-2, 404",
    "q/nobody:1-99999999999999, 404",
    "card/nobody:1-2?x=1, 404",
  })
  void whatIsNotThereIsSaid(String path, int status) {
    HttpResponse<String> answer =
        server.get(path.replace("BASE", RunningServer.encode(server.address())));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(RunningServer.tree(answer.body()).get("detail").asText()).isNotBlank();
  }

  @Test
  void markupInAQuoteIsText() {
    String id = take("odd", "“The <script>zorbing</script> of it,” said Ada Quill.");
    HttpResponse<String> answer = server.get(path("card", id));
    assertThat(Jsoup.parse(answer.body()).select("script")).isEmpty();
    assertThat(answer.body()).contains("&lt;script&gt;zorbing");
  }
}
