package dev.onrecord.cli;

import dev.onrecord.Onrecord;
import dev.onrecord.opensearch.ClusterSettings;
import dev.onrecord.opensearch.ClusterSettings.Credentials;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.EngineException;
import dev.onrecord.speaker.SpeakerRegistry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the index lies: in a folder, or on a cluster; the same for every command. */
final class IndexOption {
  @Option(
      names = "--index",
      paramLabel = "FOLDER",
      description =
          "Folder of the index; of an index on a cluster, the folder of what is remembered of readings (default: ${DEFAULT-VALUE}).")
  Path index = Path.of("index");

  @Option(
      names = "--engine",
      paramLabel = "ADDRESSES",
      description =
          "An OpenSearch cluster in place of the folder: addresses of its nodes with commas between, as in http://node1:9200,http://node2:9200.")
  @Nullable String engine;

  @Option(
      names = "--index-name",
      paramLabel = "NAME",
      description = "Name of the index on the cluster (default: ${DEFAULT-VALUE}).")
  String name = "quotes";

  @Option(
      names = "--engine-credentials",
      paramLabel = "FILE",
      description =
          "File with lines user=… and password=…, or key=…, for the cluster; ONRECORD_ENGINE_USER, ONRECORD_ENGINE_PASSWORD and ONRECORD_ENGINE_KEY in the environment do the same.")
  @Nullable Path credentials;

  @Option(
      names = "--engine-certificates",
      paramLabel = "FILE",
      description = "Certificates (PEM) that the cluster's own are trusted by, in place of Java's.")
  @Nullable Path certificates;

  @Option(
      names = "--shards",
      paramLabel = "N",
      description =
          "Parts of an index that is made on the cluster; it cannot be changed later (default: ${DEFAULT-VALUE}).")
  int shards = 3;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description =
          "Copies of each part of an index that is made on the cluster, beside the first (default: ${DEFAULT-VALUE}).")
  int replicas = 1;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  IndexOption() {}

  /** Opens the index to read and write. */
  Onrecord open(SpeakerRegistry registry) {
    ClusterSettings cluster = cluster();
    return cluster == null ? Onrecord.open(index, registry) : Onrecord.open(cluster, registry);
  }

  /** Opens the index to read. */
  Onrecord openToRead() {
    ClusterSettings cluster = cluster();
    return cluster == null ? Onrecord.openToRead(index) : Onrecord.openToRead(cluster);
  }

  boolean isOnCluster() {
    return cluster() != null;
  }

  /** Where that is kept which is known of readings into this index. */
  Path memory() {
    return cluster() == null ? index : index.resolve(name);
  }

  private @Nullable ClusterSettings cluster() {
    String addresses = engine == null ? environment("ONRECORD_ENGINE") : engine;
    return addresses == null ? null : cluster(addresses, name);
  }

  /** Opens another index to write, with what else was said of clusters: a folder or addresses. */
  Onrecord openOther(String place, String indexName) {
    var nobody = new SpeakerRegistry();
    return place.startsWith("http://") || place.startsWith("https://")
        ? Onrecord.open(cluster(place, indexName), nobody)
        : Onrecord.open(Path.of(place), nobody);
  }

  private ClusterSettings cluster(String addresses, String indexName) {
    try {
      return ClusterSettings.of(addresses, indexName)
          .with(shards, replicas)
          .as(credentials == null ? ofEnvironment() : read(credentials), certificates);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException("engine", String.valueOf(e.getMessage()));
    }
  }

  private static Credentials ofEnvironment() {
    return credentials(
        environment("ONRECORD_ENGINE_USER"),
        environment("ONRECORD_ENGINE_PASSWORD"),
        environment("ONRECORD_ENGINE_KEY"),
        "the environment");
  }

  private static Credentials read(Path file) {
    var lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException e) {
      throw new EngineException("the credentials in " + file + " cannot be read", e);
    }
    return credentials(
        lines.getProperty("user"),
        lines.getProperty("password"),
        lines.getProperty("key"),
        file.toString());
  }

  private static Credentials credentials(
      @Nullable String user, @Nullable String password, @Nullable String key, String where) {
    if (key != null && user == null) {
      return new Credentials.ApiKey(key);
    }
    if (user != null && password != null && key == null) {
      return new Credentials.User(user, password);
    }
    if (user == null && password == null) {
      return new Credentials.None();
    }
    throw new IllegalArgumentException(
        "the credentials for the cluster in "
            + where
            + " are neither a user with a password nor a key alone");
  }

  private static @Nullable String environment(String name) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? null : value;
  }
}
