package dev.onrecord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Onrecord;
import dev.onrecord.search.StoredArticle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing server with SIGKILL at random moments: every acknowledged article is there
 * afterwards, and none is there in part. {@code -Dkill.rounds=50} kills more often.
 */
class KillTest {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 5);
  private static final int WRITERS = 4;

  @TempDir Path folder;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();

  @Test
  void nothingAcknowledgedIsLostAndNothingIsThereInPart() throws IOException, InterruptedException {
    var random = new SplittableRandom(7);
    for (int round = 0; round < ROUNDS; round++) {
      int before = acknowledged.size();
      writeAndKill(random.nextInt(50, 900));
      assertThat(acknowledged).as("articles taken in round %d", round).hasSizeGreaterThan(before);
      verify();
    }
  }

  private void writeAndKill(int millis) throws IOException, InterruptedException {
    Process server =
        CommandProcess.start("serve", "--port", "0", "--index", folder.resolve("index").toString());
    try {
      String address = address(server);
      var running = new AtomicBoolean(true);
      try (var writers = Executors.newFixedThreadPool(WRITERS)) {
        for (int i = 0; i < WRITERS; i++) {
          writers.execute(() -> write(address, running));
        }
        int start = acknowledged.size();
        while (acknowledged.size() == start && server.isAlive()) {
          Thread.sleep(1);
        }
        Thread.sleep(millis);
        server.destroyForcibly().waitFor();
        running.set(false);
      }
    } finally {
      server.destroyForcibly();
    }
  }

  /** The address that the server prints when it listens. */
  private static String address(Process server) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int at = line.indexOf("http://");
      if (at >= 0) {
        return line.substring(at, line.indexOf('/', at + 7) + 1);
      }
    }
    throw new IllegalStateException("the server did not start");
  }

  private void write(String address, AtomicBoolean running) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (running.get()) {
        String id = "k" + next.incrementAndGet();
        var request =
            HttpRequest.newBuilder(URI.create(address + "api/v1/articles"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(article(id)))
                .build();
        if (client.send(request, BodyHandlers.ofString()).statusCode() == 201) {
          acknowledged.add(id);
        }
      }
    } catch (IOException e) {
      // The server is gone: what was not answered was not promised.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String article(String id) {
    return "{\"id\": \""
        + id
        + "\", \"published\": \"2025-04-23\", \"text\": \"“The tide is late at "
        + id
        + ",” said Ada Quill. “And cold.” “Very,” said Tobin Marsh.\"}";
  }

  private void verify() {
    try (Onrecord onrecord = Onrecord.open(folder.resolve("index"))) {
      for (String id : acknowledged) {
        StoredArticle stored =
            onrecord
                .article(id)
                .orElseThrow(() -> new AssertionError("acknowledged and lost: " + id));
        assertThat(stored.quotes()).as(id).isEqualTo(Onrecord.extract(stored.article())).hasSize(3);
      }
      assertThat(onrecord.stats().quotes()).isEqualTo(3 * onrecord.stats().articles());
    }
  }
}
