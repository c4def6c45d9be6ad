package dev.onrecord.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.Onrecord;
import dev.onrecord.cli.CommandProcess;
import dev.onrecord.ingest.Watcher;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Settings;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is told is what the search finds, each quote once: while articles come, come again and are
 * corrected, and whoever tells is killed at any moment.
 */
class AlertsKillTest {
  private static final int ROUNDS = 12;
  private static final int ARTICLES = 60;

  @TempDir Path folder;
  private final Random random = new Random(11);

  @Test
  void onlyOneOfSeveralProcessesMakesAnAlertOfAName() throws Exception {
    String index = folder.resolve("index").toString();
    Onrecord.open(Path.of(index)).close();
    String[] add = {"alerts", "add", "same", "zeppelin", "--index", index};
    Path errors = folder.resolve("errors");
    var processes = new ArrayList<Process>();
    for (int i = 0; i < 3; i++) {
      processes.add(CommandProcess.start(errors, add));
    }
    int made = 0;
    for (Process process : processes) {
      made += process.waitFor() == 0 ? 1 : 0;
    }
    assertThat(made).isEqualTo(1);
    try (Stream<Path> files = Files.list(folder.resolve("index/alerts"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".known"))).hasSize(1);
    }
  }

  /** How often the search finds each quote: by its article and its words. */
  private static Map<String, Integer> found(Onrecord onrecord) {
    var found = new TreeMap<String, Integer>();
    onrecord.all(
        SearchRequest.of("zeppelin"),
        hit -> found.merge(hit.quote().articleId() + " " + hit.quote().text(), 1, Integer::sum));
    return found;
  }

  private void take(Onrecord onrecord, int articles) {
    var lines = new StringBuilder();
    for (int i = 0; i < articles; i++) {
      var text = new StringBuilder("x ".repeat(random.nextInt(3)));
      for (int n = random.nextInt(4); n >= 0; n--) {
        text.append("“The ")
            .append(random.nextInt(4) == 0 ? "ferry" : "zeppelin")
            .append(" is number ")
            .append(random.nextInt(6))
            .append(",” said Ada Quill. ");
      }
      lines.append(
          "{\"id\": \"a%d\", \"published\": \"2025-04-23\", \"text\": \"%s\"}\n"
              .formatted(random.nextInt(ARTICLES), text.toString().strip()));
    }
    onrecord.ingest(
        sink -> {
          try {
            new ArticleReader(Settings.published(null))
                .read(
                    "a.jsonl",
                    new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)),
                    sink);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        Watcher.NONE);
  }

  private Process run(String... more) throws IOException {
    String[] command = {"alerts", "run", "--fetch-private", "--index", index().toString()};
    String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return CommandProcess.start(folder.resolve("errors.txt"), all);
  }

  private Path index() {
    return folder.resolve("index");
  }

  @Test
  void nothingIsMissedAndNothingToldTwice() throws Exception {
    Path file = folder.resolve("told.jsonl");
    try (var receiver = new Receiver();
        Onrecord onrecord = Onrecord.open(index())) {
      receiver.answers(_ -> random.nextInt(4) == 0 ? 500 : 204);
      take(onrecord, 30);
      Map<String, Integer> before = found(onrecord);
      var alerts = new AlertFolder(index().resolve("alerts"), Clock.systemUTC());
      var zeppelins = SearchRequest.of("zeppelin");
      alerts.add(onrecord, "hook", zeppelins, receiver.address(), null);
      alerts.add(onrecord, "file", zeppelins, null, file);
      var ever = new TreeMap<>(before);
      for (int round = 0; round < ROUNDS; round++) {
        Process teller = run();
        for (int batch = 0; batch < 3; batch++) {
          Thread.sleep(random.nextInt(700));
          take(onrecord, 1 + random.nextInt(20));
          found(onrecord).forEach((quote, count) -> ever.merge(quote, count, Math::max));
        }
        Thread.sleep(random.nextInt(500));
        teller.destroyForcibly().waitFor();
      }
      receiver.answers(_ -> 204);
      for (String name : new String[] {"hook", "file"}) {
        alerts.retry(name);
      }
      for (int i = 0; i < 3; i++) {
        Process last = run("--once");
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
      }
      var sent = new TreeMap<String, Integer>();
      for (Receiver.Came came : receiver.taken()) {
        RunningServer.tree(came.body()).get("quotes").forEach(told -> count(told, sent));
      }
      var written = new TreeMap<String, Integer>();
      Files.readAllLines(file).forEach(line -> count(RunningServer.tree(line), written));
      assertThat(Files.readString(folder.resolve("errors.txt"))).doesNotContain("Exception");
      check(sent, before, found(onrecord), ever);
      check(written, before, found(onrecord), ever);
      assertThat(sent.size()).isGreaterThan(30);
    }
  }

  private static void count(JsonNode told, Map<String, Integer> counts) {
    JsonNode quote = told.at("/hit/quote");
    counts.merge(
        quote.get("article_id").asText() + " " + quote.get("text").asText(), 1, Integer::sum);
  }

  /** All that is found now and was not there at first is told; nothing more than ever was found. */
  private static void check(
      Map<String, Integer> told,
      Map<String, Integer> before,
      Map<String, Integer> now,
      Map<String, Integer> ever) {
    now.forEach((quote, count) ->
        assertThat(told.getOrDefault(quote, 0))
            .as("told of " + quote)
            .isGreaterThanOrEqualTo(count - before.getOrDefault(quote, 0)));
    told.forEach((quote, count) ->
        assertThat(count)
            .as("told of " + quote)
            .isLessThanOrEqualTo(ever.getOrDefault(quote, 0) - before.getOrDefault(quote, 0)));
  }
}
