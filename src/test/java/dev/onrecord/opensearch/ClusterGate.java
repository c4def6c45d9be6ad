package dev.onrecord.opensearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A proxy before a node, as stands before clusters: it asks for a password, or is slow, or lies.
 */
final class ClusterGate implements AutoCloseable {
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String node;
  private final String scheme;
  private volatile @Nullable String authorization;
  private volatile long delay;
  private volatile UnaryOperator<String> answer = text -> text;
  private volatile int failure;
  private volatile String why = "";

  private ClusterGate(HttpServer server, String scheme, String node) {
    this.server = server;
    this.scheme = scheme;
    this.node = node;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  static ClusterGate open(RunningCluster cluster, @Nullable SSLContext tls) {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    String node = cluster.addresses().replaceFirst(",.*", "");
    try {
      if (tls == null) {
        return new ClusterGate(HttpServer.create(anyPort, 0), "http", node);
      }
      HttpsServer server = HttpsServer.create(anyPort, 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      return new ClusterGate(server, "https", node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets nobody in who does not send this. */
  ClusterGate asking(String header) {
    authorization = header;
    return this;
  }

  /** Answers so much later. */
  ClusterGate after(long millis) {
    delay = millis;
    return this;
  }

  /** Changes what is answered. */
  ClusterGate answering(UnaryOperator<String> change) {
    answer = change;
    return this;
  }

  /** From now on answers all alike and asks the node nothing; with 0, no longer. */
  void failing(int status, String text) {
    why = text;
    failure = status;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String wanted = authorization;
      if (wanted != null
          && !wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        send(exchange, 401, "Unauthorized");
        return;
      }
      if (failure != 0) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, failure, why);
        return;
      }
      Thread.sleep(delay);
      HttpRequest.BodyPublisher sent =
          body.length == 0
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofByteArray(body);
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(node + exchange.getRequestURI()))
                  .method(exchange.getRequestMethod(), sent)
                  .header("Content-Type", "application/json")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      send(exchange, response.statusCode(), answer.apply(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
