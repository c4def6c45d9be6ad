package dev.onrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.reader.ArticleFiles;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Settings;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Stats;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Onrecord on real articles, where they are at hand. */
class RealArticlesTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private static Map<String, Quote> quotesOf(Path articles) throws IOException {
    var quotes = new ArrayList<Quote>();
    ArticleFiles.of(List.of(articles.toString()))
        .read(
            new ArticleReader(Settings.published(null)),
            InputStream.nullInputStream(),
            found -> quotes.addAll(Onrecord.extract(((Entry.Read) found.entry()).article())),
            _ -> {});
    return quotes.stream()
        .filter(q -> q.kind() != Kind.INDIRECT)
        .collect(Collectors.toMap(Quote::id, Function.identity()));
  }

  @Test
  void theSeedArticlesGiveEveryQuoteWithItsSpeakerAndDay() throws IOException {
    Map<String, Quote> found = quotesOf(SharedData.path("data/seeds/articles.jsonl"));
    List<String> expected = Files.readAllLines(SharedData.path("data/seeds/expected.jsonl"));
    assertThat(found).hasSameSizeAs(expected);
    for (String line : expected) {
      JsonNode gold = JSON.readTree(line);
      Quote quote =
          Objects.requireNonNull(
              found.get(
                  gold.get("article").asText()
                      + ":"
                      + gold.get("start").asInt()
                      + "-"
                      + gold.get("end").asInt()),
              line);
      var names = new ArrayList<>(List.of(gold.get("speaker").asText()));
      gold.path("also").forEach(also -> names.add(also.asText()));
      assertThat(names).as(line).contains(quote.attribution().speaker().name());
      assertThat(quote.kind().word()).as(line).isEqualTo(gold.get("kind").asText());
      String day = quote.saidOn().isKnownDay() ? quote.saidOn().day().toString() : "null";
      assertThat(day).as(line).isEqualTo(gold.get("said_on").asText("null"));
    }
  }

  @Test
  void aReaderFindsTheDealInTheSeeds() throws IOException {
    try (Onrecord onrecord = Onrecord.open(folder)) {
      onrecord.ingest(SharedData.path("data/seeds/articles.jsonl"));
      LocalDate day = LocalDate.of(2025, 4, 18);
      SearchResult result = onrecord.search(SearchRequest.of("ceasefire deal").said(day, day));
      assertThat(result.hits())
          .isNotEmpty()
          .allMatch(h -> h.snippet().html().contains("<mark>deal</mark>"));
      FacetResult speakers = result.facets().getFirst();
      assertThat(speakers.dimension()).isEqualTo(Dimension.SPEAKER);
      assertThat(speakers.values().getFirst().value()).isEqualTo("Marco Rubio");
      assertThat(speakers.values().getFirst().count()).isEqualTo(result.total());
    }
  }

  /** docs/benchmarks.md has the figures themselves. */
  @Test
  void politicalNewsIsReadWellEnough() throws IOException, InterruptedException {
    Path gold = SharedData.path("data/polnear/dev");
    assumeTrue(
        new File("/usr/bin/env").exists()
            && run(List.of("python3", "--version"), folder.resolve("version")) == 0,
        "skipped: there is no python3");
    Path articles = folder.resolve("dev.jsonl");
    run(
        List.of(
            "python3", SharedData.path("tools/polnear_articles.py").toString(), gold.toString()),
        articles);
    Path found = folder.resolve("found.jsonl");
    Path classes = Path.of(System.getProperty("java.home"), "bin", "java");
    assertThat(
            run(
                List.of(
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.onrecord.cli.Main",
                    "extract",
                    articles.toString()),
                found))
        .isZero();
    Path scores = folder.resolve("scores.json");
    int status =
        run(
            List.of(
                "python3",
                SharedData.path("tools/score.py").toString(),
                "--gold",
                gold.toString(),
                "--pred",
                found.toString(),
                "--speakers",
                gold.resolve("speakers.jsonl").toString(),
                "--json",
                scores.toString()),
            folder.resolve("table"));
    assertThat(status).as(Files.readString(folder.resolve("table"))).isZero();
    JsonNode figures = JSON.readTree(scores.toFile());
    // A little below the figures themselves; raise these when they rise, a fall needs a reason.
    Map<String, Double> least =
        Map.of(
            "b quotations, real", 0.985,
            "c mention, end to end", 0.915,
            "d speaker, real, strict", 0.885,
            "d speaker, all, strict", 0.845,
            "f said on", 0.67,
            "e indirect, outside", 0.595);
    least.forEach((figure, f1) ->
        assertThat(figures.at("/" + figure + "/F1").asDouble())
            .as(figure)
            .isGreaterThanOrEqualTo(f1));
  }

  private static int run(List<String> command, Path output)
      throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void aYearOfNewswireIsTakenAndTakenAgainWithoutChange() throws IOException {
    Path newswire = SharedData.path("data/reuters/articles.jsonl.gz");
    try (Onrecord onrecord = Onrecord.open(folder)) {
      IngestReport first = onrecord.ingest(newswire);
      assertThat(first.added()).isEqualTo(18_351);
      assertThat(first.refused()).isZero();
      Stats stats = onrecord.stats();
      Set<String> ids = ids(onrecord);
      IngestReport second = onrecord.ingest(newswire);
      assertThat(second.unchanged()).isEqualTo(18_351);
      // How much room it takes changes while Lucene merges behind it.
      assertThat(onrecord.stats())
          .usingRecursiveComparison()
          .ignoringFields("bytes")
          .isEqualTo(stats);
      assertThat(ids(onrecord)).isEqualTo(ids);
      assertThat(stats.quotes()).isEqualTo(first.quotes());
    }
  }

  /** Ids of the first thousand quotes about oil, by paging. */
  private static Set<String> ids(Onrecord onrecord) {
    var ids = new java.util.TreeSet<String>();
    SearchRequest request = SearchRequest.of("oil").limitedTo(200);
    for (int page = 0; page < 5; page++) {
      SearchResult result = onrecord.search(request);
      result.hits().forEach(h -> ids.add(h.quote().id()));
      request = request.after(result.next());
    }
    return ids;
  }
}
