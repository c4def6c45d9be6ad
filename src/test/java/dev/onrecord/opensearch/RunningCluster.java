package dev.onrecord.opensearch;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cluster of real nodes on this machine, each a process of its own; it ends with the tests. */
final class RunningCluster implements AutoCloseable {
  static final int NODES = 3;

  private static final Path LIBRARIES = Path.of("target", "opensearch", "lib");
  private static @Nullable RunningCluster shared;

  private final Path folder;
  private final List<Integer> http = ports(NODES);
  private final List<Integer> transport = ports(NODES);
  private final @Nullable Process[] nodes = new @Nullable Process[NODES];

  private final List<String> options;

  private RunningCluster(List<String> options) throws IOException {
    this.options = options;
    Files.createDirectories(LIBRARIES.resolveSibling("data"));
    this.folder = Files.createTempDirectory(LIBRARIES.resolveSibling("data"), "cluster");
  }

  /** The one that all tests share; started when the first one asks. */
  static synchronized RunningCluster shared() {
    RunningCluster running = shared;
    if (running == null) {
      running = start();
      shared = running;
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    }
    return running;
  }

  /** One for a test that kills nodes. */
  static RunningCluster start() {
    // Over before the optimising compiler would have paid.
    return start(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
  }

  /** One that is measured. */
  static RunningCluster large() {
    return start(List.of("-Xmx1500m"));
  }

  private static RunningCluster start(List<String> options) {
    if (!Files.isDirectory(LIBRARIES)) {
      String missing =
          "the nodes of a cluster are not built: mvn -q -f src/test/opensearch/pom.xml package";
      if (System.getenv("CI") != null) {
        fail(missing);
      }
      abort(missing);
    }
    try {
      var cluster = new RunningCluster(options);
      IntStream.range(0, NODES).forEach(cluster::startNode);
      IntStream.range(0, NODES).forEach(cluster::awaitNode);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Addresses of the nodes, as the command line takes them. */
  String addresses() {
    return http.stream().map(p -> "http://127.0.0.1:" + p).collect(Collectors.joining(","));
  }

  ClusterSettings settings(String index) {
    return ClusterSettings.of(addresses(), index);
  }

  void startNode(int number) {
    String name = "node" + number;
    Path home = folder.resolve(name);
    String seeds = transport.stream().map(p -> "127.0.0.1:" + p).collect(Collectors.joining(","));
    String names =
        IntStream.range(0, NODES).mapToObj(i -> "node" + i).collect(Collectors.joining(","));
    try {
      Files.createDirectories(home.resolve("tmp"));
      var command =
          new ArrayList<>(
              List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
      command.addAll(options);
      command.addAll(
          List.of(
              "-XX:+UseSerialGC",
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-Djava.io.tmpdir=" + home.resolve("tmp"),
              "-cp",
              LIBRARIES + "/*",
              "dev.onrecord.opensearch.node.ClusterNode",
              "parent=" + ProcessHandle.current().pid(),
              "cluster.name=" + folder.getFileName(),
              "node.name=" + name,
              "path.home=" + home,
              "path.data=" + home.resolve("data"),
              "http.port=" + http.get(number),
              "transport.port=" + transport.get(number),
              "discovery.seed_hosts=" + seeds,
              "cluster.initial_cluster_manager_nodes=" + names,
              "cluster.routing.allocation.disk.threshold_enabled=false",
              "indices.query.bool.max_clause_count=16384",
              "search.max_open_pit_context=5000"));
      nodes[number] =
          new ProcessBuilder(command).redirectError(home.resolve("errors.log").toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitNode(int number) {
    Process node = Objects.requireNonNull(nodes[number]);
    BufferedReader out = node.inputReader(StandardCharsets.UTF_8);
    try {
      if (!"ready".equals(out.readLine())) {
        fail(
            "node "
                + number
                + " did not start:\n"
                + Files.readString(folder.resolve("node" + number).resolve("errors.log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Long> pids() {
    return Arrays.stream(nodes).filter(Objects::nonNull).map(Process::pid).toList();
  }

  /** Ends a node as a power cut would. */
  void kill(int number) {
    Process node = Objects.requireNonNull(nodes[number]);
    node.destroyForcibly();
    try {
      node.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for a state of all indexes.
   *
   * @param status {@code yellow}: all parts are there; {@code green}: with all their copies
   */
  void await(String status) {
    var wait =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + http.get(NODES - 1)
                        + "/_cluster/health?wait_for_status="
                        + status
                        + "&timeout=20s"))
            .build();
    String health = "";
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 4; i++) {
        health = client.send(wait, HttpResponse.BodyHandlers.ofString()).body();
        if (health.contains("\"timed_out\":false")) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    fail("the cluster is not whole: " + health + "\n" + errors());
  }

  /** What the nodes complained of last. */
  private String errors() {
    var last = new StringBuilder();
    for (int i = 0; i < NODES; i++) {
      try {
        List<String> lines = Files.readAllLines(folder.resolve("node" + i).resolve("errors.log"));
        lines
            .subList(Math.max(0, lines.size() - 30), lines.size())
            .forEach(line -> last.append(line).append('\n'));
      } catch (IOException e) {
        last.append(e).append('\n');
      }
    }
    return last.toString();
  }

  private static List<Integer> ports(int number) {
    var open = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < number; i++) {
        open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> ports = open.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : open) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Arrays.stream(nodes).filter(Objects::nonNull).forEach(Process::destroyForcibly);
    for (Process node : nodes) {
      if (node != null) {
        try {
          node.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            boolean _ = file.toFile().delete();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
