package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.stored.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the cluster. What is put waits for others, and goes out with them; what is put on a
 * condition goes out at once.
 *
 * <p>Each writing of an article has documents of its own: first its quotes are written, then the
 * article's document that names them, on the condition that nobody else wrote the article
 * meanwhile, then the documents of the writing before are removed. All of it is on one shard and is
 * seen with the next refresh. Whoever loses such a race removes what it wrote.
 */
final class Writes {
  /** Documents that go out together. */
  private static final int MANY = 2_000;

  private static final long MUCH = 4_000_000;
  private static final int LOCKS = 64;

  private final Cluster cluster;
  private final Articles articles;
  private final Snapshots snapshots;
  private final Object[] locks = new Object[LOCKS];
  private final Object committing = new Object();
  private final Object flushing = new Object();

  /** Held by many who write, by one who makes it seen: so nobody of this server shows a half. */
  private final ReadWriteLock showing = new ReentrantReadWriteLock(true);

  private Map<String, Change> waiting = new LinkedHashMap<>();
  private int documents;
  private long bytes;
  private long changes;
  private long committed;

  Writes(Cluster cluster, Articles articles, Snapshots snapshots) {
    this.cluster = cluster;
    this.articles = articles;
    this.snapshots = snapshots;
    Arrays.setAll(locks, _ -> new Object());
  }

  private Object lock(String articleId) {
    return locks[Math.floorMod(articleId.hashCode(), LOCKS)];
  }

  void put(StoredArticle article, Stamp stamp) {
    add(Change.of(article, stamp));
  }

  private void add(Change change) {
    boolean full;
    synchronized (this) {
      Change before = waiting.put(change.articleId(), change);
      documents += change.documents() - (before == null ? 0 : before.documents());
      bytes += change.length() - (before == null ? 0 : before.length());
      changes++;
      full = documents >= MANY || bytes >= MUCH;
    }
    if (full) {
      flush();
    }
  }

  boolean putIf(StoredArticle article, Stamp stamp, String expected) {
    String id = article.article().id();
    synchronized (lock(id)) {
      flushIfWaiting(id);
      Change change = Change.of(article, stamp);
      Articles.Known known = articles.seen(id);
      while (known.fingerprint().equals(expected)) {
        if (write(List.of(change), Map.of(id, known)).isEmpty()) {
          changed();
          return true;
        }
        known = articles.look(id);
      }
      return false;
    }
  }

  OptionalInt renew(Article article, List<Quote> quotes, Stamp stamp) {
    synchronized (lock(article.id())) {
      Change waits;
      synchronized (this) {
        waits = waiting.get(article.id());
      }
      Articles.Known known = articles.look(article.id());
      StoredArticle before = waits == null ? articles.stored(known) : null;
      if (before == null || !before.article().equals(article)) {
        return OptionalInt.empty();
      }
      Change change = Change.of(new StoredArticle(article, quotes, before.editions()), stamp);
      if (!write(List.of(change), Map.of(article.id(), known)).isEmpty()) {
        return OptionalInt.empty();
      }
      changed();
      return OptionalInt.of(before.quotes().size());
    }
  }

  boolean delete(String articleId) {
    synchronized (lock(articleId)) {
      flushIfWaiting(articleId);
      if (articles.look(articleId).isThere()) {
        add(Change.removal(articleId));
        return true;
      }
      return false;
    }
  }

  private void flushIfWaiting(String articleId) {
    boolean waits;
    synchronized (this) {
      waits = waiting.containsKey(articleId);
    }
    if (waits) {
      flush();
    }
  }

  /** Something may be there that cannot be found before the next commit. */
  synchronized void changed() {
    changes++;
  }

  /**
   * Returns when everything changed before the call is durable and can be found. The first caller
   * to hold the lock does it for all that wait behind it.
   */
  void commit() {
    long mine;
    synchronized (this) {
      mine = changes;
    }
    synchronized (committing) {
      if (mine <= committed) {
        return;
      }
      long upTo;
      synchronized (this) {
        upTo = changes;
      }
      flush();
      refresh();
      committed = upTo;
    }
  }

  private void refresh() {
    showing.writeLock().lock();
    try {
      JsonNode shards =
          cluster.call("POST", "/" + cluster.index() + "/_refresh", Map.of(), null).path("_shards");
      if (shards.path("failed").asInt(-1) != 0) {
        throw new EngineException(
            "the cluster could not make all shards show what was written; nothing is lost: try again");
      }
    } finally {
      showing.writeLock().unlock();
    }
    snapshots.mark(UUID.randomUUID().toString());
  }

  /**
   * Sends what waits. What could not be sent waits again: a commit is not done before it is
   * written.
   */
  private void flush() {
    synchronized (flushing) {
      Map<String, Change> taken;
      synchronized (this) {
        taken = waiting;
        waiting = new LinkedHashMap<>();
        documents = 0;
        bytes = 0;
      }
      if (taken.isEmpty()) {
        return;
      }
      Map<String, Change> left = new LinkedHashMap<>(taken);
      try {
        while (!left.isEmpty()) {
          List<Change> lost = write(List.copyOf(left.values()), articles.known(left.keySet()));
          left.clear();
          lost.forEach(change -> {
            articles.forget(change.articleId());
            left.put(change.articleId(), change);
          });
        }
      } catch (EngineException e) {
        waitAgain(left);
        throw e;
      }
    }
  }

  private synchronized void waitAgain(Map<String, Change> left) {
    left.forEach((id, change) -> {
      if (waiting.putIfAbsent(id, change) == null) {
        documents += change.documents();
        bytes += change.length();
      }
    });
  }

  /**
   * Writes some articles, each wholly or not at all.
   *
   * @param known how each is stored now
   * @return those that others wrote meanwhile
   */
  private List<Change> write(List<Change> wanted, Map<String, Articles.Known> known) {
    showing.readLock().lock();
    try {
      return writeAll(wanted, known);
    } finally {
      showing.readLock().unlock();
    }
  }

  private List<Change> writeAll(List<Change> wanted, Map<String, Articles.Known> known) {
    var bulk = new Bulk(cluster);
    var owners = new ArrayList<@Nullable Change>();
    for (Change change : wanted) {
      Articles.Known now = Objects.requireNonNull(known.get(change.articleId()));
      change.writeTo(bulk, now, owners);
    }
    List<Bulk.Done> done = bulk.send();
    var lost = new ArrayList<Change>();
    var gone = new Bulk(cluster);
    for (int i = 0; i < done.size(); i++) {
      Change change = owners.get(i);
      Bulk.Done end = done.get(i);
      if (change == null) {
        continue;
      }
      Articles.Known now = Objects.requireNonNull(known.get(change.articleId()));
      if (end.isConflict() && !articles.isWriting(change.articleId(), change.edition())) {
        lost.add(change);
        change.quotes().forEach(id -> gone.delete(id, change.articleId()));
      } else {
        now.quotes().forEach(id -> gone.delete(id, change.articleId()));
        articles.wrote(change, end);
      }
    }
    gone.send();
    return lost;
  }

  /** What is to become of an article. */
  record Change(
      String articleId,
      String edition,
      List<String> quotes,
      List<byte[]> sources,
      @Nullable ObjectNode article,
      long length) {
    static Change of(StoredArticle stored, Stamp stamp) {
      String edition = newEdition();
      var ids = new ArrayList<String>();
      var sources = new ArrayList<byte[]>();
      long length = stored.article().text().length();
      for (Quote quote : stored.quotes()) {
        ids.add(Articles.documentId("q", quote.id()) + "." + edition);
        sources.add(Cluster.bytes(Quotes.quote(stored.article(), quote)));
        length += sources.getLast().length;
      }
      ObjectNode article = Quotes.article(stored, stamp, edition, ids);
      Cluster.bytes(article);
      return new Change(stored.article().id(), edition, ids, sources, article, length);
    }

    static Change removal(String articleId) {
      return new Change(articleId, newEdition(), List.of(), List.of(), null, 0);
    }

    private static String newEdition() {
      return Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
    }

    int documents() {
      return quotes.size() + 1;
    }

    private void writeTo(Bulk bulk, Articles.Known now, List<@Nullable Change> owners) {
      for (int i = 0; i < quotes.size(); i++) {
        bulk.index(quotes.get(i), articleId, sources.get(i));
        owners.add(null);
      }
      String id = Articles.documentId("a", articleId);
      if (article == null) {
        bulk.deleteIf(id, articleId, now);
      } else {
        bulk.indexIf(id, articleId, Cluster.bytes(article), now);
      }
      owners.add(this);
    }

    ObjectNode stored() {
      return article == null ? object() : article;
    }

    String fingerprint() {
      return stored().path(Fields.FINGERPRINT).asText("");
    }
  }
}
