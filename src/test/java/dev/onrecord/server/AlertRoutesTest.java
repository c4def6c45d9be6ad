package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.Onrecord;
import dev.onrecord.alert.Receiver;
import dev.onrecord.server.OnrecordServer.Access;
import dev.onrecord.server.OnrecordServer.Options;
import dev.onrecord.server.OnrecordServer.Watched;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches that a server keeps, and tells of. */
class AlertRoutesTest {
  private static final String JSON = "application/json";

  @TempDir Path folder;
  private RunningServer client;
  private Onrecord onrecord;
  private OnrecordServer server;
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    client = new RunningServer(folder.resolve("client"));
    onrecord = Onrecord.open(folder.resolve("index"));
    receiver = new Receiver();
    server = start(Options.local(0).fetchingPrivate());
  }

  private OnrecordServer start(Options options) {
    return OnrecordServer.start(
        onrecord,
        options.watching(new Watched(folder.resolve("index/alerts"), Duration.ofMillis(50))));
  }

  @AfterEach
  void stop() {
    server.close();
    onrecord.close();
    receiver.close();
    client.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    return client.sendTo(
        method,
        "http://127.0.0.1:" + server.port() + "/api/v1/" + path,
        body.isEmpty() ? "" : JSON,
        body,
        headers);
  }

  private JsonNode json(String path) {
    return RunningServer.tree(send("GET", path, "").body());
  }

  private void take(String id, String text) {
    String article =
        "{\"id\": \"%s\", \"published\": \"2025-04-23\", \"text\": \"%s\"}".formatted(id, text);
    assertThat(send("POST", "articles", article).statusCode()).isBetween(200, 201);
  }

  private static void await(BooleanSupplier is) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!is.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void whatIsNewIsSentAndInTheFeed() {
    take("old", "“The zeppelin is old,” said Ada Quill.");
    String alert =
        "{\"name\": \"zep\", \"q\": \"zeppelin\", \"speaker\": [\"Ada Quill\"], \"webhook\": \"%s\"}"
            .formatted(receiver.address());
    HttpResponse<String> made = send("POST", "alerts", alert);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(RunningServer.tree(made.body()).get("secret").asText()).startsWith("whsec_");
    take("a", "“The zeppelin is late,” said Ada Quill. “No zeppelin,” said Tobin Marsh.");
    await(() -> !receiver.taken().isEmpty());
    assertThat(receiver.quotes()).containsExactly("The zeppelin is late,");
    await(() -> json("alerts").at("/alerts/0/progress/told").asInt() == 1);
    JsonNode shown = json("alerts").at("/alerts/0");
    assertThat(shown.get("where").toString()).isEqualTo("{\"speaker\":[\"Ada Quill\"]}");
    assertThat(shown.toString()).doesNotContain("whsec_");
    JsonNode feed = json("alerts/zep/feed.json");
    assertThat(feed.get("items")).hasSize(1);
    assertThat(feed.at("/items/0/content_text").asText()).contains("The zeppelin is late,");
    // Its feed shows what was found as it reads now.
    take("a", "Corrected. “The zeppelin is not late,” said Ada Quill.");
    await(() -> receiver.taken().size() == 2);
    JsonNode corrected = RunningServer.tree(receiver.taken().getLast().body()).at("/quotes/0");
    assertThat(corrected.at("/corrects/text").asText()).isEqualTo("The zeppelin is late,");
    assertThat(json("alerts/zep/feed.json").at("/items/0/content_text").asText())
        .contains("is not late,");
    assertThat(send("DELETE", "alerts/zep", "").statusCode()).isEqualTo(204);
    assertThat(json("alerts").get("alerts")).isEmpty();
    assertThat(send("GET", "alerts/zep/feed.json", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aServerThatStartsAgainGoesOn() {
    receiver.answers(_ -> 503);
    send(
        "POST",
        "alerts",
        "{\"name\": \"zep\", \"q\": \"zeppelin\", \"webhook\": \"" + receiver.address() + "\"}");
    take("a", "“The zeppelin is late,” said Ada Quill.");
    await(() -> !receiver.all().isEmpty());
    server.close();
    take(onrecord, "“No zeppelin came,” said Ada Quill.");
    receiver.answers(_ -> 200);
    server = start(Options.local(0).fetchingPrivate());
    assertThat(send("POST", "alerts/zep/retry", "").statusCode()).isEqualTo(204);
    await(() -> receiver.taken().size() == 2);
    assertThat(receiver.quotes()).containsExactly("The zeppelin is late,", "No zeppelin came,");
  }

  private void take(Onrecord index, String text) {
    try {
      Path file =
          Files.writeString(
              folder.resolve("b.jsonl"),
              "{\"id\": \"b\", \"published\": \"2025-04-23\", \"text\": \"" + text + "\"}\n");
      index.ingest(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{\"q\": \"a\"} | an alert needs a name",
        "{\"name\": \"a b\"} | 1 to 64 letters",
        "{\"name\": \"a\", \"q\": \"(a\"} | never closed",
        "{\"name\": \"a\", \"words\": \"a\"} | there are name, q, speaker",
        "{\"name\": \"a\", \"kind\": [\"said\"]} | there is no kind",
        "{\"name\": \"a\", \"file\": \"/etc/passwd\"} | there is no \"file\" here",
        "{\"name\": \"a\", \"webhook\": \"gopher://x/\"} | write it as in",
        "{\"name\": \"a\", \"from\": \"2025-02-30\"} | from is no day of the calendar",
        "{\"name\": \"a\", \"from\": 20000} | from is no day of the calendar",
        "{\"name\": \"a\", \"from\": [2025, 4, 23]} | from is no day of the calendar",
        "{\"name\": \"a\", \"from\": \"2025-04-23T10:00:00Z\"} | from is no day of the calendar",
        "{\"name\": \"a\", \"q\": 5} | q is not of the form",
        "{\"name\": \"a\", \"q\": {}} | q is not of the form",
        "{\"name\": \"a\", \"speaker\": \"Ada Quill\"} | speaker is not of the form",
        "{\"name\": \"a\", \"speaker\": [\"\"]} | a chosen speaker is empty",
        "{\"name\": \"a\", \"kind\": [null]} | a chosen kind is empty",
        "{\"name\": \"a\", \"name\": \"b\"} | Duplicate field",
        "{\"name\": \"a\"} {} | is no JSON as in",
        "{\"name\": \"a\", \"webhook\": \"http://127.0.0.1:99999/\"} | write it as in",
        "[{\"name\": \"a\"}] | is no JSON as in",
        "{\"name\":  | is no JSON as in",
        "null | the body is null",
      })
  void whatCannotBeAnAlertIsRefused(String body, String why) {
    HttpResponse<String> answer = send("POST", "alerts", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningServer.tree(answer.body()).get("detail").asText())
        .contains(why)
        .doesNotContain("java.", "Token");
    assertThat(json("alerts").get("alerts")).isEmpty();
  }

  @Test
  void onlyWritersMakeAndSeeThem() {
    server.close();
    server = start(Options.local(0).to(Access.guardedBy("secret")));
    String alert = "{\"name\": \"zep\", \"q\": \"zeppelin\"}";
    assertThat(send("POST", "alerts", alert).statusCode()).isEqualTo(401);
    assertThat(send("GET", "alerts", "").statusCode()).isEqualTo(401);
    assertThat(send("DELETE", "alerts/zep", "").statusCode()).isEqualTo(401);
    String[] key = {"Authorization", "Bearer secret"};
    assertThat(send("POST", "alerts", alert, key).statusCode()).isEqualTo(201);
    assertThat(send("GET", "alerts/zep/feed.atom", "").statusCode()).isEqualTo(200);
  }
}
