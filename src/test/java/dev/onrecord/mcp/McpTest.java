package dev.onrecord.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.check.Claim;
import dev.onrecord.cli.CommandProcess;
import dev.onrecord.model.Article;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.Sort;
import dev.onrecord.server.RunningServer;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An assistant asks: driven by the protocol's own client, over HTTP and over standard streams. */
class McpTest {
  private static final ObjectMapper MAPPER = new JsonMapper();
  private static final JacksonMcpJsonMapper JSON = new JacksonMcpJsonMapper(MAPPER);

  @TempDir static Path folder;
  private static RunningServer server;

  private static final String LONG_NAME =
      "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
          + "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

  @BeforeAll
  static void start() throws IOException {
    server = new RunningServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<McpClientTransport> ways() {
    return Stream.of(http(), stdio());
  }

  private static McpClientTransport http() {
    return HttpClientStreamableHttpTransport.builder(server.address())
        .endpoint("/mcp")
        .jsonMapper(JSON)
        .build();
  }

  private static McpClientTransport stdio() {
    String java = ProcessHandle.current().info().command().orElseThrow();
    var transport =
        new StdioClientTransport(
            ServerParameters.builder(java)
                .args(
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.onrecord.cli.Main",
                    "mcp",
                    "--index",
                    folder.toString())
                .build(),
            JSON);
    transport.setStdErrorHandler(line -> {});
    return transport;
  }

  private static McpSyncClient client(McpClientTransport way) {
    McpSyncClient client =
        McpClient.sync(way)
            .requestTimeout(Duration.ofSeconds(60))
            .jsonSchemaValidator(new DefaultJsonSchemaValidator())
            .build();
    client.initialize();
    return client;
  }

  private static CallToolResult call(
      McpSyncClient client, String tool, Map<String, Object> arguments) {
    return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().getFirst()).text();
  }

  private static JsonNode structured(CallToolResult result) {
    return MAPPER.valueToTree(result.structuredContent());
  }

  /** Each tool answers as the library does, and so that the answer can be cited. */
  @ParameterizedTest
  @MethodSource("ways")
  void anAssistantIsAnswered(McpClientTransport way) {
    Onrecord onrecord = server.onrecord();
    try (McpSyncClient client = client(way)) {
      assertThat(client.getServerInfo().name()).isEqualTo("onrecord");
      List<Tool> tools = client.listTools().tools();
      assertThat(tools.stream().map(Tool::name))
          .containsExactly("search_quotes", "check_quote", "get_article", "list_speakers");
      assertThat(tools).allMatch(tool -> tool.annotations().readOnlyHint());

      List<Hit> hits =
          onrecord.search(SearchRequest.of("bridge").sortedBy(Sort.OLDEST).limitedTo(5)).hits();
      CallToolResult found =
          call(client, "search_quotes", Map.of("query", "bridge", "sort", "oldest", "limit", 5));
      JsonNode quotes = structured(found).get("quotes");
      assertThat(quotes.findValuesAsText("quote_id"))
          .isEqualTo(hits.stream().map(hit -> hit.quote().id()).toList());
      for (JsonNode quote : quotes) {
        Article article =
            onrecord.article(quote.get("article_id").asText()).orElseThrow().article();
        assertThat(article.text().substring(quote.get("start").asInt(), quote.get("end").asInt()))
            .isEqualTo(quote.get("text").asText());
        assertThat(text(found)).contains(quote.get("text").asText(), quote.get("said_on").asText());
      }
      JsonNode next =
          structured(
              call(
                  client,
                  "search_quotes",
                  Map.of(
                      "query",
                      "bridge",
                      "sort",
                      "oldest",
                      "limit",
                      5,
                      "cursor",
                      structured(found).get("next").asText())));
      assertThat(next.get("quotes").findValuesAsText("quote_id"))
          .hasSize(5)
          .doesNotContainAnyElementsOf(quotes.findValuesAsText("quote_id"));

      String claim = "A promise to a town is a promise";
      CallToolResult checked =
          call(client, "check_quote", Map.of("quote", claim, "speaker", "Tobin Marsh"));
      JsonNode finding =
          RunningServer.tree(Json.write(onrecord.check(new Claim(claim, "Tobin Marsh"))));
      assertThat(structured(checked).get("verdict")).isEqualTo(finding.get("verdict"));
      assertThat(structured(checked).at("/sources/0/changes/0").toString())
          .isEqualTo("{\"source\":\"city\",\"claim\":\"town\"}");
      assertThat(text(checked)).startsWith("altered").contains("“city” became “town”");

      String id = quotes.get(0).get("article_id").asText();
      Article article = onrecord.article(id).orElseThrow().article();
      JsonNode part =
          structured(
              call(client, "get_article", Map.of("article_id", id, "start", 10, "length", 300)));
      // A number that no int holds is behind the end, and not before it.
      CallToolResult behind =
          call(
              client,
              "get_article",
              Map.of("article_id", id, "start", new BigInteger("9223372036854775808")));
      assertThat(text(behind)).doesNotContain("bug");
      assertThat(RunningServer.tree(Json.write(behind.structuredContent())).get("text").asText())
          .isEmpty();
      assertThat(part.get("text").asText()).isEqualTo(article.text().substring(10, 310));
      assertThat(part.get("total_length").asInt()).isEqualTo(article.text().length());
      assertThat(part.get("quotes")).isNotEmpty();

      JsonNode speakers = structured(call(client, "list_speakers", Map.of("name", "quill")));
      assertThat(speakers.at("/speakers/0/name").asText()).isEqualTo("Ada Quill");
      assertThat(speakers.at("/speakers/0/quotes").asLong())
          .isEqualTo(onrecord.speakers("quill", 1).getFirst().count());
    }
  }

  /** What an assistant can do better the next time is told to it as the tool's answer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "search_quotes | {\"query\": \"(harbour\"} | never closed",
        "search_quotes | {\"query\": 7} | integer found, string expected",
        "search_quotes | {\"words\": \"a\"} | 'words'",
        "search_quotes | {\"limit\": 51} | 50",
        "search_quotes | {\"from\": \"2025-02-30\"} | no day",
        "search_quotes | {\"cursor\": \"nonsense\"} | cursor",
        "search_quotes | {\"kind\": \"said\"} | direct",
        "check_quote | {} | quote",
        "check_quote | {\"quote\": \"…!\"} | no words",
        "get_article | {\"article_id\": \"nobody\"} | there is no article nobody",
        "get_article | {\"article_id\": \"a\", \"start\": -1} | minimum",
        "get_article | {\"article_id\": \"nobody\", \"start\": 18446744073709551615} | there is no article nobody",
        "check_quote | {\"quote\": \"a\", \"speaker\": \"" + LONG_NAME + "\"} | 200",
        "list_speakers | {\"limit\": 99999999999} | 200",
      })
  void whatIsWrongIsTold(String tool, String arguments, String told) throws IOException {
    try (McpSyncClient client = client(http())) {
      @SuppressWarnings("unchecked")
      Map<String, Object> values = MAPPER.readValue(arguments, Map.class);
      CallToolResult result = call(client, tool, values);
      assertThat(result.isError()).isTrue();
      assertThat(text(result)).contains(told).doesNotContain("Exception");
      assertThatThrownBy(() -> call(client, "nothing", Map.of())).isInstanceOf(McpError.class);
      assertThat(call(client, "list_speakers", Map.of()).isError()).isFalse();
    }
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of("no JSON", -32700),
        Arguments.of("{\"jsonrpc\": \"2.0\", \"id\": 1, ", -32700),
        Arguments.of("[]", -32600),
        Arguments.of("null", -32600),
        Arguments.of("{\"id\": 1, \"method\": \"ping\"}", -32600),
        Arguments.of("{\"jsonrpc\": \"2.0\", \"id\": {}}", -32600),
        Arguments.of("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"nothing\"}", -32601),
        Arguments.of("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\"}", -32602),
        Arguments.of(
            "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": \"x\"}",
            -32602),
        Arguments.of(
            "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": {\"name\": \"check_quote\", \"arguments\": []}}",
            -32602),
        Arguments.of("[".repeat(100_000), -32700),
        Arguments.of("\"" + "a".repeat(McpEndpoint.LONGEST_MESSAGE) + "\"", -32600));
  }

  /** Whatever comes is answered as JSON-RPC has it, and so is what comes after it. */
  @ParameterizedTest
  @MethodSource("messages")
  void whatIsNoMessageIsRefusedAndTheNextAnswered(String message, int code) throws Exception {
    String ping = "{\"jsonrpc\": \"2.0\", \"id\": \"p\", \"method\": \"ping\"}";
    var out = new ByteArrayOutputStream();
    new McpEndpoint(server.onrecord())
        .serve(
            new ByteArrayInputStream((message + "\n\r\n" + ping).getBytes(StandardCharsets.UTF_8)),
            out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode error = RunningServer.tree(lines.getFirst());
    assertThat(error.at("/error/code").asInt()).as(lines.getFirst()).isEqualTo(code);
    assertThat(error.at("/error/message").asText())
        .doesNotContain("Exception")
        .doesNotContain("com.");
    assertThat(RunningServer.tree(lines.getLast()).get("id").asText()).isEqualTo("p");

    HttpResponse<String> answer = post(message, "application/json");
    boolean tooLong = message.length() > McpEndpoint.LONGEST_MESSAGE;
    assertThat(answer.statusCode())
        .isEqualTo(tooLong ? 413 : code == -32700 || code == -32600 ? 400 : 200);
    assertThat(post(ping, "application/json").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> post(String body, String type, String... headers)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(server.address() + "mcp"))
              .header("Content-Type", type)
              .POST(BodyPublishers.ofString(body));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  @Test
  void onlyMessagesFromHereAreTaken() throws Exception {
    String ping = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";
    assertThat(post(ping, "text/plain").statusCode()).isEqualTo(415);
    assertThat(post(ping, "application/json", "Origin", "https://example.org").statusCode())
        .isEqualTo(403);
    assertThat(
            post(ping, "application/json", "Origin", server.address().replaceAll("/$", ""))
                .statusCode())
        .isEqualTo(200);
    assertThat(post(ping, "application/json", "MCP-Protocol-Version", "1999-01-01").statusCode())
        .isEqualTo(400);
    HttpResponse<String> notified =
        post(
            "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}",
            "application/json");
    assertThat(notified.statusCode()).isEqualTo(202);
    assertThat(notified.body()).isEmpty();
  }

  @Test
  void theCommandEndsWithItsInput() throws Exception {
    Process command = CommandProcess.start("mcp", "--index", folder.toString());
    try (var in = command.getOutputStream()) {
      in.write(
          "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n");
    assertThat(command.waitFor()).isZero();
  }
}
