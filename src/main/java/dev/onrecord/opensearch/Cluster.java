package dev.onrecord.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.EngineException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ResponseException;

/**
 * Calls the cluster. The client goes from node to node when one fails; when all do, or the cluster
 * is busy choosing a manager or a copy, the call is tried again, later and later, until the
 * patience is at its end.
 */
final class Cluster implements Closeable {
  static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final String JSON = "application/json";

  static final JsonMapper MAPPER = new JsonMapper();

  private final OpenSearchTransport transport;
  private final OpenSearchGenericClient client;
  private final ClusterSettings settings;

  Cluster(ClusterSettings settings) {
    this.settings = settings;
    this.transport = Connection.to(settings);
    this.client = new OpenSearchGenericClient(transport);
  }

  /** Name of the index. */
  String index() {
    return settings.index();
  }

  ClusterSettings settings() {
    return settings;
  }

  /** The answer; what the cluster refuses is a sentence. */
  JsonNode call(
      String method, String path, Map<String, String> parameters, @Nullable ObjectNode body) {
    try {
      return attempt(method, path, parameters, body);
    } catch (ClusterError e) {
      throw refused(e);
    }
  }

  /** The answer, or what is wrong with the request; what passes was waited for. */
  JsonNode attempt(
      String method, String path, Map<String, String> parameters, @Nullable ObjectNode body)
      throws ClusterError {
    return attempt(method, path, parameters, body == null ? null : bytes(body));
  }

  JsonNode attempt(
      String method, String path, Map<String, String> parameters, byte @Nullable [] body)
      throws ClusterError {
    long end = System.nanoTime() + settings.patience().toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return once(method, path, parameters, body);
      } catch (ClusterError e) {
        if (!e.isPassing() || System.nanoTime() + pause.toNanos() > end) {
          throw e;
        }
      } catch (IOException e) {
        if (System.nanoTime() + pause.toNanos() > end) {
          throw unreachable(e);
        }
      }
      rest(pause);
      pause = longer(pause);
    }
  }

  static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** One try, with no second one: for what should rather be asked anew than again. */
  JsonNode once(String method, String path, Map<String, String> parameters, byte @Nullable [] body)
      throws IOException {
    Request request =
        Requests.create(
            method, path, List.of(), parameters, body == null ? null : Body.from(body, JSON));
    try (Response response = client.execute(request)) {
      Body answer = response.getBody().orElse(null);
      byte[] bytes = answer == null ? new byte[0] : answer.bodyAsBytes();
      return read(response.getStatus(), bytes);
    } catch (ResponseException e) {
      return read(e.status(), body(e));
    }
  }

  /** The client tells the body of such an answer in its message alone. */
  private static byte[] body(ResponseException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf("\n{");
    return (start < 0 ? "" : message.substring(start)).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode read(int status, byte[] body) throws IOException {
    JsonNode answer;
    try {
      answer = body.length == 0 ? MissingNode.getInstance() : MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IOException("the answer is no JSON; is this a node of OpenSearch?", e);
    }
    if (status >= 300 && !(status == 404 && answer.has("found"))) {
      throw ClusterError.of(status, answer.path("error"));
    }
    return answer;
  }

  static byte[] bytes(ObjectNode body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("text that is no Unicode: " + e.getOriginalMessage(), e);
    }
  }

  static void rest(Duration pause) {
    try {
      Thread.sleep(
          pause.toMillis() / 2 + ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for the cluster", e);
    }
  }

  private String nodes() {
    return settings.nodes().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  EngineException unreachable(IOException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof java.security.cert.CertificateException
        || e instanceof javax.net.ssl.SSLException) {
      return new EngineException(
          "the certificate of the cluster at "
              + nodes()
              + " is not trusted: "
              + cause.getMessage()
              + "; give its authority with --engine-certificates FILE",
          e);
    }
    return new EngineException(
        "the cluster at "
            + nodes()
            + " does not answer: "
            + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
            + "; see that it runs and that the address is right",
        e);
  }

  /** What the cluster says, in words for whoever runs Onrecord. */
  EngineException refused(ClusterError e) {
    String why =
        switch (e.status()) {
          case 401 ->
              "does not know who asks; set ONRECORD_ENGINE_USER and ONRECORD_ENGINE_PASSWORD, or ONRECORD_ENGINE_KEY";
          case 403 ->
              e.type().equals("cluster_block_exception")
                  ? "refuses to write ("
                      + e.getMessage()
                      + "); make room on its disks, then lift the block: index.blocks.read_only_allow_delete"
                  : "does not allow this (" + e.getMessage() + "); give the user the right to it";
          case 404 ->
              e.type().equals("index_not_found_exception")
                  ? "has no index "
                      + index()
                      + "; make it with: onrecord ingest PATH --engine ADDRESS --index-name "
                      + index()
                  : "has not what was asked for (" + e.getMessage() + ")";
          case 429 -> "has too much to do (" + e.getMessage() + "); try again later";
          case 503 ->
              "has lost nodes that this needs ("
                  + e.getMessage()
                  + "); nothing acknowledged is lost: start them again";
          default -> "refuses: " + e.getMessage();
        };
    return new EngineException("the cluster at " + nodes() + " " + why, e);
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
