package dev.onrecord.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.model.Quote;
import dev.onrecord.server.ApiDescription.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the API says all that the API does, and nothing else. */
class ApiDescriptionTest {
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

  @Test
  void itIsWhatTheSpecificationAsksFor() {
    assertThat(ApiDescription.served().faults()).isEmpty();
    assertThat(server.get("openapi.json").body()).isEqualTo(new String(OpenApi.json(), UTF_8));
  }

  /** Each answer that is described is had once; the server's tests have all the others. */
  @Test
  void allThatIsDescribedIsThere() {
    JsonNode hit = server.json("api/v1/quotes?limit=1").at("/hits/0/quote");
    String quote = hit.get("id").asText();
    String id = RunningServer.encode(quote);
    String article = quote.substring(0, quote.lastIndexOf(':'));
    for (String path :
        """
        health; api/v1/access; api/v1/stats; api/v1/speakers; api/v1/suggestions?q=bri
        api/v1/speakers/Ada%20Quill; api/v1/facets/speaker?words=q&facet_size=1; openapi.json
        api/v1/quotes?q=brigde&explain=true&group=true&facets=speaker,role&interval=month
        api/v1/export; api/v1/export?format=jsonl&q=ribbon; api/v1/export?format=bibtex; api/v1/export?format=ris
        api/v1/export?format=csl; api/v1/export?format=apa; api/v1/feed.atom; api/v1/feed.json
        api/v1/export?format=none; api/v1/feed.atom?x=1; api/v1/feed.json?x=1; api/v1/facets/none
        api/v1/quotes/nobody; api/v1/citations/nobody; api/v1/versions/nobody; api/v1/articles/nobody; api/v1/speakers/nobody
        q/nobody; a/nobody; card/nobody; oembed?url=x; api/v1/quotes?q=(; api/v1/speakers?limit=0; api/v1/suggestions?limit=0
        api/v1/stats?x=1; api/v1/access?x=1; health?x=1; openapi.json?x=1\
        """
            .split("[;\\n]\\s*", -1)) {
      server.get(path);
    }
    for (String format : List.of("apa", "bibtex", "ris", "csl", "csv", "jsonl")) {
      server.get("api/v1/citations/" + id + "?format=" + format);
    }
    for (String kind : List.of("api/v1/quotes/", "api/v1/versions/", "q/", "card/")) {
      server.get(kind + id);
    }
    server.get("oembed?url=" + RunningServer.encode(server.address() + "q/") + id);
    String named = id + "~" + Quote.check(hit.get("text").asText());
    server.get("q/" + named);
    for (String path :
        List.of(
            "q/" + named, "card/" + id, "openapi.json", "api/v1/feed.atom", "api/v1/feed.json")) {
      server.sendTo("GET", server.address() + path, "", "", "If-None-Match", "*");
    }
    server.get("a/" + article);
    server.get("api/v1/articles/" + article);
    String one =
        "{\"id\": \"seen\", \"published\": \"2025-04-23\", \"text\": \"“The zeppelin is late,” said Ada Quill.\"}";
    String other = one.replace("“The zeppelin", "Ah. “No zeppelin");
    for (String body : List.of(one, one, other)) {
      server.send("POST", "api/v1/articles", "application/json", body);
    }
    server.send("POST", "api/v1/extract", "application/json", one);
    server.send("POST", "api/v1/extract", "application/json", "{}");
    server.get("q/seen:1-22");
    server.send(
        "POST", "api/v1/articles", "application/json", one.replaceAll("“.*Quill", "Nobody spoke"));
    assertThat(server.get("q/seen:1-22").statusCode()).isEqualTo(410);
    server.send("POST", "api/v1/articles", "application/json", "{}");
    server.send("DELETE", "api/v1/articles/seen", "", "");
    server.send("DELETE", "api/v1/articles/seen", "", "");
    server.send("POST", "api/v1/sample", "", "");
    server.send("POST", "api/v1/sample?x=1", "", "");
    server.send("DELETE", "api/v1/articles/" + article, "", "");
    server.send("POST", "api/v1/sample", "", "");
    server.send("POST", "api/v1/check", "text/plain", "“The zeppelin is late,” said Ada Quill.");
    server.send("POST", "api/v1/check", "text/plain", "");
    String alert = "{\"name\": \"seen\", \"q\": \"zeppelin\", \"kind\": [\"direct\"]}";
    server.send("POST", "api/v1/alerts", "application/json", alert);
    server.send("POST", "api/v1/alerts", "application/json", alert);
    server.get("api/v1/alerts");
    server.get("api/v1/alerts?x=1");
    for (String form : List.of("atom", "json")) {
      String feed = "api/v1/alerts/seen/feed." + form;
      server.get(feed);
      server.get(feed.replace("seen", "nobody"));
      server.sendTo("GET", server.address() + feed, "", "", "If-None-Match", "*");
    }
    server.send("POST", "api/v1/alerts/seen/retry", "", "");
    server.send("POST", "api/v1/alerts/nobody/retry", "", "");
    server.send("DELETE", "api/v1/alerts/seen", "", "");
    server.send("DELETE", "api/v1/alerts/seen", "", "");
    String message = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";
    server.send("POST", "mcp", "application/json", message);
    server.send("POST", "mcp", "application/json", message.replace("\"id\": 1, ", ""));
    server.send("POST", "mcp", "application/json", "{}");
    server.send("POST", "mcp", "text/plain", message);
    server.sendTo(
        "POST",
        server.address() + "mcp",
        "application/json",
        message,
        "MCP-Protocol-Version",
        "1999-01-01");
    var unseen = new TreeSet<>(ApiDescription.served().described());
    unseen.removeAll(ApiDescription.served().seen());
    assertThat(unseen).isEmpty();
  }

  /** What would not be as described is found. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "GET | /health | 200 | application/json | {\"status\": \"ok\"} | ##",
        "GET | /health | 200 | application/json | {\"status\": \"fine\"} | must be the constant",
        "GET | /health | 200 | application/json | {\"status\": \"ok\", \"more\": 1} | unevaluated",
        "GET | /health | 200 | text/html | ok | content type text/html",
        "GET | /health | 201 | application/json | {\"status\": \"ok\"} | status 201",
        "GET | /health | 500 | application/json | {} | content type application/json",
        "GET | /health?x=1 | 200 | application/json | {\"status\": \"ok\"} | parameter x",
        "GET | /api/v1/speakers?limit=0 | 200 | application/json | {\"speakers\": []} | minimum",
        "GET | /api/v1/speakers?limit=a | 200 | application/json | {\"speakers\": []} | integer",
        "GET | /api/v1/speakers?q=a&q=b | 200 | application/json | {\"speakers\": []} | array found",
        "GET | /api/v1/speakers?q=a&q=b | 400 | application/problem+json | {\"type\": \"urn:onrecord:problem:bad-parameter\", \"title\": \"t\", \"status\": 400, \"detail\": \"d\"} | ##",
        "GET | /api/v1/nothing | 200 | application/json | {} | is not described",
        "DELETE | /api/v1/articles/a/b | 204 | | gone | where none is described",
      })
  void whatIsNotAsDescribedIsFound(
      String method, URI address, int status, String type, String answer, String fault) {
    HttpHeaders got =
        HttpHeaders.of(
            type == null ? Map.of() : Map.of("Content-Type", List.of(type)), (_, _) -> true);
    List<String> faults =
        new ApiDescription(OpenApi.json())
            .faults(
                new Exchange(
                    method,
                    address,
                    HttpHeaders.of(Map.of(), (_, _) -> true),
                    "",
                    status,
                    got,
                    answer));
    if (fault.isEmpty()) {
      assertThat(faults).isEmpty();
    } else {
      assertThat(faults).anyMatch(found -> found.contains(fault));
    }
  }
}
