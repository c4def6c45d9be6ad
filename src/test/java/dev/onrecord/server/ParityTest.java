package dev.onrecord.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.check.Claim;
import dev.onrecord.export.ExportFormat;
import dev.onrecord.export.HitWriter;
import dev.onrecord.feed.Feed;
import dev.onrecord.feed.FeedFormat;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.ingest.Watcher;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Found;
import dev.onrecord.reader.Settings;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Histogram.Interval;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Sort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same question in Java and over HTTP has the same answer, to the byte. */
class ParityTest {
  private static final String ONE =
      "{\"id\": \"p\", \"published\": \"2025-04-23\", \"text\": \"“The zeppelin is late,” said Ada Quill.\"}";

  @TempDir static Path folder;
  private static RunningServer server;
  private static Onrecord java;
  private static String id = "";

  @BeforeAll
  static void start() throws IOException {
    server = new RunningServer(folder);
    java = server.onrecord();
    id = java.search(SearchRequest.of("harbour").limitedTo(1)).hits().getFirst().quote().id();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /**
   * A question both ways.
   *
   * @param operation its name in the description of the API
   */
  private record Both(String operation, String path, Supplier<Object> java) {
    @Override
    public String toString() {
      return operation + " " + path;
    }
  }

  static Stream<Both> questions() {
    String article = id.substring(0, id.lastIndexOf(':'));
    return Stream.of(
        new Both("getHealth", "health", () -> Map.of("status", "ok")),
        new Both("getStats", "api/v1/stats", java::stats),
        new Both(
            "getAccess",
            "api/v1/access",
            () -> new TreeMap<>(Map.of("read", "allowed", "write", "allowed"))),
        new Both("searchQuotes", "api/v1/quotes", () -> java.search("")),
        new Both("searchQuotes", "api/v1/quotes?q=brigde", () -> java.search("brigde")),
        new Both("getQuote", "api/v1/quotes/" + id, () -> java.quote(id).orElseThrow()),
        new Both("listVersions", "api/v1/versions/" + id, () -> java.versions(id, 100)),
        new Both(
            "getArticle", "api/v1/articles/" + article, () -> java.article(article).orElseThrow()),
        new Both(
            "findSpeakers",
            "api/v1/speakers?q=quill&limit=3",
            () -> Map.of("speakers", java.speakers("quill", 3))),
        new Both(
            "getSpeaker",
            "api/v1/speakers/Ada%20Quill",
            () -> java.speaker("Ada Quill").orElseThrow()),
        new Both(
            "suggest",
            "api/v1/suggestions?q=har",
            () -> Map.of("suggestions", java.suggest("har", 10))),
        new Both(
            "listFacetValues",
            "api/v1/facets/publisher?words=s&q=harbour&facet_size=3",
            () ->
                java.facet(
                    SearchRequest.of("harbour").counting(EnumSet.allOf(Dimension.class), 3),
                    Dimension.PUBLISHER,
                    "s")));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void theAnswersAreTheSame(Both both) {
    assertThat(server.get(both.path).body()).isEqualTo(Json.write(both.java.get()));
  }

  /** What is asked by GET and answered in JSON is all in the list above. */
  @Test
  void noQuestionIsLeftOut() {
    JsonNode paths = RunningServer.tree(new String(OpenApi.json(), UTF_8)).get("paths");
    var asked = new TreeSet<String>();
    for (JsonNode path : paths) {
      JsonNode get = path.path("get");
      if (get.at("/responses/200/content").has("application/json")) {
        asked.add(get.get("operationId").asText());
      }
    }
    // Of these there is nothing in Java: they describe HTTP, how to show a page, and what is told.
    asked.removeAll(Set.of("getDescription", "describeEmbed", "listAlerts"));
    assertThat(questions().map(Both::operation).collect(Collectors.toSet())).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anySearchIsTheSame(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      var parameters = new ArrayList<String>();
      SearchRequest request = random(random, parameters);
      String path = "api/v1/quotes?" + String.join("&", parameters);
      SearchResult first = java.search(request);
      assertThat(server.get(path).body()).as(path).isEqualTo(Json.write(first));
      String next = first.next();
      if (next != null) {
        assertThat(server.get(path + "&cursor=" + next).body())
            .as(path)
            .isEqualTo(Json.write(java.search(request.after(next))));
      }
    }
  }

  private static <T> T any(Random random, List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static SearchRequest random(Random random, List<String> parameters) {
    String q =
        any(
            random,
            List.of(
                "",
                "harbour",
                "bridge OR ferry",
                "\"a castle made of fog\"",
                "harb*",
                "role:mayor"));
    parameters.add("q=" + RunningServer.encode(q));
    SearchRequest request = SearchRequest.of(q);
    for (Dimension dimension : Dimension.values()) {
      for (int n = random.nextInt(8) - 5; n > 0; n--) {
        String value =
            switch (dimension) {
              case SPEAKER -> any(random, List.of("Ada Quill", "Lucía de la Vorra", "Nobody"));
              case PUBLISHER -> any(random, List.of("Northquay Wire", "The Saltmere Courier"));
              case KIND -> any(random, List.of("direct", "mixed", "indirect"));
              case ROLE -> any(random, List.of("Mayor", "Harbor Minister"));
              case SAID_ON -> any(random, List.of("2024", "2024-01", "2024-01-17"));
            };
        parameters.add(dimension.word() + "=" + RunningServer.encode(value));
        request = request.where(dimension, value);
      }
    }
    if (random.nextInt(3) == 0) {
      parameters.add("from=2024-01-01");
      parameters.add("to=2024-12-31");
      request = request.said(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
    }
    Sort sort = any(random, List.of(Sort.values()));
    int limit = random.nextInt(12);
    int size = 1 + random.nextInt(12);
    Set<Dimension> facets =
        random.nextBoolean()
            ? EnumSet.of(Dimension.SPEAKER, Dimension.SAID_ON)
            : EnumSet.noneOf(Dimension.class);
    parameters.add("sort=" + sort.word());
    parameters.add("limit=" + limit);
    parameters.add("facet_size=" + size);
    parameters.add(
        "facets=" + facets.stream().map(Dimension::word).collect(Collectors.joining(",")));
    request = request.sortedBy(sort).limitedTo(limit).counting(facets, size);
    if (random.nextInt(3) == 0) {
      parameters.add("interval=month");
      request = request.over(Interval.MONTH);
    }
    if (random.nextInt(3) == 0) {
      parameters.add("group=true");
      request = request.grouped(true);
    }
    if (random.nextInt(4) == 0) {
      parameters.add("syntax=lenient");
      request = request.leniently();
    }
    if (random.nextInt(4) == 0) {
      parameters.add("explain=true");
      request = request.explained();
    }
    return request;
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "bibtex", "ris", "csl", "apa"})
  void exportsAndCitationsAreTheSame(String name) throws IOException {
    ExportFormat format = ExportFormat.named(name);
    assertThat(server.get("api/v1/export?q=harbour&sort=oldest&format=" + name).body())
        .isEqualTo(
            written(
                format, sink -> java.all(SearchRequest.of("harbour").sortedBy(Sort.OLDEST), sink)));
    assertThat(server.get("api/v1/citations/" + id + "?format=" + name).body())
        .isEqualTo(written(format, sink -> sink.accept(java.quote(id).orElseThrow())));
  }

  private static String written(ExportFormat format, Consumer<Consumer<Hit>> hits)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (HitWriter writer = format.writer(out)) {
      hits.accept(writer::take);
    }
    return out.toString(UTF_8);
  }

  @Test
  void checksAreTheSame() {
    String quote = "A promise to a town is a promise";
    assertThat(
            server
                .send(
                    "POST",
                    "api/v1/check",
                    "application/json",
                    Json.write(Map.of("quote", quote, "speaker", "Tobin Marsh")))
                .body())
        .isEqualTo(Json.write(java.check(new Claim(quote, "Tobin Marsh"))));
    String text = "“A promise to a city is a promise,” said Tobin Marsh.";
    assertThat(server.send("POST", "api/v1/check", "text/plain", text).body())
        .isEqualTo(Json.write(java.checkText(text, 200)));
  }

  /** A feed as a program makes it, and as the server does. */
  @ParameterizedTest
  @EnumSource(FeedFormat.class)
  void feedsAreTheSame(FeedFormat format) {
    String path = "/api/v1/feed." + (format == FeedFormat.ATOM ? "atom" : "json");
    HttpResponse<String> answer = server.get(path.substring(1) + "?q=harbour&limit=7");
    String base = answer.uri().toString().replaceFirst("/api/.*", "");
    List<Feed.Entry> entries =
        java.search(SearchRequest.of("harbour").sortedBy(Sort.NEWEST).limitedTo(7)).hits().stream()
            .map(hit ->
                new Feed.Entry(
                    hit,
                    java.trail(hit.quote().lastingName()).orElseThrow(),
                    base + "/q/" + hit.quote().lastingName()))
            .toList();
    var feed =
        new Feed(
            "Onrecord: harbour",
            base + "/?q=harbour&limit=7",
            base + path + "?q=harbour&limit=7",
            entries);
    assertThat(answer.body()).isEqualTo(new String(format.write(feed), UTF_8));
  }

  /** What cannot be asked is told in the same words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q=(harbour | (harbour | 10",
        "q=harbour&limit=201 | harbour | 201",
        "q=colour:red | colour:red | 10",
        "q=said:2025-02-30 | said:2025-02-30 | 10",
      })
  void errorsAreTheSame(String parameters, String q, int limit) {
    assertThatThrownBy(() -> java.search(SearchRequest.of(q).limitedTo(limit)))
        .hasMessage(
            RunningServer.tree(server.get("api/v1/quotes?" + parameters).body())
                .get("detail")
                .asText());
    assertThatThrownBy(() -> SearchRequest.of("").where(Dimension.SPEAKER, ""))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void theSampleIsTakenAlike() {
    assertThat(timeless(server.send("POST", "api/v1/sample", "", "").body()))
        .isEqualTo(timeless(Json.write(sampleAgain())));
  }

  private static IngestReport sampleAgain() {
    try {
      return java.ingestSample();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reports tell the time it took, which is never the same. */
  private static String timeless(String report) {
    return ((ObjectNode) RunningServer.tree(report)).without("work").toString();
  }

  @Test
  void whatIsTakenIsToldAlike(@TempDir Path other) {
    try (Onrecord there = Onrecord.open(other)) {
      String lines = ONE + "\n{\"id\": \"q\"}\n" + ONE.replace("\"p\"", "\"r\"") + "\n";
      assertThat(server.send("POST", "api/v1/extract", "application/x-ndjson", lines).body())
          .isEqualTo(Json.write(there.preview(source(lines), 20)));
      for (int i = 0; i < 2; i++) {
        HttpResponse<String> here =
            server.send("POST", "api/v1/articles", "application/x-ndjson", lines);
        assertThat(timeless(here.body()))
            .isEqualTo(timeless(Json.write(there.ingest(source(lines), Watcher.NONE))));
      }
      IntStream.range(0, 2)
          .forEach(i ->
              assertThat(server.send("DELETE", "api/v1/articles/p", "", "").statusCode() == 204)
                  .isEqualTo(there.delete("p")));
      server.send("DELETE", "api/v1/articles/r", "", "");
    }
  }

  private static Consumer<Consumer<Found>> source(String lines) {
    return sink -> {
      try {
        new ArticleReader(Settings.published(null))
            .read("body.ndjson", "", new ByteArrayInputStream(lines.getBytes(UTF_8)), sink);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
