package dev.onrecord.ingest;

import dev.onrecord.ingest.Outcome.End;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Stores what arrived under one id, beside what is stored there already. */
final class ArticleStore {
  private final SearchEngine engine;
  private final QuoteFinder finder;
  private final String version;
  private final Times times;

  ArticleStore(SearchEngine engine, QuoteFinder finder, String version, Times times) {
    this.engine = engine;
    this.finder = finder;
    this.version = version;
    this.times = times;
  }

  /** Stores arrivals of one id, in their order, and tells what became of each. */
  List<Outcome> store(List<Arrival> chain) {
    Arrival last = chain.getLast();
    Article article = Objects.requireNonNull(last.article());
    String stored = engine.fingerprint(article.id()).orElse("");
    List<Quote> made = last.made();
    if (made != null) {
      return storeMade(chain, article, made, stored);
    }
    boolean same = chain.size() == 1 && Fingerprint.isStored(article, version, stored);
    return same ? outcomes(chain, List.of(End.UNCHANGED), 0) : storeEditions(chain, stored);
  }

  /** Quotes that came ready made are no edition of a text: the last ones are taken. */
  private List<Outcome> storeMade(
      List<Arrival> chain, Article article, List<Quote> made, String stored) {
    var stamp = new Stamp(Stamp.READY_MADE, Fingerprint.of(article, made, version));
    var ends = new ArrayList<End>(Collections.nCopies(chain.size(), End.UNCHANGED));
    if (stored.equals(stamp.fingerprint())) {
      return outcomes(chain, ends, 0);
    }
    List<Quote> quotes = Times.measured(times.finding, () -> finder.attribute(article, made));
    Times.measured(times.storing, () -> engine.put(article, quotes, stamp));
    ends.set(chain.size() - 1, stored.isEmpty() ? End.ADDED : End.UPDATED);
    return outcomes(chain, ends, quotes.size());
  }

  /** Where others store the same article meanwhile, it is looked at again. */
  private List<Outcome> storeEditions(List<Arrival> chain, String stored) {
    String id = Objects.requireNonNull(chain.getLast().article()).id();
    for (String seen = stored; ; seen = engine.fingerprint(id).orElse("")) {
      StoredArticle before = seen.isEmpty() ? null : engine.article(id).orElse(null);
      Optional<List<Outcome>> outcomes = storeEditions(chain, seen, before);
      if (outcomes.isPresent()) {
        return outcomes.get();
      }
    }
  }

  private Optional<List<Outcome>> storeEditions(
      List<Arrival> chain, String stored, @Nullable StoredArticle before) {
    var history = new History(before);
    var ends = new ArrayList<End>();
    boolean noted = false;
    for (Arrival arrival : chain) {
      History.Change change = history.add(Objects.requireNonNull(arrival.article()));
      boolean first = before == null && ends.isEmpty();
      boolean isNew = change == History.Change.NEW;
      ends.add(!isNew ? End.UNCHANGED : first ? End.ADDED : End.UPDATED);
      noted |= change == History.Change.NOTED;
    }
    Article current = history.current();
    Stamp stamp = Fingerprint.stamp(current, version);
    boolean read = before != null && stored.startsWith(Fingerprint.of(before.article(), version));
    boolean changed = ends.contains(End.ADDED) || ends.contains(End.UPDATED);
    if (read && !changed && !noted) {
      return Optional.of(outcomes(chain, ends, 0));
    }
    if (!read && !changed) {
      ends.set(0, End.UPDATED); // another version of the extractor has read it
    }
    List<Quote> quotes =
        read && !changed && before != null
            ? before.quotes()
            : Times.measured(times.finding, () -> finder.findStatements(current));
    var whole = new StoredArticle(current, quotes, history.earlier());
    boolean done = Times.measured(times.storing, () -> engine.putIf(whole, stamp, stored));
    return done ? Optional.of(outcomes(chain, ends, quotes.size())) : Optional.empty();
  }

  /** All the quotes are told with the last arrival that brought something new. */
  private static List<Outcome> outcomes(List<Arrival> chain, List<End> ends, int quotes) {
    int last = Math.max(ends.lastIndexOf(End.ADDED), ends.lastIndexOf(End.UPDATED));
    return IntStream.range(0, chain.size())
        .mapToObj(i -> {
          Arrival arrival = chain.get(i);
          String id = Objects.requireNonNull(arrival.article()).id();
          return new Outcome(arrival.where(), ends.get(i), id, i == last ? quotes : 0, "");
        })
        .toList();
  }
}
