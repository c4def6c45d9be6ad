package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onrecord.search.EngineException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteGuardTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,   127.0.0.1,   localhost:8080, -,           -,                     false, -,          200
          -,   ::1,         [::1]:8080,     same-origin, http://[::1]:8080,     false, -,          200
          -,   203.0.113.9, localhost:8080, -,           -,                     false, -,          403
          -,   127.0.0.1,   localhost:8080, -,           -,                     true,  -,          403
          -,   127.0.0.1,   evil.example,   -,           -,                     false, -,          403
          -,   127.0.0.1,   -,              -,           -,                     false, -,          403
          -,   127.0.0.1,   localhost:8080, cross-site,  -,                     false, -,          403
          -,   127.0.0.1,   localhost:8080, -,           https://evil.example,  false, -,          403
          s3,  203.0.113.9, quotes.example, -,           -,                     true,  Bearer s3,  200
          s3,  203.0.113.9, quotes.example, -,           -,                     false, Bearer s4,  401
          s3,  127.0.0.1,   localhost:8080, -,           -,                     false, -,          401
          """)
  void decidesWhoMayWrite(
      @Nullable String key,
      String address,
      @Nullable String host,
      @Nullable String site,
      @Nullable String origin,
      boolean forwarded,
      @Nullable String authorization,
      int status) {
    int got = 200;
    try {
      new WriteGuard(key)
          .check(new WriteGuard.Writer(address, host, site, origin, forwarded, authorization));
    } catch (RefusedRequest e) {
      got = e.problem().status();
    }
    assertThat(got).isEqualTo(status);
  }

  @Test
  void aKeyThatHttpCannotCarryIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new WriteGuard("clé"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("letters, digits");
  }
}
