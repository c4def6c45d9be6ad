package dev.onrecord.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Writes to the cluster. What is put waits for others, and goes out with them; what is put on a
 * condition goes out at once.
 *
 * <p>Each writing of an article has documents of its own: first its quotes are written, then the
 * article's document that names them, on the condition that nobody else wrote the article
 * meanwhile, then the documents of the writing before are removed: in one call to one shard, and
 * seen with the next refresh. Whoever loses such a race removes what it wrote.
 */
final class Writes {
  /** Documents that go out together. */
  private static final int MANY = 2_000;

  private static final long MUCH = 4_000_000;
  private static final int LOCKS = 64;

  private final Cluster cluster;
  private final Articles articles;
  private final StoredArticles stored;
  private final Snapshots snapshots;
  private final Object[] locks = new Object[LOCKS];
  private final Object committing = new Object();
  private final Object flushing = new Object();

  /** Held by many who write, by one who makes it seen: so nobody of this server shows a half. */
  private final ReadWriteLock showing = new ReentrantReadWriteLock(true);

  private final ArticleWriter writer;
  private Map<String, Change> waiting = new LinkedHashMap<>();
  private Map<String, Change> sending = Map.of();
  private int documents;
  private long bytes;
  private long changes;
  private long committed;

  Writes(Cluster cluster, Articles articles, Snapshots snapshots) {
    this.cluster = cluster;
    this.articles = articles;
    this.stored = new StoredArticles(articles);
    this.snapshots = snapshots;
    this.writer = new ArticleWriter(cluster, articles);
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
      Articles.Known known = articles.look(article.id());
      StoredArticle before = waits(article.id()) ? null : stored.of(known);
      if (before == null || !before.article().equals(article)) {
        return OptionalInt.empty();
      }
      Change change = Change.of(new StoredArticle(article, quotes, before.editions()), stamp);
      while (!write(List.of(change), Map.of(article.id(), known)).isEmpty()) {
        String edition = known.edition();
        known = articles.look(article.id());
        // Its documents may have been told another statement: that changes nothing of it.
        if (!known.edition().equals(edition)) {
          return OptionalInt.empty();
        }
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
    if (waits(articleId)) {
      flush();
    }
  }

  /** Whether a change of an article waits or is under way. */
  private synchronized boolean waits(String articleId) {
    return waiting.containsKey(articleId) || sending.containsKey(articleId);
  }

  /** Something may be there that cannot be found before the next commit. */
  private synchronized void changed() {
    changes++;
  }

  /**
   * Returns when everything changed before the call is durable and can be found. The first caller
   * to hold the lock does it for all that wait behind it.
   */
  void commit() {
    if (articles.sawOthers()) {
      changed();
    }
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
      // What was seen before it is shown is shown with it.
      var _ = articles.sawOthers();
      show();
      articles.forgetExpected();
      committed = upTo;
    }
  }

  /** Lets everybody see what was written. */
  void show() {
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
      Map<String, Change> left = take();
      try {
        tidy();
        while (!left.isEmpty()) {
          List<Change> lost = write(List.copyOf(left.values()), articles.known(left.keySet()));
          left.clear();
          lost.forEach(change -> left.put(change.articleId(), change));
        }
      } finally {
        waitAgain(left);
      }
    }
  }

  private void tidy() {
    showing.readLock().lock();
    try {
      writer.tidy();
    } finally {
      showing.readLock().unlock();
    }
  }

  private synchronized Map<String, Change> take() {
    sending = waiting;
    waiting = new LinkedHashMap<>();
    documents = 0;
    bytes = 0;
    return new LinkedHashMap<>(sending);
  }

  private synchronized void waitAgain(Map<String, Change> left) {
    sending = Map.of();
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
      return writer.write(wanted, known);
    } finally {
      showing.readLock().unlock();
    }
  }
}
