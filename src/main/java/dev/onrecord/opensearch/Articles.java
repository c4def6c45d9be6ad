package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.model.Sha256;
import dev.onrecord.stored.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The articles' documents as they are on the cluster this very moment, seen or not. */
final class Articles {
  private static final int REMEMBERED = 10_000;

  /** OpenSearch takes ids of up to 512 bytes; an edition follows. */
  private static final int LONGEST_ID = 400;

  private static final List<String> BRIEF =
      List.of(Fields.FINGERPRINT, Quotes.EDITION, Quotes.QUOTES);

  private static final long SOON = Duration.ofSeconds(2).toNanos();

  private final Cluster cluster;

  /**
   * What was seen last of some articles: a guess, since every write tells when it is out of date.
   */
  private final Map<String, Known> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > REMEMBERED;
        }
      };

  private boolean strange;

  private record Expected(Known known, long at) {}

  private final Map<String, Expected> expected = new ConcurrentHashMap<>();

  Articles(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * How an article is stored.
   *
   * @param seqNo where in its shard's writes it was written; -1 when it is not there
   * @param edition of its documents; empty when it is not there
   * @param quotes ids of its quotes' documents
   */
  record Known(
      String articleId,
      long seqNo,
      long primaryTerm,
      String edition,
      String fingerprint,
      List<String> quotes) {
    boolean isThere() {
      return seqNo >= 0;
    }
  }

  /** The id of a document: that of what it is of, or a digest of a long one. */
  static String documentId(String kind, String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST_ID
        ? kind + ":" + id
        : kind + "#" + HexFormat.of().formatHex(Sha256.of(bytes));
  }

  /** Looks for some together that will be asked for one by one. */
  void expect(Collection<String> articleIds) {
    long now = System.nanoTime();
    expected.clear();
    look(articleIds.stream().distinct().toList())
        .forEach(known -> expected.put(known.articleId(), new Expected(known, now)));
  }

  /** What was looked for may have been written since. */
  void forgetExpected() {
    expected.clear();
  }

  /** As it is, or was when it was expected. */
  Known asked(String articleId) {
    Expected known = expected.get(articleId);
    return known != null && System.nanoTime() - known.at < SOON ? known.known : look(articleId);
  }

  /** As it was seen last, or as it is. */
  Known seen(String articleId) {
    Known known = remembered(articleId);
    return known == null ? look(articleId) : known;
  }

  /** As it is. */
  Known look(String articleId) {
    return look(List.of(articleId)).getFirst();
  }

  /** As they were seen last, or as they are. */
  Map<String, Known> known(Set<String> articleIds) {
    var known = new LinkedHashMap<String, Known>();
    var unknown = new ArrayList<String>();
    for (String id : articleIds) {
      Known seen = remembered(id);
      if (seen == null) {
        unknown.add(id);
      } else {
        known.put(id, seen);
      }
    }
    look(unknown).forEach(each -> known.put(each.articleId(), each));
    return known;
  }

  private List<Known> look(List<String> articleIds) {
    var found = new ArrayList<Known>();
    List<JsonNode> documents =
        get(articleIds.stream().map(id -> document(documentId("a", id), id, BRIEF)).toList());
    for (int i = 0; i < documents.size(); i++) {
      found.add(known(articleIds.get(i), documents.get(i)));
      remember(found.getLast());
    }
    return found;
  }

  /** What to get of a document. */
  static ObjectNode document(String id, String routing, List<String> fields) {
    return object("_id", id, "routing", routing, "_source", array(fields));
  }

  /** Documents as they are. */
  List<JsonNode> get(Collection<ObjectNode> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    JsonNode answer =
        cluster.call(
            "POST", "/" + cluster.index() + "/_mget", Map.of(), object("docs", array(wanted)));
    var documents = new ArrayList<JsonNode>();
    for (JsonNode document : answer.path("docs")) {
      if (document.has("error")) {
        throw cluster.refused(ClusterError.of(503, document.path("error")));
      }
      documents.add(document);
    }
    return documents;
  }

  private static Known known(String articleId, JsonNode document) {
    if (!document.path("found").asBoolean()) {
      return new Known(articleId, -1, -1, "", "", List.of());
    }
    JsonNode source = document.path("_source");
    var quotes = new ArrayList<String>();
    source.path(Quotes.QUOTES).forEach(id -> quotes.add(id.asText()));
    return new Known(
        articleId,
        document.path("_seq_no").asLong(),
        document.path("_primary_term").asLong(),
        source.path(Quotes.EDITION).asText(),
        source.path(Fields.FINGERPRINT).asText(),
        List.copyOf(quotes));
  }

  private @Nullable Known remembered(String articleId) {
    synchronized (remembered) {
      return remembered.get(articleId);
    }
  }

  private void remember(Known known) {
    synchronized (remembered) {
      Known before = remembered.put(known.articleId(), known);
      // It may be of another server that has not committed yet: then our next commit is its.
      strange |= known.isThere() && (before == null || !before.edition().equals(known.edition()));
    }
  }

  /** Whether anything was seen since the last time that others may not have committed. */
  boolean sawOthers() {
    synchronized (remembered) {
      boolean saw = strange;
      strange = false;
      return saw;
    }
  }

  void forget(String articleId) {
    synchronized (remembered) {
      remembered.remove(articleId);
    }
  }

  /** A write is done. */
  void wrote(Change change, Bulk.Done done) {
    if (change.article().isEmpty()) {
      forget(change.articleId());
    } else {
      remember(
          new Known(
              change.articleId(),
              done.seqNo(),
              done.primaryTerm(),
              change.edition(),
              change.fingerprint(),
              change.quotes()));
    }
  }
}
