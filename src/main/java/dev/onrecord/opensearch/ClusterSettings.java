package dev.onrecord.opensearch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster, and what of it.
 *
 * @param nodes addresses of some of its nodes, at least one; each is tried when others fail
 * @param index name of the index, as OpenSearch wants names: small letters, digits, - and _
 * @param shards parts a new index is made of; it cannot be changed later
 * @param replicas copies of each part beside the first
 * @param credentials who asks
 * @param certificates PEM file with the certificates to trust instead of the JDK's; null for these
 * @param patience how long a call is tried again before it fails
 */
public record ClusterSettings(
    List<URI> nodes,
    String index,
    int shards,
    int replicas,
    Credentials credentials,
    @Nullable Path certificates,
    Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LONGEST_NAME = 200;

  /** Who asks. */
  public sealed interface Credentials {
    /** Nobody in particular: the cluster asks for nothing. */
    record None() implements Credentials {}

    /** A user. */
    record User(String name, String password) implements Credentials {
      @Override
      public String toString() {
        return "User[" + name + "]";
      }
    }

    /** A key, sent as {@code Authorization: ApiKey …}. */
    record ApiKey(String key) implements Credentials {
      @Override
      public String toString() {
        return "ApiKey";
      }
    }
  }

  /** Copies the list; refuses what no cluster could have with {@link IllegalArgumentException}. */
  public ClusterSettings {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("no address of a cluster is given");
    }
    nodes.forEach(ClusterSettings::check);
    if (!index.matches("[a-z0-9][a-z0-9_-]*") || index.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "\"" + index + "\" is no name of an index: write small letters, digits, - and _");
    }
    if (shards < 1 || replicas < 0) {
      throw new IllegalArgumentException(
          "an index has at least one shard, and replicas are not negative");
    }
  }

  /**
   * The usual settings: three shards, one replica.
   *
   * @param addresses {@code http://host:port}, with commas between
   * @throws IllegalArgumentException when an address is none
   */
  public static ClusterSettings of(String addresses, String index) {
    return new ClusterSettings(
        Arrays.stream(addresses.split(",", -1))
            .map(String::strip)
            .map(ClusterSettings::node)
            .toList(),
        index,
        3,
        1,
        new Credentials.None(),
        null,
        PATIENCE);
  }

  private static URI node(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      throw noAddress(address);
    }
  }

  private static void check(URI node) {
    String scheme = String.valueOf(node.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || node.getHost() == null || node.getUserInfo() != null || !isBare(node)) {
      throw noAddress(node.toString());
    }
  }

  private static IllegalArgumentException noAddress(String address) {
    return new IllegalArgumentException(
        "\""
            + address.replaceAll("//[^/@]*@", "//…@")
            + "\" is no address of a node; write http://host:9200 or https://host:9200, without user or path");
  }

  private static boolean isBare(URI uri) {
    String path = uri.getPath();
    return (path == null || path.isEmpty() || path.equals("/"))
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  /** The same with other numbers of shards and replicas. */
  public ClusterSettings with(int newShards, int newReplicas) {
    return new ClusterSettings(
        nodes, index, newShards, newReplicas, credentials, certificates, patience);
  }

  /** The same for somebody else. */
  public ClusterSettings as(Credentials who, @Nullable Path trusted) {
    return new ClusterSettings(nodes, index, shards, replicas, who, trusted, patience);
  }

  /** The same with another patience. */
  public ClusterSettings patient(Duration howLong) {
    return new ClusterSettings(nodes, index, shards, replicas, credentials, certificates, howLong);
  }
}
