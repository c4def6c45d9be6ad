package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.Json;
import dev.onrecord.export.ExportFormat;
import dev.onrecord.fetch.LocalSite;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.SearchRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoutesTest {
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

  private static JsonNode posted(String path, String type, String body) {
    return RunningServer.tree(server.send("POST", path, type, body).body());
  }

  @Test
  void theAnswerIsTheSameAsInJava() {
    String http = server.get("api/v1/quotes?q=bridge&speaker=Ada%20Quill&limit=5").body();
    String java =
        Json.write(
            server
                .onrecord()
                .search(
                    SearchRequest.of("bridge").where(Dimension.SPEAKER, "Ada Quill").limitedTo(5)));
    assertThat(http).isEqualTo(java);
  }

  @Test
  void aSearchGivesHitsFacetsAndTime() {
    JsonNode answer =
        server.json("api/v1/quotes?q=bridge&from=2024-01-01&to=2024-12-31&sort=oldest&limit=3");
    assertThat(answer.get("hits")).hasSize(3);
    assertThat(answer.get("total").asInt()).isGreaterThan(3);
    assertThat(answer.get("facets")).hasSize(5);
    assertThat(answer.get("histogram").get("bars")).isNotEmpty();
    JsonNode hit = answer.get("hits").get(0);
    String text = hit.at("/snippet/text").asText();
    assertThat(hit.at("/quote/text").asText()).contains(text);
    assertThat(hit.at("/snippet/html").asText()).contains("<mark>");
    assertThat(hit.at("/quote/said_on/day").asText()).startsWith("2024-");
  }

  @Test
  void statementsAreGroupedAndTheirVersionsTold() {
    JsonNode answer = server.json("api/v1/quotes?group=true&limit=200");
    assertThat(answer.get("groups").asInt())
        .isBetween(answer.get("hits").size(), answer.get("total").asInt());
    JsonNode group = answer.at("/hits/0/group");
    JsonNode versions = server.json("api/v1/versions/" + group.get("first").asText());
    assertThat(versions.get("total").asInt()).isEqualTo(group.get("quotes").asInt());
    assertThat(versions.at("/versions/0/hit/quote/id").asText())
        .isEqualTo(group.get("first").asText());
    assertThat(versions.at("/versions/0/differences")).isEmpty();
    assertThat(server.json("api/v1/quotes").has("groups")).isFalse();
  }

  @Test
  void speakersAreFoundByTheirRoles() {
    JsonNode roles = server.json("api/v1/facets/role?words=mayor").get("values");
    assertThat(roles).isNotEmpty();
    String role = roles.get(0).get("value").asText();
    JsonNode filtered = server.json("api/v1/quotes?role=" + RunningServer.encode(role));
    assertThat(filtered.get("total").asInt()).isEqualTo(roles.get(0).get("count").asInt());
    assertThat(filtered.at("/hits/0/quote/attribution/role").asText()).isEqualTo(role);
    assertThat(server.json("api/v1/quotes?q=role:mayor").get("total").asInt())
        .isGreaterThanOrEqualTo(filtered.get("total").asInt());
  }

  @Test
  void aQuoteIsWhatItsArticleSaysAtItsSpan() {
    JsonNode hit = server.json("api/v1/quotes?q=bridge&limit=1").get("hits").get(0);
    JsonNode quote =
        server
            .json("api/v1/quotes/" + RunningServer.encode(hit.at("/quote/id").asText()))
            .get("quote");
    JsonNode article = server.json("api/v1/articles/" + quote.get("article_id").asText());
    String text = article.at("/article/text").asText();
    assertThat(text.substring(quote.get("span").get(0).asInt(), quote.get("span").get(1).asInt()))
        .isEqualTo(quote.get("text").asText());
    assertThat(article.get("quotes")).isNotEmpty();
  }

  @Test
  void anArticleIsTakenFoundAndRemoved() {
    String article =
        "{\n\"id\": \"new/one\", \"published\": \"2025-04-23\",\n\"text\": \"“The zeppelin is late,” said Ada Quill.\"}";
    HttpResponse<String> taken =
        server.send("POST", "api/v1/articles", "application/json", article);
    assertThat(taken.statusCode()).isEqualTo(201);
    assertThat(RunningServer.tree(taken.body()).get("quotes").asInt()).isOne();
    assertThat(server.json("api/v1/quotes?q=zeppelin").get("total").asInt()).isOne();
    assertThat(server.send("POST", "api/v1/articles", "application/json", article).statusCode())
        .isEqualTo(200);
    assertThat(server.send("DELETE", "api/v1/articles/new/one", "", "").statusCode())
        .isEqualTo(204);
    assertThat(server.json("api/v1/quotes?q=zeppelin").get("total").asInt()).isZero();
  }

  private static final String PAGE =
      "<html><head><title>The tide</title><meta property='article:published_time' content='2025-04-23'></head><body><article><p>"
          + "The harbour lies in the north of the town, and the ferry in the south. ".repeat(5)
          + "</p><p>“The zeppelin is late,” said Ada Quill.</p></article></body></html>";

  @Test
  void pagesAreFetchedFromThePublicInternetOnly() throws IOException {
    try (var site = new LocalSite()) {
      site.on("/tide", "text/html", PAGE);
      String list =
          site.url("/tide") + "\nfile:///etc/passwd\nhttp://localhost:" + site.port() + "/tide\n";
      JsonNode report = posted("api/v1/articles", "text/uri-list", list);
      assertThat(report.get("refused").asInt()).isEqualTo(3);
      assertThat(report.at("/problems").toString())
          .contains("private network", "only http and https addresses")
          .doesNotContain("root:");
      assertThat(site.asked()).isEmpty();
    }
  }

  @Test
  void whoRunsTheServerMayLetPrivatePagesBeFetched() throws IOException {
    try (var site = new LocalSite();
        var open =
            OnrecordServer.start(
                server.onrecord(), OnrecordServer.Options.local(0).fetchingPrivate())) {
      site.on("/tide", "text/html", PAGE);
      site.on(
          "/feed",
          "text/xml",
          "<rss version='2.0'><channel><title>C</title><item><link>"
              + site.url("/tide")
              + "</link></item></channel></rss>");
      String at = "http://127.0.0.1:" + open.port() + "/api/v1/";
      JsonNode seen =
          RunningServer.tree(
              server
                  .sendTo("POST", at + "extract", "text/uri-list", site.url("/tide") + "\n")
                  .body());
      assertThat(seen.at("/articles/0/article/published_basis").asText()).isEqualTo("meta");
      assertThat(seen.at("/articles/0/quotes")).hasSize(1);
      String both = "# two\n" + site.url("/tide") + "\r\n" + site.url("/feed") + "\n";
      JsonNode report =
          RunningServer.tree(server.sendTo("POST", at + "articles", "text/uri-list", both).body());
      assertThat(report.get("added").asInt()).isOne();
      assertThat(report.at("/problems/0/reason").asText())
          .contains("keep up with it by: onrecord follow");
      String id = site.url("/tide").toString().replace("http://", "");
      assertThat(server.json("api/v1/articles/" + id).at("/article/title").asText())
          .isEqualTo("The tide");
      server.send("DELETE", "api/v1/articles/" + id, "", "");
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "'# nothing', 0", "many, 21"})
  void aListOfNoneOrOfTooManyAddressesIsRefused(String list, int number) {
    String body = list.equals("many") ? "http://courier.example/\n".repeat(21) : list;
    HttpResponse<String> answer = server.send("POST", "api/v1/articles", "text/uri-list", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("send 1 to 20 web addresses, one a line, not " + number);
  }

  @Test
  void manyArticlesAreTakenAndTheBadOnesNamed() {
    String lines =
        "{\"id\": \"m1\", \"published\": \"2025-04-23\", \"text\": \"x\"}\nnonsense\n{\"id\": \"m1\", \"published\": \"2025-04-23\", \"text\": \"y\"}\n";
    JsonNode report = posted("api/v1/articles", "application/x-ndjson", lines);
    assertThat(report.get("added").asInt()).isOne();
    assertThat(report.get("updated").asInt()).isOne();
    assertThat(report.get("refused").asInt()).isOne();
    assertThat(report.at("/problems/0/where").asText()).isEqualTo("body.ndjson:2");
    JsonNode stored = server.json("api/v1/articles/m1");
    assertThat(stored.at("/article/text").asText()).isEqualTo("y");
    assertThat(stored.at("/editions/0/text").asText()).isEqualTo("x");
    server.send("DELETE", "api/v1/articles/m1", "", "");
  }

  @Test
  void speakersAreFoundByName() {
    assertThat(server.json("api/v1/speakers?q=quill").at("/speakers/0/value").asText())
        .isEqualTo("Ada Quill");
  }

  @Test
  void whatIsTypedIsCompleted() {
    JsonNode first = server.json("api/v1/suggestions?q=lantern%20br&limit=3").at("/suggestions/0");
    assertThat(first.get("kind").asText()).isEqualTo("phrase");
    assertThat(first.get("label").asText()).isEqualTo("lantern bridge");
    String q = RunningServer.encode(first.get("q").asText());
    assertThat(first.get("count"))
        .isEqualTo(server.json("api/v1/quotes?limit=0&q=" + q).get("total"));
  }

  @Test
  void aSpeakerHasAProfile() {
    JsonNode profile = server.json("api/v1/speakers/Ada%20Quill");
    JsonNode quotes = server.json("api/v1/quotes?speaker=Ada%20Quill&sort=oldest&limit=200");
    assertThat(profile.get("quotes").asInt()).isEqualTo(quotes.get("total").asInt());
    assertThat(profile.at("/first/quote/id")).isEqualTo(quotes.at("/hits/0/quote/id"));
    assertThat(profile.at("/last/quote/said_on/day").asText())
        .isGreaterThan(profile.at("/first/quote/said_on/day").asText());
    int years = 0;
    for (JsonNode year : profile.get("years")) {
      years += year.get("count").asInt();
    }
    assertThat(years).isEqualTo(quotes.get("total").asInt());
    assertThat(profile.at("/roles/0/value").asText()).isEqualTo("Mayor");
    assertThat(profile.get("mentions").findValuesAsText("value"))
        .contains("Mayor Ada Quill")
        .doesNotContain("she");
    JsonNode word = profile.at("/words/0");
    assertThat(word.get("count").asInt())
        .isEqualTo(
            server
                .json(
                    "api/v1/quotes?limit=0&speaker=Ada%20Quill&q=text:%22"
                        + word.get("value").asText()
                        + "%22")
                .get("total")
                .asInt());
  }

  @Test
  void facetsAreSearchedUnderTheRequest() {
    JsonNode all = server.json("api/v1/facets/speaker?words=quill");
    JsonNode some = server.json("api/v1/facets/speaker?words=quill&q=bridge&kind=direct");
    assertThat(all.get("dimension").asText()).isEqualTo("speaker");
    assertThat(all.at("/values/0/value").asText()).isEqualTo("Ada Quill");
    assertThat(some.at("/values/0/count").asInt())
        .isEqualTo(
            server
                .json("api/v1/quotes?q=bridge&kind=direct&speaker=Ada%20Quill&limit=0")
                .get("total")
                .asInt())
        .isLessThan(all.at("/values/0/count").asInt());
  }

  @Test
  void brokenInputIsSearchedLenientlyAndExplained() {
    JsonNode answer = server.json("api/v1/quotes?q=%22bridge&syntax=lenient&explain=true");
    assertThat(answer.get("total").asInt()).isPositive();
    assertThat(answer.at("/ignored/0").asText()).contains("never closed");
    assertThat(answer.at("/hits/0/explanation/value").asDouble())
        .isCloseTo(answer.at("/hits/0/score").asDouble(), within(1e-5));
    assertThat(answer.at("/hits/0/explanation").toString()).contains("substance");
    assertThat(server.json("api/v1/quotes?q=bridge").at("/hits/0").has("explanation")).isFalse();
    assertThat(server.json("api/v1/quotes?interval=week").at("/histogram/interval").asText())
        .isEqualTo("week");
  }

  @Test
  void allHitsAreExportedWithTheFiltersOfTheRequest() {
    int total = server.json("api/v1/quotes?kind=direct&limit=0").get("total").asInt();
    HttpResponse<String> lines = server.get("api/v1/export?kind=direct&format=jsonl");
    assertThat(lines.body().lines()).hasSize(total).hasSizeGreaterThan(200);
    assertThat(lines.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    assertThat(lines.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"quotes.jsonl\"");
    HttpResponse<String> table = server.get("api/v1/export?q=zeppelins");
    assertThat(table.statusCode()).isEqualTo(200);
    assertThat(table.body()).startsWith("quote,text,").hasLineCount(1);
  }

  @Test
  void healthAndStatsAnswer() {
    assertThat(server.json("health").get("status").asText()).isEqualTo("ok");
    assertThat(server.json("api/v1/stats").get("articles").asInt()).isGreaterThanOrEqualTo(40);
  }

  @Test
  void thePageComesWithAStrictPolicy() {
    HttpResponse<String> page = server.get("");
    assertThat(page.body()).contains("<title>Onrecord</title>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe");
  }

  @Test
  void aQuoteIsCitedInEveryFormat() {
    String id =
        server
            .json("api/v1/quotes?q=%22golden%20mile%22%20OR%20%22drilled%20deep%22&limit=1")
            .at("/hits/0/quote/id")
            .asText();
    assertThat(server.get("api/v1/citations/" + id).body())
        .contains("(2024, January")
        .contains("https://");
    for (ExportFormat format : ExportFormat.values()) {
      HttpResponse<String> citation =
          server.get("api/v1/citations/" + id + "?format=" + format.word());
      assertThat(citation.headers().firstValue("Content-Type")).contains(format.contentType());
      assertThat(citation.body()).contains("2024");
    }
  }

  @Test
  void whatAnIngestWouldFindIsShownAndNothingStored() {
    String file =
        "---\ntitle: A test\npublished: 2025-04-23\n---\n“The gondola is late,” said Mayor Ada Quill.\n";
    JsonNode shown = posted("api/v1/extract?name=note.txt", "application/octet-stream", file);
    assertThat(shown.at("/articles/0/article/id").asText()).isNotEmpty();
    assertThat(shown.at("/articles/0/quotes/0/attribution/speaker/name").asText())
        .isEqualTo("Ada Quill");
    assertThat(shown.get("more").asInt()).isZero();
    assertThat(server.json("api/v1/quotes?q=gondola").get("total").asInt()).isZero();
    JsonNode report = posted("api/v1/articles?name=note.txt", "application/octet-stream", file);
    assertThat(report.get("added").asInt()).isOne();
    JsonNode stored = server.json("api/v1/quotes?q=gondola").at("/hits/0");
    assertThat(stored.get("quote")).isEqualTo(shown.at("/articles/0/quotes/0"));
    server.send("DELETE", "api/v1/articles/" + stored.at("/quote/article_id").asText(), "", "");
  }

  @Test
  void aFileWithoutADayTakesTheOneGiven() {
    String path = "api/v1/extract?name=note.txt";
    String file = "“The gondola is late,” said Ada Quill.\n";
    JsonNode refused = posted(path, "application/octet-stream", file);
    assertThat(refused.get("articles")).isEmpty();
    assertThat(refused.at("/problems/0/reason").asText()).contains("published");
    JsonNode shown = posted(path + "&published=2025-04-23", "application/octet-stream", file);
    assertThat(shown.at("/articles/0/article/published").asText()).isEqualTo("2025-04-23");
  }

  @Test
  void filesOfOneNameAreTwoArticles() {
    for (String words : new String[] {"late", "early"}) {
      String file =
          "---\npublished: 2025-04-23\n---\n“The airship is " + words + ",” said Ada Quill.\n";
      JsonNode report = posted("api/v1/articles?name=n.txt", "application/octet-stream", file);
      assertThat(report.get("added").asInt()).isOne();
    }
    JsonNode hits = server.json("api/v1/quotes?q=airship").get("hits");
    assertThat(hits).hasSize(2);
    hits.forEach(hit ->
        server.send("DELETE", "api/v1/articles/" + hit.at("/quote/article_id").asText(), "", ""));
  }

  @Test
  void ofManyArticlesTheFirstAreShownAndTheRestCounted() {
    String lines =
        IntStream.range(0, 25)
            .mapToObj(
                i -> "{\"id\": \"p" + i + "\", \"published\": \"2025-04-23\", \"text\": \"x\"}\n")
            .collect(Collectors.joining());
    JsonNode shown =
        RunningServer.tree(
            server
                .send(
                    "POST",
                    "api/v1/extract",
                    "application/x-ndjson",
                    lines + "odd\n" + lines.lines().toList().getFirst() + "\n")
                .body());
    assertThat(shown.get("articles")).hasSize(20);
    assertThat(shown.get("more").asInt()).isEqualTo(5);
    assertThat(shown.get("refused").asInt()).isOne();
    assertThat(shown.at("/problems/0/where").asText()).isEqualTo("body.ndjson:26");
  }

  @Test
  void whoeverMayWriteIsTold() {
    assertThat(server.json("api/v1/access").get("write").asText()).isEqualTo("allowed");
    try (var closed =
        OnrecordServer.start(
            server.onrecord(),
            OnrecordServer.Options.local(0).to(OnrecordServer.Access.guardedBy("secret")))) {
      String path = "http://127.0.0.1:" + closed.port() + "/api/v1/";
      assertThat(server.getFrom(path + "access").body()).contains("\"key\"");
    }
  }

  @Test
  void theSampleIsThereAlready() {
    JsonNode report = RunningServer.tree(server.send("POST", "api/v1/sample", "", "").body());
    assertThat(report.get("unchanged").asInt()).isEqualTo(40);
    assertThat(report.get("added").asInt()).isZero();
  }

  static Stream<Arguments> badRequests() {
    String many = "a".repeat(10_001);
    return Stream.of(
        Arguments.of("GET", "api/v1/quotes?q=%22open", "", "", 400, "never closed"),
        Arguments.of("GET", "api/v1/quotes?q=colour:red", "", "", 400, "there are text, speaker"),
        Arguments.of("GET", "api/v1/quotes?q=" + many, "", "", 400, "the most is 10000"),
        Arguments.of(
            "GET",
            "api/v1/quotes?facets=colour",
            "",
            "",
            400,
            "there are speaker, publisher, kind, role, said_on"),
        Arguments.of(
            "GET", "api/v1/quotes?sort=colour", "", "", 400, "there are relevance, newest, oldest"),
        Arguments.of("GET", "api/v1/quotes?interval=hour", "", "", 400, "there are day, week,"),
        Arguments.of("GET", "api/v1/quotes?syntax=odd", "", "", 400, "it is strict or lenient"),
        Arguments.of("GET", "api/v1/quotes?explain=yes", "", "", 400, "it is false or true"),
        Arguments.of("GET", "api/v1/facets/colour", "", "", 400, "there are speaker,"),
        Arguments.of("GET", "api/v1/facets/said_on", "", "", 400, "days have no names"),
        Arguments.of("GET", "api/v1/export?format=xls", "", "", 400, "there are csv, jsonl"),
        Arguments.of("GET", "api/v1/export?limit=5", "", "", 400, "there is no parameter"),
        Arguments.of("GET", "api/v1/export?q=%22open", "", "", 400, "never closed"),
        Arguments.of("GET", "api/v1/quotes?limit=1000", "", "", 400, "it goes from 0 to 200"),
        Arguments.of("GET", "api/v1/quotes?limit=-1", "", "", 400, "it goes from 0 to 200"),
        Arguments.of(
            "GET", "api/v1/quotes?kind=spoken", "", "", 400, "there are direct, mixed, indirect"),
        Arguments.of(
            "GET", "api/v1/quotes?said_on=2025-4", "", "", 400, "write a year, month or day"),
        Arguments.of("GET", "api/v1/quotes?limit=1&limit=2", "", "", 400, "given more than once"),
        Arguments.of(
            "GET",
            "api/v1/quotes?q=a*b%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F%3F",
            "",
            "",
            400,
            "too large to answer"),
        Arguments.of("GET", "api/v1/quotes?q=said:2025~", "", "", 400, "cannot be fuzzy"),
        Arguments.of(
            "GET", "api/v1/quotes?q=%22a%20b%22~99999999999", "", "", 400, "number in the query"),
        Arguments.of(
            "GET",
            "api/v1/quotes?q=said:%7B2025-04-23%20TO%202025-04-24%7D",
            "",
            "",
            400,
            "square brackets"),
        Arguments.of("GET", "api/v1/quotes?limit=x", "", "", 400, "no number"),
        Arguments.of("GET", "api/v1/quotes?from=2025-02-30", "", "", 400, "no day of the calendar"),
        Arguments.of(
            "GET", "api/v1/quotes?from=2025-03-01&to=2025-02-01", "", "", 400, "is after to"),
        Arguments.of("GET", "api/v1/quotes?cursor=abc", "", "", 400, "the cursor"),
        Arguments.of("GET", "api/v1/quotes?colour=red", "", "", 400, "there is no parameter"),
        Arguments.of("GET", "api/v1/quotes/none", "", "", 404, "there is no quote none"),
        Arguments.of("GET", "api/v1/articles/none", "", "", 404, "there is no article none"),
        Arguments.of("GET", "api/v1/colours", "", "", 404, "docs/http-api.md"),
        Arguments.of("GET", "api/v1/speakers/Nobody", "", "", 404, "there is no speaker Nobody"),
        Arguments.of("GET", "api/v1/suggestions?limit=51", "", "", 400, "it goes from 1 to 50"),
        Arguments.of("GET", "api/v1/citations/none", "", "", 404, "there is no quote none"),
        Arguments.of(
            "POST", "api/v1/extract?published=2025-13", "application/json", "{}", 400, "no day of"),
        Arguments.of(
            "POST", "api/v1/extract?title=x", "application/json", "{}", 400, "no parameter"),
        Arguments.of("POST", "api/v1/extract", "text/plain", "x", 415, "octet-stream"),
        Arguments.of(
            "POST", "api/v1/extract", "application/octet-stream", "x", 400, "comes with its name"),
        Arguments.of("POST", "api/v1/sample?x=1", "", "", 400, "there is no parameter"),
        Arguments.of("GET", "api/v1/speakers?limit=0", "", "", 400, "it goes from 1 to 1000"),
        Arguments.of("DELETE", "api/v1/articles/none", "", "", 404, "there is no article none"),
        Arguments.of("POST", "api/v1/articles", "text/plain", "x", 415, "application/x-ndjson"),
        Arguments.of("POST", "api/v1/articles", "application/json", "{", 400, "not valid JSON"),
        Arguments.of(
            "POST",
            "api/v1/articles",
            "application/json",
            "{\"id\": \"a\", \"text\": \"x\"}",
            400,
            "no day of publication"));
  }

  /** Every error has one shape (RFC 9457), and the server goes on. */
  @ParameterizedTest
  @MethodSource("badRequests")
  void aBadRequestIsAnsweredWithAProblem(
      String method, String path, String type, String body, int status, String detail) {
    HttpResponse<String> response = server.send(method, path, type, body);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = RunningServer.tree(response.body());
    assertThat(problem.get("type").asText()).startsWith("urn:onrecord:problem:");
    assertThat(problem.get("title").asText()).isNotEmpty();
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).contains(detail);
    assertThat(server.json("health").get("status").asText()).isEqualTo("ok");
  }

  @Test
  void aPastedParagraphIsAnsweredAndNotRefused() {
    String words = "harbour ferry bridge lantern comet levee herring bucket ".repeat(60).strip();
    assertThat(server.get("api/v1/quotes?q=" + RunningServer.encode(words)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void oneArticleThatCannotBeStoredStopsNothing() {
    String good = "{\"id\": \"g%d\", \"published\": \"2025-04-23\", \"text\": \"x\"}\n";
    String bad =
        "{\"id\": \"b\", \"published\": \"2025-04-23\", \"publisher\": \""
            + "P".repeat(40_000)
            + "\", \"text\": \"x\"}\n";
    String lines = "garbage\n" + good.formatted(1) + bad + good.formatted(2);
    JsonNode report = posted("api/v1/articles", "application/x-ndjson", lines);
    assertThat(report.get("added").asInt()).isEqualTo(2);
    assertThat(report.get("refused").asInt()).isEqualTo(2);
    assertThat(report.at("/problems/1/reason").asText())
        .contains("the publisher has 40000 characters");
    assertThat(server.send("DELETE", "api/v1/articles/g1/", "", "").statusCode()).isEqualTo(404);
    assertThat(server.send("DELETE", "api/v1/articles/g1", "", "").statusCode()).isEqualTo(204);
    assertThat(server.send("DELETE", "api/v1/articles/g2", "", "").statusCode()).isEqualTo(204);
  }

  @Test
  void headAnswersAsGetDoes() {
    assertThat(server.send("HEAD", "api/v1/articles/none", "", "").statusCode()).isEqualTo(404);
    assertThat(server.send("HEAD", "api/v1/quotes", "", "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"%22open, 0", "harbour%20colour:red, 8"})
  void aBrokenQueryIsAnsweredWithThePosition(String query, int position) {
    assertThat(server.json("api/v1/quotes?q=" + query).get("position").asInt()).isEqualTo(position);
  }
}
