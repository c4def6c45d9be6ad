package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Input that is broken or meant to hurt: a clear refusal or an honest answer, and then a search as
 * any other.
 */
class BadInputTest {
  @TempDir static Path folder;
  static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new RunningServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What is typed, and the status of the strict answer. */
  static Stream<Arguments> inputs() {
    return Stream.of(
        Arguments.of("an open mark", "\"harbour", 400),
        Arguments.of("an open bracket", "(harbour", 400),
        Arguments.of("a closed bracket", "harbour)", 400),
        Arguments.of("an open range", "said:[2025-01-01 TO", 400),
        Arguments.of("a leading star", "*arbour", 400),
        Arguments.of("a leading question mark", "?arbour", 400),
        Arguments.of("stars alone", "h*a*r*b*o*u*r*", 200),
        Arguments.of("too many states", "a*b" + "?".repeat(40) + "c*", 400),
        Arguments.of("ten thousand clauses", "a ".repeat(5_000).strip(), 400),
        Arguments.of("clauses with operators", "a OR ".repeat(1_999) + "b", 400),
        Arguments.of("deep brackets", "(".repeat(500) + "a" + ")".repeat(500), 400),
        Arguments.of("deep nots", "NOT ".repeat(500) + "a", 400),
        Arguments.of("a very long word", "a".repeat(9_999), 200),
        Arguments.of("a fuzzy long word", "a".repeat(5_000) + "~2", 400),
        Arguments.of("many fuzzy words", "harbuor~ ".repeat(500).strip(), 400),
        Arguments.of("a word of stars", "a*".repeat(3_000), 400),
        Arguments.of("marks in words", "a'".repeat(4_999) + "(", 400),
        Arguments.of("marks around words", "a\"b\"".repeat(2_000) + "(", 400),
        Arguments.of("everything", "*:*", 200),
        Arguments.of("a regular expression", "/(a+)+$/", 400),
        Arguments.of("control characters", "har\u0000bour\u0007\u001b[31m", 400),
        Arguments.of("a right-to-left mark", "\u202eruobrah", 200),
        Arguments.of("an emoji", "😀 harbour", 200),
        Arguments.of("a day that is none", "said:2025-02-30", 400),
        Arguments.of("a month that is none", "said:2025-13", 400),
        Arguments.of("an end before its beginning", "said:2025-05-02..2025-05-01", 400),
        Arguments.of("a field that is none", "colour:red", 400),
        Arguments.of("a huge number", "\"a b\"~99999999999999999999", 400),
        Arguments.of("a huge boost", "harbour^1e99", 400),
        Arguments.of("a boost that is none", "harbour^x", 400),
        Arguments.of("only operators", "AND OR NOT", 400),
        Arguments.of("only signs", "+-!(){}[]^~*?:\\", 400),
        Arguments.of("a script", "<script>alert(1)</script>", 400),
        Arguments.of("another language", "'; DROP TABLE quotes; --", 400));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void isRefusedClearlyOrAnswered(String name, String typed, int status) {
    String q = RunningServer.encode(typed);
    HttpResponse<String> strict = server.get("api/v1/quotes?q=" + q);
    assertThat(strict.statusCode()).as(strict.body()).isEqualTo(status);
    if (status == 400) {
      JsonNode problem = RunningServer.tree(strict.body());
      assertThat(problem.get("position").asInt()).isBetween(0, typed.length());
      assertThat(problem.get("detail").asText()).isNotBlank().doesNotContain("Exception");
    }
    for (String lenient :
        new String[] {
          "api/v1/quotes?syntax=lenient&q=", "api/v1/facets/speaker?syntax=lenient&q="
        }) {
      HttpResponse<String> answer = server.get(lenient + q);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
    HttpResponse<String> suggestions = server.get("api/v1/suggestions?q=" + q);
    assertThat(suggestions.statusCode()).as(suggestions.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "api/v1/quotes?q=%ED%A0%80, 200",
    "api/v1/quotes?q=%FF%FE, 200",
    "api/v1/quotes?limit=99999999999, 400",
    "api/v1/quotes?limit=2147483647&q=*:*, 400",
    "api/v1/quotes?facet_size=2147483647, 400",
    "api/v1/quotes?from=2025-06-01&to=2025-05-01, 400",
    "api/v1/quotes?from=0000-00-00, 400",
    "api/v1/quotes?said_on=2025-99, 400",
    "api/v1/quotes?group=perhaps, 400",
    "api/v1/export?group=true, 400",
    "api/v1/versions/%00:0-1, 400",
    "api/v1/versions/nobody, 404",
    "api/v1/versions/nobody:1-99999999999999999999, 404",
    "api/v1/versions/nobody:1-2?limit=0, 400",
    "api/v1/speakers/%00, 400"
  })
  void isRefusedInTheAddressToo(String path, int status) {
    HttpResponse<String> answer = server.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  @AfterEach
  void aNormalSearchIsAnswered() {
    assertThat(server.json("api/v1/quotes?q=bridge").get("total").asInt()).isPositive();
  }
}
