package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.Json;
import dev.onrecord.check.Claim;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/** Did they say it, over HTTP. */
class CheckRouteTest {
  private static final String PATH = "api/v1/check";
  private static final String JSON = "application/json";

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "I will not spend forty million on a ribbon-cutting | Ada Quill | ",
        "A promise to a city is a promise | Tobin Marsh | verbatim",
        "“a promise to a city is a promise.” | Marsh | verbatim",
        "a promise to a city | Tobin Marsh | trimmed",
        "A promise to a town is a promise | Tobin Marsh | altered",
        "A promise to a city is a promise | Ada Quill | other_speaker",
        "A promise to a city is a promise | | verbatim",
        "The zorvane of the harbour was never mine to sell | Ada Quill | not_found",
      })
  void aQuoteIsHeldToWhatIsThere(String quote, String speaker, String verdict) {
    String body =
        "{\"quote\": \"%s\"%s}"
            .formatted(quote, speaker == null ? "" : ", \"speaker\": \"" + speaker + "\"");
    HttpResponse<String> answer = server.send("POST", PATH, JSON, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(Json.write(server.onrecord().check(new Claim(quote, speaker))));
    if (verdict != null) {
      assertThat(RunningServer.tree(answer.body()).get("verdict").asText()).isEqualTo(verdict);
    }
  }

  @Test
  void everyQuoteOfATextIsChecked() {
    String text =
        "“A promise to a city is a promise,” said Tobin Marsh. “The zorvane of the harbour is blue,” said Ada Quill, who said that it rained.";
    JsonNode plain = RunningServer.tree(server.send("POST", PATH, "text/plain", text).body());
    assertThat(plain.get("findings").findValuesAsText("verdict"))
        .containsExactly("verbatim", "not_found");
    assertThat(plain.get("more").asInt()).isZero();
    JsonNode span = plain.at("/findings/0/span");
    assertThat(text.substring(span.get(0).asInt(), span.get(1).asInt()))
        .isEqualTo("A promise to a city is a promise,");
    assertThat(server.send("POST", PATH, JSON, "{\"text\": \"" + text + "\"}").body())
        .isEqualTo(plain.toString())
        .isEqualTo(Json.write(server.onrecord().checkText(text, 200)));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(JSON, "", 400, "is no JSON as in"),
        Arguments.of(JSON, "null", 400, "null"),
        Arguments.of(JSON, "{\"quote\": ", 400, "is no JSON as in"),
        Arguments.of(JSON, "[1]", 400, "is no JSON as in"),
        Arguments.of(JSON, "{\"quote\": 7}", 400, "quote is not of the form"),
        Arguments.of(JSON, "{\"quote\": true}", 400, "quote is not of the form"),
        Arguments.of(JSON, "{\"quote\": \"a\"} x", 400, "is no JSON as in"),
        Arguments.of(JSON, "{\"quote\": \"a\"} {\"quote\": \"b\"}", 400, "is no JSON as in"),
        Arguments.of(JSON, "{}", 400, "either a quote or a text"),
        Arguments.of(JSON, "{\"quote\": \"a\", \"text\": \"b\"}", 400, "either a quote or a text"),
        Arguments.of(JSON, "{\"quotes\": \"a\"}", 400, "there are quote, speaker, text"),
        Arguments.of(JSON, "{\"quote\": \"…!\"}", 400, "the quote has no words"),
        Arguments.of(JSON, "{\"quote\": \"" + "a ".repeat(5_000) + "\"}", 400, "the most is 9500"),
        Arguments.of(
            JSON,
            "{\"quote\": \"a\", \"speaker\": \"" + "b".repeat(300) + "\"}",
            400,
            "speaker's name"),
        Arguments.of(
            JSON, "{\"text\": \"a\", \"speaker\": \"b\"}", 400, "each quote names its own"),
        Arguments.of("text/plain", " ", 400, "the text is empty"),
        Arguments.of("text/plain", "a ".repeat(10_000_000), 413, "at most 200000 characters"),
        Arguments.of("text/plain", "a ".repeat(150_000), 413, "onrecord check FILE"),
        Arguments.of("image/png", "a", 415, "as text/plain, not image/png"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatCannotBeCheckedIsSaid(String type, String body, int status, String detail) {
    HttpResponse<String> answer = server.send("POST", PATH, type, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(RunningServer.tree(answer.body()).get("detail").asText())
        .contains(detail)
        .doesNotContain("Exception");
    assertThat(server.get("api/v1/quotes?q=bridge").statusCode()).isEqualTo(200);
  }

  /** More texts than there is room for: each is checked or refused, and nobody else waits. */
  @Test
  void manyTextsAtOnceAreCheckedInTurns() throws Exception {
    String text = "“A promise to a city is a promise,” said Tobin Marsh. ".repeat(40);
    String expected = Json.write(server.onrecord().checkText(text, 200));
    try (var clients = Executors.newFixedThreadPool(8)) {
      List<Future<HttpResponse<String>>> checks =
          IntStream.range(0, 8)
              .mapToObj(_ -> clients.submit(() -> server.send("POST", PATH, "text/plain", text)))
              .toList();
      assertThat(server.get("api/v1/quotes?q=bridge").statusCode()).isEqualTo(200);
      for (Future<HttpResponse<String>> check : checks) {
        assertThat(check.get().statusCode()).isIn(200, 429);
        assertThat(check.get().body())
            .satisfiesAnyOf(
                body -> assertThat(body).isEqualTo(expected),
                body -> assertThat(body).contains("send it again later"));
      }
    }
  }

  @Test
  void signsOfTheQueryLanguageInAQuoteAreWords() {
    for (String quote :
        new String[] {
          "He asked: \"Why (AND how)?\" -- speaker:nobody text:x +a -b *:* \\ ~9 [2020 TO 2021]",
          "AND OR NOT",
          "a".repeat(9_000),
          "😀 a promise \ud83d",
          "a \u0000 b"
        }) {
      String body = Json.write(java.util.Map.of("quote", quote));
      assertThat(server.send("POST", PATH, JSON, body).statusCode()).as(quote).isEqualTo(200);
    }
  }
}
