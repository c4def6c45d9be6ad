package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.reader.Found;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.SearchEngine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * One batch on its way. What one thread brings is read by several, told apart in its order by the
 * one, and stored by several.
 *
 * <p>An article that comes again before the first one can be found waits for the next commit: then
 * both are told apart as if they had come in two batches.
 */
final class Batch implements AutoCloseable {
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);
  private static final int AHEAD = 64;
  private static final int MOST_WAITING = 400;

  private final SearchEngine engine;
  private final Watcher watcher;
  private final Workers workers;
  private final ArticleStore store;
  private final Tally tally = new Tally();
  private final Times times = new Times();
  private final ArrayDeque<Ahead> ahead = new ArrayDeque<>();

  /** Ids of articles that are stored and cannot be found yet, by id and by key. */
  private final Map<String, String> uncommitted = new HashMap<>();

  private final Map<String, List<Arrival>> again = new LinkedHashMap<>();
  private int waiting;
  private long found;

  /** Something that is being read, and the room it takes. */
  private record Ahead(Future<Arrival> arrival, int weight) {}

  Batch(SearchEngine engine, QuoteFinder finder, String version, Watcher watcher) {
    this.engine = engine;
    this.watcher = watcher;
    this.workers = new Workers(engine, COMMIT_EVERY);
    this.store = new ArticleStore(engine, finder, version, times);
  }

  void submit(Found next) {
    int weight = Workers.weight(next.size());
    while (!workers.hasRoom(weight)) {
      if (ahead.isEmpty()) {
        workers.waitForRoom(weight);
        break;
      }
      admitNext();
    }
    found++;
    ahead.add(
        new Ahead(
            workers.start(() -> Times.measured(times.reading, () -> Arrival.of(next.entry()))),
            weight));
    while (!ahead.isEmpty() && (ahead.size() > AHEAD || ahead.element().arrival.isDone())) {
      admitNext();
    }
    if (workers.isTimeToCommit() || waiting > MOST_WAITING) {
      commit();
    }
  }

  IngestReport finish() {
    commit();
    return tally.report(times);
  }

  /** Makes all that was found so far durable. */
  private void commit() {
    while (!ahead.isEmpty()) {
      admitNext();
    }
    Times.measured(times.committing, workers::commit);
    uncommitted.clear();
    if (!again.isEmpty()) {
      var chains = List.copyOf(again.values());
      again.clear();
      waiting = 0;
      chains.forEach(this::storeAgain);
      Times.measured(times.committing, workers::commit);
      uncommitted.clear();
    }
    watcher.durable(found);
  }

  private void storeAgain(List<Arrival> chain) {
    int weight = Workers.weight(chain.stream().mapToLong(Arrival::length).sum());
    workers.waitForRoom(weight);
    store(chain, weight);
  }

  private void admitNext() {
    Ahead next = ahead.remove();
    Arrival arrival = read(next);
    if (arrival.article() == null) {
      workers.leave(next.weight);
      done(Outcome.refused(arrival.where(), arrival.reason()), 0);
    } else {
      admit(arrival, arrival.article(), next.weight);
    }
  }

  private static Arrival read(Ahead next) {
    try {
      return next.arrival.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new EngineException("the ingest was interrupted; what was acknowledged is safe", e);
    }
  }

  private void admit(Arrival arrival, Article article, int weight) {
    Known known = known(article.id(), arrival.keys());
    String id = known.id;
    if (known.byWords) {
      workers.leave(weight);
      done(new Outcome(arrival.where(), Outcome.End.UNCHANGED, id, 0, ""), arrival.length());
    } else if (uncommitted.containsKey(id)) {
      workers.leave(weight);
      waiting += weight;
      again.computeIfAbsent(id, _ -> new ArrayList<>()).add(arrival.as(article.withId(id)));
    } else {
      uncommitted.put(id, id);
      arrival.keys().forEach(key -> uncommitted.putIfAbsent(key, id));
      store(List.of(arrival.as(article.withId(id))), weight);
    }
  }

  /** The id under which an article is stored, and whether only its words tell that it is. */
  private record Known(String id, boolean byWords) {}

  private Known known(String id, List<String> keys) {
    if (!keys.isEmpty() && !uncommitted.containsKey(id) && engine.fingerprint(id).isEmpty()) {
      for (String key : keys) {
        String other = uncommitted.getOrDefault(key, engine.known(key).orElse(""));
        if (!other.isEmpty()) {
          return new Known(other, Identity.isOfWords(key));
        }
      }
    }
    return new Known(id, false);
  }

  private void store(List<Arrival> chain, int weight) {
    workers.work(
        weight,
        () -> {
          List<Outcome> outcomes = store.store(chain);
          for (int i = 0; i < chain.size(); i++) {
            done(outcomes.get(i), chain.get(i).length());
          }
        },
        reason -> chain.forEach(a -> done(Outcome.refused(a.where(), reason), a.length())));
  }

  private void done(Outcome outcome, int length) {
    tally.done(outcome, length);
    watcher.done(outcome);
  }

  @Override
  public void close() {
    workers.close();
  }
}
