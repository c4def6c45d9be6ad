package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.stored.Editions;
import dev.onrecord.stored.Fields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The articles' documents as they are on the cluster this very moment, seen or not. */
final class Articles {
  private static final int REMEMBERED = 10_000;

  /** OpenSearch takes ids of up to 512 bytes; an edition follows. */
  private static final int LONGEST_ID = 400;

  private static final List<String> BRIEF =
      List.of(Fields.FINGERPRINT, Quotes.EDITION, Quotes.QUOTES);

  private static final List<String> STAMPED =
      List.of(Fields.FINGERPRINT, Fields.VERSION, Quotes.EDITION);

  private static final int TRIES = 5;
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
    if (bytes.length <= LONGEST_ID) {
      return kind + ":" + id;
    }
    try {
      return kind
          + "#"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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

  private static ObjectNode document(String id, String routing, List<String> fields) {
    return object("_id", id, "routing", routing, "_source", array(fields));
  }

  private List<JsonNode> get(Collection<ObjectNode> wanted) {
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

  /** An article with its quotes, or null when it is not there. */
  @Nullable StoredArticle stored(String articleId) {
    return stored(look(articleId));
  }

  /** The same of one that was looked at; it is looked at again when others write meanwhile. */
  @Nullable StoredArticle stored(Known known) {
    Known now = known;
    for (int i = 0; i < TRIES && now.isThere(); i++) {
      StoredArticle whole = read(now);
      if (whole != null) {
        return whole;
      }
      now = look(now.articleId());
    }
    if (now.isThere()) {
      throw new EngineException(
          "the article " + now.articleId() + " is being written again and again; try again later");
    }
    return null;
  }

  private @Nullable StoredArticle read(Known known) {
    String id = known.articleId();
    var wanted = new ArrayList<ObjectNode>();
    wanted.add(
        document(
            documentId("a", id),
            id,
            List.of(Fields.WHOLE, Fields.SOURCE, Fields.EDITIONS, Quotes.EDITION)));
    known.quotes().forEach(quote -> wanted.add(document(quote, id, List.of(Fields.SOURCE))));
    List<JsonNode> documents = get(wanted);
    JsonNode source = documents.getFirst().path("_source");
    boolean same = source.path(Quotes.EDITION).asText().equals(known.edition());
    if (!same || documents.stream().anyMatch(d -> !d.path("found").asBoolean())) {
      return null;
    }
    return whole(source, documents.subList(1, documents.size()));
  }

  private static StoredArticle whole(JsonNode source, List<JsonNode> quotes) {
    Article article = Quotes.article(source);
    return new StoredArticle(
        article,
        quotes.stream()
            .map(document -> Quotes.source(document).quote())
            .sorted(Comparator.comparingInt((Quote quote) -> quote.span().start()))
            .toList(),
        source.has(Fields.EDITIONS)
            ? Quotes.read(source, Fields.EDITIONS, Editions.class).before(article)
            : List.of());
  }

  /**
   * Hands over articles that a search found, with their quotes; what was written since as it is.
   */
  void stored(List<JsonNode> found, BiConsumer<StoredArticle, Stamp> sink) {
    var wanted = new ArrayList<ObjectNode>();
    for (JsonNode article : found) {
      for (JsonNode quote : article.path("_source").path(Quotes.QUOTES)) {
        wanted.add(
            document(quote.asText(), article.path("_routing").asText(), List.of(Fields.SOURCE)));
      }
    }
    List<JsonNode> quotes = get(wanted);
    int at = 0;
    for (JsonNode article : found) {
      JsonNode source = article.path("_source");
      List<JsonNode> own = quotes.subList(at, at + source.path(Quotes.QUOTES).size());
      at += own.size();
      if (own.stream().allMatch(quote -> quote.path("found").asBoolean())) {
        sink.accept(whole(source, own), stamp(source));
      } else {
        rewritten(article.path("_routing").asText(), sink);
      }
    }
  }

  /** An article that was written while it was read. */
  private void rewritten(String articleId, BiConsumer<StoredArticle, Stamp> sink) {
    for (int i = 0; i < TRIES; i++) {
      Known now = look(articleId);
      JsonNode document =
          get(List.of(document(documentId("a", articleId), articleId, STAMPED))).getFirst();
      boolean same = document.path("_source").path(Quotes.EDITION).asText().equals(now.edition());
      StoredArticle whole = same && now.isThere() ? read(now) : null;
      if (whole != null) {
        sink.accept(whole, stamp(document.path("_source")));
      }
      if (whole != null || !now.isThere()) {
        return;
      }
    }
    throw new EngineException(
        "the article " + articleId + " is being written again and again; try again later");
  }

  private static Stamp stamp(JsonNode source) {
    return new Stamp(
        source.path(Fields.VERSION).asText(), source.path(Fields.FINGERPRINT).asText());
  }
}
