package dev.onrecord.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server on this machine whose answers a test sets, well behaved or not. */
public final class LocalSite implements AutoCloseable {
  /** Answers a request. */
  public interface Answer {
    /** Writes the whole answer. */
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger underway = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  /** Starts on a free port of 127.0.0.1. */
  public LocalSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.add(path);
    most.accumulateAndGet(underway.incrementAndGet(), Math::max);
    try (exchange) {
      answers.getOrDefault(path, e -> e.sendResponseHeaders(404, -1)).to(exchange);
    } finally {
      underway.decrementAndGet();
    }
  }

  /** Has a path answered so from now on. */
  public void on(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** Has a path answered with a text from now on. */
  public void on(String path, String type, String text) {
    on(path, exchange -> send(exchange, 200, type, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Has a path answered with a status and a header. */
  public void on(String path, int status, String header, String value) {
    on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set(header, value);
          exchange.sendResponseHeaders(status, -1);
        });
  }

  /** Sends an answer. */
  public static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** An address here. */
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** The port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Paths that were asked for, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** How many requests were answered at the same time, at most. */
  public int mostAtOnce() {
    return most.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
