package dev.onrecord.lucene;

import dev.onrecord.Onrecord;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.server.OnrecordServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the server adds to a search: asks the {@link QueryLog} of an index by HTTP over loopback and
 * by Java in turns, and then by one client and by sixteen. Run by {@code src/test/sh/million
 * serve}.
 */
public final class ServerBenchmark {
  private static final long WARM_UP = 30_000_000_000L;
  private static final long LOAD = 15_000_000_000L;

  private final Onrecord onrecord;
  private final String address;
  private final List<QueryLog.Asked> log = QueryLog.of(new QuoteGenerator());

  private ServerBenchmark(Onrecord onrecord, int port) {
    this.onrecord = onrecord;
    this.address = "http://127.0.0.1:" + port + "/api/v1/quotes?facets=speaker,publisher,kind&q=";
  }

  public static void main(String[] args) throws Exception {
    try (Onrecord onrecord = Onrecord.openToRead(Path.of(args[0]));
        OnrecordServer server = OnrecordServer.start(onrecord, OnrecordServer.Options.local(0))) {
      var benchmark = new ServerBenchmark(onrecord, server.port());
      benchmark.compare(Integer.parseInt(args[1]));
      double one = benchmark.throughput(1);
      double sixteen = benchmark.throughput(16);
      System.out.printf(
          Locale.ROOT,
          "searches a second: %.0f by one client, %.0f by sixteen: %.2f times%n",
          one,
          sixteen,
          sixteen / one);
    }
  }

  private void compare(int passes) throws IOException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_UP) {
      pass(new ArrayList<>(), new ArrayList<>());
    }
    var java = new ArrayList<Long>();
    var http = new ArrayList<Long>();
    var random = new Random(1);
    for (int i = 0; i < passes; i++) {
      Collections.shuffle(log, random);
      pass(java, http);
    }
    for (double share : new double[] {0.5, 0.9, 0.99}) {
      double direct = SearchBenchmark.percentile(java.stream().mapToLong(Long::longValue), share);
      double served = SearchBenchmark.percentile(http.stream().mapToLong(Long::longValue), share);
      System.out.printf(
          Locale.ROOT,
          "p%.0f: %.2f ms by Java, %.2f ms by HTTP: %.2f ms more, %.2f times%n",
          100 * share,
          direct,
          served,
          served - direct,
          served / direct);
    }
  }

  /** The whole log one way, then the other: in turns they would push each other off the core. */
  private void pass(List<Long> java, List<Long> http) throws IOException {
    for (QueryLog.Asked asked : log) {
      http.add(byHttp(asked));
    }
    for (QueryLog.Asked asked : log) {
      long start = System.nanoTime();
      onrecord.search(asked.request());
      java.add(System.nanoTime() - start);
    }
  }

  private long byHttp(QueryLog.Asked asked) throws IOException {
    URL url = url(asked);
    long start = System.nanoTime();
    try (InputStream answer = url.openStream()) {
      answer.readAllBytes();
    }
    return System.nanoTime() - start;
  }

  private URL url(QueryLog.Asked asked) throws IOException {
    SearchRequest request = asked.request();
    String speaker = asked.speaker();
    String days = request.from() == null ? "" : "&from=" + request.from() + "&to=" + request.to();
    return URI.create(
            address
                + URLEncoder.encode(request.q(), StandardCharsets.UTF_8)
                + days
                + (speaker == null
                    ? ""
                    : "&speaker=" + URLEncoder.encode(speaker, StandardCharsets.UTF_8)))
        .toURL();
  }

  /** Searches a second by so many clients, each with one connection. */
  private double throughput(int clients) throws InterruptedException, ExecutionException {
    var count = new AtomicLong();
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < clients; i++) {
        var random = new Random(i);
        running.add(
            threads.submit(() -> {
              while (System.nanoTime() - start < LOAD) {
                try {
                  byHttp(log.get(random.nextInt(log.size())));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                count.incrementAndGet();
              }
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    return count.get() / ((System.nanoTime() - start) / 1e9);
  }
}
