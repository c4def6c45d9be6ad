package dev.onrecord.alert;

import dev.onrecord.Onrecord;
import dev.onrecord.fetch.Poster;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What looking after many alerts costs on a large index; a look with nothing new, and one with. */
final class AlertBenchmark {
  private static final int LOOKS = 20;

  private AlertBenchmark() {}

  /** Takes the index, which is left as it was, and how many alerts to make. */
  public static void main(String[] arguments) throws IOException {
    Path index = Path.of(arguments[0]);
    int many = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("alerts");
    var random = new Random(1);
    try (Onrecord onrecord = Onrecord.open(index)) {
      List<Hit> some = onrecord.search(SearchRequest.of("").limitedTo(200)).hits();
      var alerts = new AlertFolder(folder, Clock.systemUTC());
      var texts = new ArrayList<String>();
      long start = System.nanoTime();
      for (int i = 0; i < many; i++) {
        String text = some.get(random.nextInt(some.size())).quote().text();
        String[] words = text.split("\\W+", -1);
        int at = random.nextInt(Math.max(1, words.length - 3));
        String phrase =
            String.join(" ", Arrays.copyOfRange(words, at, Math.min(words.length, at + 3)));
        String q = "\"" + phrase.strip() + "\"";
        alerts.add(onrecord, "a" + i, SearchRequest.of(q), null, null);
        texts.add(text);
      }
      IO.println("%d alerts made, %.1f ms each".formatted(many, since(start) / many));
      var poster = new Poster(_ -> false, Duration.ofSeconds(1));
      try (Alerts running =
          Alerts.open(onrecord, alerts, poster, Clock.systemUTC()).orElseThrow()) {
        start = System.nanoTime();
        running.look();
        IO.println("the first look, at all of them: %.0f ms".formatted(since(start)));
        double[] idle = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
          start = System.nanoTime();
          running.look();
          idle[i] = since(start);
        }
        IO.println("a look with nothing new, median: %.1f ms".formatted(median(idle)));
        double[] busy = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
          take(onrecord, "alert-benchmark-" + i, texts.get(random.nextInt(many)));
          start = System.nanoTime();
          running.look();
          busy[i] = since(start);
        }
        IO.println("a look after an article, median: %.0f ms".formatted(median(busy)));
        long told = 0;
        for (int i = 0; i < many; i++) {
          told += alerts.latest(alerts.find("a" + i).orElseThrow(), 1_000).size();
        }
        IO.println("told %d times of these articles".formatted(told));
      } finally {
        for (int i = 0; i < LOOKS; i++) {
          onrecord.delete("alert-benchmark-" + i);
        }
      }
    }
  }

  private static void take(Onrecord onrecord, String id, String text) throws IOException {
    Path file = Files.createTempFile("article", ".jsonl");
    String plain = text.replaceAll("[\"\\\\\\s]+", " ");
    Files.writeString(
        file,
        "{\"id\": \"%s\", \"published\": \"2025-04-23\", \"text\": \"%s: “%s,” said Ada Quill.\"}\n"
            .formatted(id, id, plain));
    onrecord.ingest(file);
    Files.delete(file);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
