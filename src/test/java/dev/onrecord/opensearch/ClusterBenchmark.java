package dev.onrecord.opensearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.Onrecord;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.lucene.LuceneEngine;
import dev.onrecord.lucene.QueryLog;
import dev.onrecord.lucene.QuoteGenerator;
import dev.onrecord.search.QueryParser;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.speaker.SpeakerRegistry;
import dev.onrecord.words.Analyzers;
import dev.onrecord.words.Snippets;
import dev.onrecord.words.Translator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The log of queries asked of a folder's index, of three nodes on this machine, and of these nodes,
 * one after the other, by the same request over plain HTTP with nothing read of the answer: in
 * turns, on one thread.
 *
 * <p>Arguments: lines of ready-made quotes for the cluster; an index of the same in a folder; how
 * often the log is asked after the warm-up.
 */
final class ClusterBenchmark {
  private static final int WARM_UP = 2;

  private final SearchEngine embedded;
  private final OpenSearchEngine cluster;
  private final Snapshots snapshots;
  private final ClusterSearch bodies;
  private final QueryParser parser = new QueryParser(Clock.systemUTC());
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> nodes;
  private final Map<String, List<long[]>> times = new TreeMap<>();
  private long seen;
  private int plains;

  private ClusterBenchmark(
      SearchEngine embedded, OpenSearchEngine cluster, Snapshots snapshots, List<String> nodes) {
    this.snapshots = snapshots;
    var analyzer = Analyzers.forFields();
    this.embedded = embedded;
    this.cluster = cluster;
    this.nodes = nodes;
    this.bodies = new ClusterSearch(analyzer, new Snippets(analyzer, new Translator(analyzer)));
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path lines = Path.of(args[0]);
    Path folder = Path.of(args[1]);
    int passes = Integer.parseInt(args[2]);
    try (RunningCluster nodes = RunningCluster.large();
        var cluster = OpenSearchEngine.open(nodes.settings("million"), Clock.systemUTC());
        var index = new IndexOfTest(nodes.settings("million"));
        var embedded = LuceneEngine.openToRead(folder, Clock.systemUTC())) {
      long start = System.nanoTime();
      IngestReport report;
      try (var onrecord = Onrecord.open(nodes.settings("million"), new SpeakerRegistry())) {
        report = onrecord.ingest(lines);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      nodes.await("green");
      System.out.printf(
          Locale.ROOT,
          "%d quotes taken in %.0f s, %.0f a second; %.0f MB on the nodes with all copies, %.0f MB in the folder%n",
          report.quotes(),
          seconds,
          report.quotes() / seconds,
          cluster.stats().bytes() / 1e6,
          embedded.stats().bytes() / 1e6);
      var benchmark =
          new ClusterBenchmark(
              embedded, cluster, index.snapshots(), List.of(nodes.addresses().split(",", -1)));
      benchmark.run(passes);
      benchmark.grouped();
      System.out.println("memory: this process " + memory(ProcessHandle.current().pid()));
      for (long pid : nodes.pids()) {
        System.out.println("memory: a node " + memory(pid));
      }
    }
  }

  private static String memory(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .map(line -> line.replaceAll("\\s+", " "))
        .collect(Collectors.joining());
  }

  private void run(int passes) throws IOException, InterruptedException {
    List<QueryLog.Asked> log = new ArrayList<>(QueryLog.of(new QuoteGenerator()));
    var random = new Random(1);
    for (int pass = 0; pass < WARM_UP + passes; pass++) {
      Collections.shuffle(log, random);
      if (pass == WARM_UP) {
        times.clear();
      }
      for (QueryLog.Asked asked : log) {
        long[] three = ask(asked.request());
        times.computeIfAbsent(asked.kind(), _ -> new ArrayList<>()).add(three);
        times.computeIfAbsent("~ all", _ -> new ArrayList<>()).add(three);
      }
    }
    System.out.println(
        "| ms | folder p50 | p99 | cluster p50 | p99 | plain HTTP p50 | p99 | our layer p50 | p99 |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    times.forEach(this::print);
  }

  private void print(String kind, List<long[]> all) {
    var at = new double[6];
    for (int i = 0; i < 3; i++) {
      int which = i;
      long[] sorted = all.stream().mapToLong(t -> t[which]).sorted().toArray();
      at[2 * i] = sorted[sorted.length / 2] / 1e6;
      at[2 * i + 1] = sorted[Math.min(sorted.length - 1, (int) (0.99 * sorted.length))] / 1e6;
    }
    String row =
        Arrays.stream(at)
            .mapToObj(t -> String.format(Locale.ROOT, "%.1f", t))
            .collect(Collectors.joining(" | "));
    System.out.printf(
        Locale.ROOT, "| %s | %s | %.2f | %.2f |%n", kind, row, at[2] / at[4], at[3] / at[5]);
  }

  /** The times of the folder, the cluster, and plain HTTP. */
  private long[] ask(SearchRequest request) throws IOException, InterruptedException {
    HttpRequest plain = plain(request);
    var times = new long[3];
    List<Integer> turns = new ArrayList<>(List.of(1, 2));
    Collections.rotate(turns, (int) (seen % 2));
    long start = System.nanoTime();
    seen += embedded.search(request).total();
    times[0] = System.nanoTime() - start;
    for (int turn : turns) {
      start = System.nanoTime();
      seen +=
          turn == 1
              ? cluster.search(request).total()
              : client.send(plain, HttpResponse.BodyHandlers.ofByteArray()).body().length;
      times[turn] = System.nanoTime() - start;
    }
    return times;
  }

  private HttpRequest plain(SearchRequest request) {
    boolean[] scored = new boolean[1];
    ObjectNode body =
        snapshots.reading(snapshot -> {
          scored[0] = !request.q().isEmpty();
          return snapshot.at(bodies.asked(snapshot, request, parser.parse(request.q())));
        });
    String parameters =
        "allow_partial_search_results=false"
            + (scored[0] ? "&search_type=dfs_query_then_fetch" : "");
    String node = nodes.get(plains++ % nodes.size());
    return HttpRequest.newBuilder(URI.create(node + "/_search?" + parameters))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(Cluster.bytes(body)))
        .build();
  }

  private static void rest() {
    try {
      Thread.sleep(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long groups(String q) {
    return Objects.requireNonNull(cluster.search(SearchRequest.of(q).grouped(true)).groups());
  }

  /** The first question for statements, and what it costs from then on. */
  private void grouped() {
    long start = System.nanoTime();
    long first = groups("");
    System.out.printf(
        Locale.ROOT,
        "statements, first asked: %d, %.1f s%n",
        first,
        (System.nanoTime() - start) / 1e9);
    long groups = first;
    while (groups == first && System.nanoTime() - start < 600e9) {
      rest();
      groups = groups("");
    }
    System.out.printf(
        Locale.ROOT,
        "statements, worked out behind: %d after %.0f s%n",
        groups,
        (System.nanoTime() - start) / 1e9);
    for (String q : List.of("", "bridge", "morning city")) {
      start = System.nanoTime();
      long count = groups(q);
      System.out.printf(
          Locale.ROOT,
          "%s: %d statements in %.0f ms%n",
          q.isEmpty() ? "all" : q,
          count,
          (System.nanoTime() - start) / 1e6);
    }
  }
}
