package dev.onrecord.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onrecord.server.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/** Where webhooks arrive: takes each delivery once, by its id, as a receiver should. */
public final class Receiver implements AutoCloseable {
  /** A message as it came. */
  public record Came(String id, String time, String signature, String body) {}

  private final HttpServer server;
  private final List<Came> all = new ArrayList<>();
  private final Map<String, Came> once = new LinkedHashMap<>();
  private volatile IntUnaryOperator answer = _ -> 204;
  private volatile Duration pause = Duration.ZERO;

  /** Starts on a free port of 127.0.0.1. */
  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = exchange.getRequestHeaders();
      var came =
          new Came(
              headers.getFirst("webhook-id"),
              headers.getFirst("webhook-timestamp"),
              headers.getFirst("webhook-signature"),
              body);
      pause();
      int status;
      synchronized (this) {
        all.add(came);
        status = answer.applyAsInt(all.size());
        if (status / 100 == 2) {
          once.putIfAbsent(came.id, came);
        }
      }
      exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private void pause() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long it takes over each message, over many at the same time. */
  public void takes(Duration time) {
    pause = time;
  }

  /** What the n-th message is answered. */
  public void answers(IntUnaryOperator status) {
    answer = status;
  }

  /** Its address. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** Every message, those that were refused too. */
  public synchronized List<Came> all() {
    return List.copyOf(all);
  }

  /** Those that were taken, each id once. */
  public synchronized List<Came> taken() {
    return List.copyOf(once.values());
  }

  /** The texts of the quotes that were taken, in the order in which they came. */
  public List<String> quotes() {
    var quotes = new ArrayList<String>();
    for (Came came : taken()) {
      RunningServer.tree(came.body)
          .get("quotes")
          .forEach(told -> quotes.add(told.at("/hit/quote/text").asText()));
    }
    return quotes;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
