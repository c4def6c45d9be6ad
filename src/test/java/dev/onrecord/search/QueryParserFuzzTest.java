package dev.onrecord.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Whatever is typed is read, or refused with a sentence and a position inside it. The files beside
 * it are replayed by every run; with {@code JAZZER_FUZZ=1} queries are made that reach code no
 * query reached before (docs/benchmarks.md).
 */
class QueryParserFuzzTest {
  private final QueryParser parser =
      new QueryParser(Clock.fixed(Instant.parse("2025-05-09T12:00:00Z"), ZoneOffset.UTC));

  @FuzzTest(maxDuration = "2m")
  void anyTypingIsReadOrRefused(byte[] bytes) {
    String typed = new String(bytes, StandardCharsets.UTF_8).replace('\ufffd', '\ud83d');
    try {
      Query query = parser.parse(typed);
      assertThat(query.print()).isNotEmpty();
      assertThat(parser.parse(typed)).isEqualTo(query);
    } catch (QuerySyntaxException e) {
      assertThat(e.getMessage()).isNotBlank();
      assertThat(e.position()).isBetween(0, typed.length());
    }
  }
}
