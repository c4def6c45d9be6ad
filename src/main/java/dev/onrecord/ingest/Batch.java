package dev.onrecord.ingest;

import dev.onrecord.ingest.Claims.Claim;
import dev.onrecord.ingest.Outcome.End;
import dev.onrecord.model.Article;
import dev.onrecord.reader.Found;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.SearchEngine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;

/**
 * One batch on its way. What one thread brings is read by several, told apart in its order by the
 * one, and stored by several.
 *
 * <p>An article that comes again before the first one can be found waits for the next commit: then
 * both are told apart as if they had come in two batches.
 */
final class Batch implements AutoCloseable {
  /** A long way is made durable in steps, so that a crash costs seconds and not hours. */
  private static final long COMMIT_EVERY = Duration.ofSeconds(5).toNanos();

  /**
   * Where a disk is slow, what makes durable takes no more than one part in so many of the time.
   */
  private static final int COMMIT_SHARE = 20;

  private static final long COMMIT_AT_LEAST_EVERY = Duration.ofSeconds(30).toNanos();

  private static final int AHEAD = 400;
  private static final int MOST_WAITING = 400;

  private final SearchEngine engine;
  private final Watcher watcher;
  private final Workers workers;
  private final ArticleStore store;
  private final Tally tally = new Tally();
  private final Times times = new Times();
  private final ArrayDeque<Ahead> ahead = new ArrayDeque<>();

  private final Claims claims;
  private final Map<String, List<Arrival>> again = new LinkedHashMap<>();
  private int waiting;
  private long nextCommit = System.nanoTime() + COMMIT_EVERY;
  private long found;

  /** Something that is being read, and the room it takes. */
  private record Ahead(Future<Arrival> arrival, int weight) {}

  Batch(SearchEngine engine, QuoteFinder finder, String version, Claims claims, Watcher watcher) {
    this.engine = engine;
    this.claims = claims;
    this.watcher = watcher;
    this.workers = new Workers(engine);
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
    if (ahead.size() > AHEAD) {
      admit(AHEAD / 2);
    }
    if (System.nanoTime() - nextCommit >= 0 || waiting > MOST_WAITING) {
      commit();
    }
  }

  IngestReport finish() {
    commit();
    return tally.report(times);
  }

  /** Makes all that was found so far durable. */
  private void commit() {
    admit(ahead.size());
    commitOnce();
    if (!again.isEmpty()) {
      var chains = List.copyOf(again.values());
      again.clear();
      waiting = 0;
      chains.forEach(this::storeAgain);
      commitOnce();
    }
    watcher.durable(found);
  }

  private void commitOnce() {
    long begun = System.nanoTime();
    Times.measured(times.committing, workers::commit);
    long now = System.nanoTime();
    nextCommit =
        now + Math.clamp(COMMIT_SHARE * (now - begun), COMMIT_EVERY, COMMIT_AT_LEAST_EVERY);
    claims.release(this);
  }

  private void storeAgain(List<Arrival> chain) {
    int weight = Workers.weight(chain.stream().mapToLong(Arrival::length).sum());
    workers.waitForRoom(weight);
    store(chain, weight);
  }

  /** Admits the first ones, having told the engine which they are. */
  private void admit(int many) {
    List<Arrival> next =
        ahead.stream().limit(many).map(waits -> Workers.await(waits.arrival)).toList();
    engine.expect(
        next.stream().map(Arrival::article).filter(Objects::nonNull).map(Article::id).toList(),
        next.stream().flatMap(arrival -> arrival.keys().stream()).toList());
    next.forEach(_ -> admitNext());
  }

  private void admitNext() {
    Ahead next = ahead.remove();
    Arrival arrival = Workers.await(next.arrival);
    if (arrival.article() == null) {
      workers.leave(next.weight);
      done(Outcome.refused(arrival.where(), arrival.reason()), 0);
    } else {
      admit(arrival, arrival.article(), next.weight);
    }
  }

  private void admit(Arrival arrival, Article article, int weight) {
    synchronized (claims) {
      Known known = known(article.id(), arrival.keys());
      Claim claim = claims.of(known.id);
      Arrival same = known.id.equals(article.id()) ? arrival : arrival.as(article.withId(known.id));
      if (known.byWords && (claim == null || claim.owner() == this)) {
        workers.leave(weight);
        done(new Outcome(arrival.where(), End.UNCHANGED, known.id, 0, ""), arrival.length());
      } else if (claim != null) {
        workers.leave(weight);
        waiting += weight;
        again.computeIfAbsent(known.id, _ -> new ArrayList<>()).add(same);
        claims.claim(this, known.id, arrival.keys());
      } else {
        claims.claim(this, known.id, arrival.keys());
        store(List.of(same), weight);
      }
    }
  }

  /** The id under which an article is stored, and whether only its words tell that it is. */
  private record Known(String id, boolean byWords) {}

  private Known known(String id, List<String> keys) {
    if (!keys.isEmpty() && claims.of(id) == null && engine.fingerprint(id).isEmpty()) {
      for (String key : keys) {
        Claim claim = claims.of(key);
        String other = claim == null ? engine.known(key).orElse("") : claim.id();
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
    try {
      watcher.done(outcome);
    } catch (EngineException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new EngineException("what became of an article cannot be told: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    workers.close();
    claims.release(this);
  }
}
