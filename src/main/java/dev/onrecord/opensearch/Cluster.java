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
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
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
  private static final Duration TO_OPEN = Duration.ofSeconds(5);
  private static final String JSON = "application/json";

  static final JsonMapper MAPPER = new JsonMapper();

  private final OpenSearchTransport transport;
  private final OpenSearchGenericClient client;
  private final ClusterSettings settings;
  private volatile boolean open;

  Cluster(ClusterSettings settings) {
    this.settings = settings;
    this.transport = Connection.to(settings);
    this.client = new OpenSearchGenericClient(transport);
  }

  /** Name of the index. */
  String index() {
    return settings.index();
  }

  /** How long a call is tried again; whoever opens an index would rather know soon. */
  Patience patience() {
    boolean usual = open || settings.patience().compareTo(TO_OPEN) < 0;
    return new Patience(usual ? settings.patience() : TO_OPEN);
  }

  /** The index is as it should be: from now on it is waited for. */
  void opened() {
    open = true;
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
    Patience patience = patience();
    while (true) {
      try {
        return once(method, path, parameters, body);
      } catch (ClusterError e) {
        if (!e.isPassing() || patience.isOver()) {
          throw e;
        }
      } catch (IOException e) {
        if (isOfTrust(e) || patience.isOver()) {
          throw unreachable(e);
        }
      }
      patience.rest();
    }
  }

  /** One try, with no second one: for what should rather be asked anew than again. */
  JsonNode once(String method, String path, Map<String, String> parameters, byte @Nullable [] body)
      throws IOException {
    Request request =
        Requests.create(
            method, path, List.of(), parameters, body == null ? null : Body.from(body, JSON));
    try (Response response = client.execute(request)) {
      return read(response);
    } catch (ClusterError e) {
      throw e;
    } catch (IOException e) {
      ResponseException refusal = refusal(e);
      if (refusal == null) {
        throw e;
      }
      return read(refusal.status(), body(refusal));
    } catch (RuntimeException e) {
      if (deepest(e) instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new EngineException("the connection to the cluster broke: " + e.getMessage(), e);
    }
  }

  /** An answer of an error that the client threw, perhaps inside others. */
  private static @Nullable ResponseException refusal(Throwable e) {
    Throwable cause = e;
    while (cause != null && !(cause instanceof ResponseException)) {
      cause = cause.getCause();
    }
    return (ResponseException) cause;
  }

  /** The client tells the body of such an answer in its message alone. */
  private static byte[] body(ResponseException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf("\n{");
    return (start < 0 ? "" : message.substring(start)).getBytes(StandardCharsets.UTF_8);
  }

  /** Sends a request without a body, and goes on. */
  Future<JsonNode> begin(String method, String path, Map<String, String> parameters) {
    return client
        .executeAsync(Requests.create(method, path, List.of(), parameters, null))
        .thenApply(response -> {
          try (response) {
            return read(response);
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
  }

  /** What became of a request that was sent. */
  JsonNode await(Future<JsonNode> answer) throws IOException {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for the cluster", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private static JsonNode read(Response response) throws IOException {
    Body answer = response.getBody().orElse(null);
    return read(response.getStatus(), answer == null ? new byte[0] : answer.bodyAsBytes());
  }

  private static JsonNode read(int status, byte[] body) throws IOException {
    JsonNode answer;
    try {
      answer = body.length == 0 ? MissingNode.getInstance() : MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      // Whoever answered, what it was is no cause to tell.
      throw new IOException("the answer is no JSON, so it is no node of OpenSearch");
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

  private String nodes() {
    return settings.nodes().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** Whether a certificate is wrong: to try again is of no use. */
  private static boolean isOfTrust(IOException e) {
    return e instanceof SSLException || deepest(e) instanceof CertificateException;
  }

  private static Throwable deepest(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  EngineException unreachable(IOException e) {
    Throwable cause = deepest(e);
    if (isOfTrust(e)) {
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
        e.isBlock()
            ? "refuses to write ("
                + e.getMessage()
                + "); make room on its disks, then lift the block: index.blocks.read_only_allow_delete"
            : reason(e);
    return new EngineException("the cluster at " + nodes() + " " + why, e);
  }

  private String reason(ClusterError e) {
    if (e.isLeaderless()) {
      return "has a shard that nobody leads ("
          + e.getMessage()
          + "); nothing acknowledged is lost: restart the node that holds it, see GET /_cat/shards/"
          + index()
          + ".*";
    }
    return switch (e.status()) {
      case 401 ->
          "does not know who asks; set ONRECORD_ENGINE_USER and ONRECORD_ENGINE_PASSWORD, or ONRECORD_ENGINE_KEY";
      case 403 -> "does not allow this (" + e.getMessage() + "); give the user the right to it";
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
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
