package dev.onrecord.opensearch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sends changes of articles to the cluster, and clears away what came to nothing. */
final class ArticleWriter {
  private final Cluster cluster;
  private final Articles articles;

  /** Quotes' documents that nothing names, with their articles. */
  private final Map<String, String> litter = new LinkedHashMap<>();

  /** Of these it is not known what the cluster did. */
  private final Map<String, Change> doubtful = new LinkedHashMap<>();

  ArticleWriter(Cluster cluster, Articles articles) {
    this.cluster = cluster;
    this.articles = articles;
  }

  /**
   * Writes some articles, each wholly or not at all.
   *
   * @param known how each is stored, as it was seen last
   * @return those that others wrote meanwhile
   */
  List<Change> write(List<Change> wanted, Map<String, Articles.Known> known) {
    var bulk = new Bulk(cluster);
    var decides = new int[wanted.size()];
    for (int i = 0; i < decides.length; i++) {
      Change change = wanted.get(i);
      decides[i] = change.writeTo(bulk, Objects.requireNonNull(known.get(change.articleId())));
    }
    List<Bulk.Done> done;
    try {
      done = bulk.send();
    } catch (RuntimeException e) {
      doubt(wanted);
      throw e;
    }
    var lost = new ArrayList<Change>();
    for (int i = 0; i < decides.length; i++) {
      if (decides[i] != Change.NOTHING && isLost(wanted.get(i), done.get(decides[i]))) {
        lost.add(wanted.get(i));
      }
    }
    return lost;
  }

  private boolean isLost(Change change, Bulk.Done done) {
    if (!done.isConflict()) {
      articles.wrote(change, done);
      return false;
    }
    // The conflict may be with ourselves, when an answer was lost and it was sent again.
    boolean lost = !change.isDone(articles.look(change.articleId()));
    if (lost) {
      leave(change);
    }
    return lost;
  }

  private synchronized void leave(Change change) {
    change.quotes().forEach(id -> litter.put(id, change.articleId()));
  }

  private synchronized void doubt(List<Change> changes) {
    changes.forEach(change -> {
      articles.forget(change.articleId());
      doubtful.put(change.edition(), change);
    });
  }

  /** Clears away what nothing names; what cannot be is cleared away the next time. */
  void tidy() {
    for (Change change : doubtful()) {
      if (!change.isDone(articles.look(change.articleId()))) {
        leave(change);
      }
      settle(change);
    }
    Map<String, String> gone = litter();
    if (!gone.isEmpty()) {
      var bulk = new Bulk(cluster);
      gone.forEach(bulk::delete);
      bulk.send();
      clear(gone);
    }
  }

  private synchronized List<Change> doubtful() {
    return List.copyOf(doubtful.values());
  }

  private synchronized void settle(Change change) {
    doubtful.remove(change.edition());
  }

  private synchronized Map<String, String> litter() {
    return Map.copyOf(litter);
  }

  private synchronized void clear(Map<String, String> gone) {
    litter.keySet().removeAll(gone.keySet());
  }
}
