package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteGuardTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,   127.0.0.1,   localhost:8080, -,           -,          200
          -,   ::1,         [::1]:8080,     same-origin, -,          200
          -,   203.0.113.9, localhost:8080, -,           -,          403
          -,   127.0.0.1,   evil.example,   -,           -,          403
          -,   127.0.0.1,   -,              -,           -,          403
          -,   127.0.0.1,   localhost:8080, cross-site,  -,          403
          s3,  203.0.113.9, quotes.example, -,           Bearer s3,  200
          s3,  203.0.113.9, quotes.example, -,           Bearer s4,  401
          s3,  127.0.0.1,   localhost:8080, -,           -,          401
          """)
  void decidesWhoMayWrite(
      @Nullable String key,
      String address,
      @Nullable String host,
      @Nullable String site,
      @Nullable String authorization,
      int status) {
    int got = 200;
    try {
      new WriteGuard(key).check(address, host, site, authorization);
    } catch (RefusedRequest e) {
      got = e.problem().status();
    }
    assertThat(got).isEqualTo(status);
  }
}
