package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.access.KeyFile;
import dev.onrecord.access.Scope;
import dev.onrecord.search.EngineException;
import dev.onrecord.server.OnrecordServer.Access;
import dev.onrecord.server.OnrecordServer.Options;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what: keys, rates, other sites' pages, and the lines that tell of it. */
class AccessTest {
  private static final String ARTICLE =
      "{\"id\": \"k\", \"published\": \"2025-04-23\", \"text\": \"“The zeppelin is late,” said Ada Quill.\"}";

  @TempDir static Path index;
  private static RunningServer running;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    running = new RunningServer(index);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private Path keys() {
    return folder.resolve("keys.json");
  }

  private String key(String name, Scope... scopes) {
    return new KeyFile(keys(), Clock.systemUTC())
        .add(name, EnumSet.copyOf(List.of(scopes)), null)
        .secret();
  }

  private OnrecordServer server(Access access) {
    return OnrecordServer.start(running.onrecord(), Options.local(0).to(access));
  }

  private Access withKeys(boolean readersToo) {
    return new Access("master", keys(), readersToo, folder.resolve("audit.jsonl"), 0, List.of());
  }

  private static HttpResponse<String> send(
      OnrecordServer server, String method, String path, String body, String... headers) {
    return running.sendTo(
        method,
        "http://127.0.0.1:" + server.port() + "/" + path,
        body.isEmpty() ? "" : "application/json",
        body,
        headers);
  }

  /** Statuses of reading, checking, asking as an assistant, and writing. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          false, none,    200, 200, 200, 401
          false, read,    200, 200, 200, 403
          false, write,   200, 200, 200, 200
          false, both,    200, 200, 200, 200
          false, master,  200, 200, 200, 200
          false, expired, 401, 401, 401, 401
          false, revoked, 401, 401, 401, 401
          false, unknown, 401, 401, 401, 401
          true,  none,    401, 401, 401, 401
          true,  read,    200, 200, 200, 403
          true,  write,   403, 403, 403, 200
          true,  both,    200, 200, 200, 200
          true,  master,  200, 200, 200, 200
          true,  expired, 401, 401, 401, 401
          true,  revoked, 401, 401, 401, 401
          """)
  void aKeyOpensWhatItWasMadeFor(
      boolean readersToo, String kind, int reads, int checks, int asks, int writes) {
    var file = new KeyFile(keys(), Clock.systemUTC());
    Map<String, String> secrets =
        Map.of(
            "read", key("reader", Scope.READ),
            "write", key("writer", Scope.WRITE),
            "both", key("all", Scope.READ, Scope.WRITE),
            "master", "master",
            "unknown", "onr_unknown",
            "expired",
                file.add("old", EnumSet.allOf(Scope.class), Instant.parse("2020-01-01T00:00:00Z"))
                    .secret(),
            "revoked", key("gone", Scope.READ, Scope.WRITE));
    file.revoke("gone");
    String[] headers =
        kind.equals("none")
            ? new String[0]
            : new String[] {"Authorization", "Bearer " + secrets.get(kind)};
    try (OnrecordServer server = server(withKeys(readersToo))) {
      for (String path :
          List.of("api/v1/quotes?q=bridge", "api/v1/feed.atom", "api/v1/export", "api/v1/stats")) {
        assertThat(send(server, "GET", path, "", headers).statusCode()).as(path).isEqualTo(reads);
      }
      int page = reads == 200 ? 404 : reads;
      assertThat(send(server, "GET", "q/nobody", "", headers).statusCode()).isEqualTo(page);
      assertThat(send(server, "GET", "card/nobody", "", headers).statusCode()).isEqualTo(page);
      assertThat(send(server, "GET", "oembed?url=x", "", headers).statusCode()).isEqualTo(page);
      assertThat(send(server, "GET", "health", "", headers).statusCode()).isEqualTo(200);
      assertThat(
              send(server, "POST", "api/v1/check", "{\"quote\": \"a city\"}", headers).statusCode())
          .isEqualTo(checks);
      String ping = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";
      assertThat(send(server, "POST", "mcp", ping, headers).statusCode()).isEqualTo(asks);
      HttpResponse<String> written = send(server, "POST", "api/v1/articles", ARTICLE, headers);
      assertThat(written.statusCode() == 201 ? 200 : written.statusCode()).isEqualTo(writes);
      HttpResponse<String> removed = send(server, "DELETE", "api/v1/articles/k", "", headers);
      assertThat(removed.statusCode() == 204 ? 200 : removed.statusCode()).isEqualTo(writes);
      JsonNode access =
          RunningServer.tree(send(server, "GET", "api/v1/access", "", headers).body());
      assertThat(access.get("read").asText()).isEqualTo(word(reads));
      assertThat(access.get("write").asText()).isEqualTo(word(writes));
    }
  }

  private static String word(int status) {
    return status == 200 ? "allowed" : status == 401 ? "key" : "denied";
  }

  @Test
  void aKeyIsRevokedWithTheNextRequest() {
    String secret = key("desk", Scope.READ);
    try (OnrecordServer server = server(withKeys(true))) {
      String[] header = {"Authorization", "bearer " + secret};
      assertThat(send(server, "GET", "api/v1/stats", "", header).statusCode()).isEqualTo(200);
      new KeyFile(keys(), Clock.systemUTC()).revoke("desk");
      HttpResponse<String> refused = send(server, "GET", "api/v1/stats", "", header);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(RunningServer.tree(refused.body()).get("detail").asText())
          .startsWith("the key desk was revoked on ");
    }
  }

  @Test
  void eachRequestToWriteHasItsLine() throws IOException {
    String writer = key("desk", Scope.WRITE);
    String reader = key("wall", Scope.READ);
    try (OnrecordServer server = server(withKeys(false))) {
      send(server, "POST", "api/v1/articles", ARTICLE, "Authorization", "Bearer " + writer);
      send(server, "POST", "api/v1/articles", ARTICLE, "Authorization", "Bearer " + reader);
      send(server, "POST", "api/v1/articles", ARTICLE);
      send(server, "POST", "api/v1/articles", "{", "Authorization", "Bearer " + writer);
      send(server, "DELETE", "api/v1/articles/k", "", "Authorization", "Bearer " + writer);
      send(server, "GET", "api/v1/quotes", "");
      send(server, "POST", "api/v1/check", "{\"quote\": \"a city\"}");
    }
    List<JsonNode> lines =
        Files.readAllLines(folder.resolve("audit.jsonl")).stream()
            .map(RunningServer::tree)
            .toList();
    assertThat(lines)
        .extracting(line ->
            line.get("key").asText()
                + " "
                + line.get("method").asText()
                + " "
                + line.get("path").asText()
                + " "
                + line.get("status")
                + " "
                + line.get("did").asText())
        .containsExactly(
            "desk POST /api/v1/articles 201 1 added, 0 updated, 0 unchanged, 0 refused",
            "wall POST /api/v1/articles 403 null",
            "null POST /api/v1/articles 401 null",
            "desk POST /api/v1/articles 400 null",
            "desk DELETE /api/v1/articles/k 204 1 removed");
    assertThat(lines).allMatch(line -> line.get("address").asText().equals("127.0.0.1"));
  }

  /** What guards the way in and what answers have to see the same method. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "OPTIONS", "get", ""})
  void aMethodIsWhatTheFirstLineSays(String other) {
    String[] header = {"X-HTTP-Method-Override", other, "Authorization", "Bearer master"};
    try (OnrecordServer server = server(withKeys(true))) {
      for (String method : List.of("GET", "POST")) {
        assertThat(send(server, method, "api/v1/quotes", "", header).statusCode()).isEqualTo(400);
        assertThat(send(server, method, "api/v1/articles/x", "", header).statusCode())
            .isEqualTo(400);
      }
    }
  }

  @Test
  void aFloodOfRefusalsDoesNotFillTheAuditFile() throws IOException {
    var access = new Access("master", null, false, folder.resolve("audit.jsonl"), 3, List.of());
    try (OnrecordServer server = server(access)) {
      for (int i = 0; i < 20; i++) {
        send(server, "DELETE", "api/v1/articles/" + "a".repeat(5_000), "");
      }
    }
    assertThat(Files.readAllLines(folder.resolve("audit.jsonl")))
        .hasSize(3)
        .allMatch(line -> line.length() < 1_000);
  }

  @Test
  void whoAsksTooOftenIsToldWhenToAskAgain() {
    String secret = key("desk", Scope.READ);
    var access = new Access(null, keys(), false, null, 5, List.of());
    try (OnrecordServer server = server(access)) {
      for (int i = 0; i < 5; i++) {
        assertThat(send(server, "GET", "api/v1/stats", "").statusCode()).isEqualTo(200);
      }
      HttpResponse<String> refused = send(server, "GET", "api/v1/stats", "");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After").map(Integer::valueOf).orElseThrow())
          .isBetween(1, 12);
      assertThat(send(server, "GET", "health", "").statusCode()).isEqualTo(200);
      String[] other = {"Authorization", "Bearer " + secret};
      assertThat(send(server, "GET", "api/v1/stats", "", other).statusCode()).isEqualTo(200);
      // A key that is none is no way around it.
      String[] none = {"Authorization", "Bearer guessed"};
      assertThat(send(server, "GET", "api/v1/stats", "", none).statusCode()).isEqualTo(429);
    }
  }

  @Test
  void aBucketFillsAgain() {
    var now = new AtomicLong();
    var rate =
        new RateLimit(
            60,
            new TimeMeter() {
              @Override
              public long currentTimeNanos() {
                return now.get();
              }

              @Override
              public boolean isWallClockBased() {
                return false;
              }
            });
    for (int i = 0; i < 60; i++) {
      assertThat(rate.secondsToWait("one")).isZero();
    }
    assertThat(rate.secondsToWait("one")).isEqualTo(1);
    assertThat(rate.secondsToWait("other")).isZero();
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(rate.secondsToWait("one")).isZero();
    assertThat(rate.secondsToWait("one")).isZero();
    assertThat(rate.secondsToWait("one")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
  })
  void anAddressStandsForItsNetwork(String one, String other, boolean same) {
    assertThat(RateLimit.network(one).equals(RateLimit.network(other))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "https://news.example.org, https://news.example.org, true",
    "https://news.example.org, https://evil.example.org, false",
    ", https://news.example.org, false",
  })
  void onlyPagesOfNamedSitesMayAsk(String allowed, String origin, boolean may) {
    var access =
        new Access(null, null, false, null, 0, allowed == null ? List.of() : List.of(allowed));
    try (OnrecordServer server = server(access)) {
      HttpResponse<String> answer = send(server, "GET", "api/v1/stats", "", "Origin", origin);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin").isPresent())
          .isEqualTo(may);
      HttpResponse<String> asked =
          send(
              server,
              "OPTIONS",
              "api/v1/check",
              "",
              "Origin",
              origin,
              "Access-Control-Request-Method",
              "POST",
              "Access-Control-Request-Headers",
              "content-type, authorization");
      assertThat(asked.headers().firstValue("Access-Control-Allow-Origin").isPresent())
          .isEqualTo(may);
      assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").isPresent())
          .isEqualTo(may);
      // Reading is one thing: writing from another site's page stays forbidden without a key.
      assertThat(send(server, "POST", "api/v1/articles", ARTICLE, "Origin", origin).statusCode())
          .isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "news.example.org", "https://*.example.org", "https://a.example/x"})
  void anOriginIsAWholeOne(String origin) {
    assertThatThrownBy(() -> new Access(null, null, false, null, 0, List.of(origin)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(origin);
  }
}
