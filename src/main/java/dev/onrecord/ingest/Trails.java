package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.model.Span;
import dev.onrecord.search.Edition;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.search.Trail;
import dev.onrecord.search.Trail.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Follows the quotes of an article through its editions. Of one edition and the next, quotes of the
 * same words are the same, and of the others those that share most, at least half, of their words.
 */
public final class Trails {
  private static final double ALIKE = 0.5;

  /** A quote that was changed stands about where it stood: so many quotes on are looked at. */
  private static final int AROUND = 20;

  private static final Pattern BLANK = Pattern.compile("\\s+");

  /** Trails that are kept: those of articles that were edited and asked for last. */
  private static final int KEPT = 200;

  private final QuoteFinder finder = new QuoteFinder();
  private final Map<String, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > KEPT;
        }
      };

  private record Known(String version, List<Trail> trails) {}

  /**
   * The trails of all quotes that the article has or had: those it has first, in their order. Of an
   * article that was edited one after another are worked out, so that no more than one thread is
   * busy with it, and kept.
   *
   * @param version changes whenever the article does, or its editions
   */
  public List<Trail> of(StoredArticle stored, String version) {
    if (stored.editions().isEmpty()) {
      return of(stored);
    }
    synchronized (known) {
      Known before = known.get(stored.article().id());
      if (before != null && before.version.equals(version)) {
        return before.trails;
      }
      List<Trail> trails = of(stored);
      known.put(stored.article().id(), new Known(version, trails));
      return trails;
    }
  }

  /** A trail that still grows, its oldest form first. */
  private record Growing(int edition, List<Form> forms) {
    Trail done(boolean current) {
      String first = forms.getFirst().quoteId();
      return new Trail(edition == 0 ? first : first + "~" + edition, current, forms.reversed());
    }
  }

  List<Trail> of(StoredArticle stored) {
    var ended = new ArrayList<Trail>();
    Map<Quote, Growing> growing = new LinkedHashMap<>();
    List<Edition> editions = stored.editions().reversed();
    for (int i = 0; i <= editions.size(); i++) {
      boolean newest = i == editions.size();
      Article article = newest ? stored.article() : article(stored.article(), editions.get(i));
      List<Quote> told = editions.isEmpty() ? stored.quotes() : finder.findStatements(article);
      List<Quote> quotes = newest ? stored.quotes() : told;
      Map<Span, Quote> byItself =
          told.stream().collect(Collectors.toMap(Quote::span, quote -> quote, (one, _) -> one));
      Map<Quote, Quote> before = same(growing.keySet().stream().toList(), quotes);
      var next = new LinkedHashMap<Quote, Growing>();
      for (Quote quote : quotes) {
        Quote earlier = before.get(quote);
        Growing known = earlier == null ? null : growing.remove(earlier);
        Growing trail = known == null ? new Growing(i, new ArrayList<>()) : known;
        trail.forms.add(form(quote, byItself.getOrDefault(quote.span(), quote), article));
        next.put(quote, trail);
      }
      growing.values().forEach(trail -> ended.add(trail.done(false)));
      growing = next;
    }
    var trails = new ArrayList<Trail>();
    growing.values().forEach(trail -> trails.add(trail.done(true)));
    trails.addAll(ended.reversed());
    return trails;
  }

  /**
   * What the newest edition is stored with may have come of a registry, too, which the earlier ones
   * are read without: so each is told as it reads by itself.
   */
  private static Form form(Quote quote, Quote byItself, Article article) {
    return new Form(
        quote.id(),
        quote.kind(),
        quote.text(),
        byItself.attribution().speaker().label(),
        byItself.saidOn(),
        article.published(),
        article.asOf());
  }

  private static Article article(Article now, Edition then) {
    return new Article(
        now.id(),
        then.title(),
        now.publisher(),
        then.published(),
        now.publishedBasis(),
        now.author(),
        now.url(),
        now.language(),
        then.asOf(),
        then.text());
  }

  /** A quote with how often it has each of its words. */
  private record Worded(Quote quote, Map<String, Integer> words, int count) {
    static Worded of(Quote quote) {
      var words = new HashMap<String, Integer>();
      String[] all = BLANK.split(quote.text(), -1);
      for (String word : all) {
        words.merge(word, 1, Integer::sum);
      }
      return new Worded(quote, words, all.length);
    }

    /** The part of the longer one's words that the other has as well. */
    double likeness(Worded other) {
      int longer = Math.max(count, other.count);
      if (Math.min(count, other.count) < ALIKE * longer) {
        return 0;
      }
      int shared = 0;
      for (Map.Entry<String, Integer> word : words.entrySet()) {
        shared += Math.min(word.getValue(), other.words.getOrDefault(word.getKey(), 0));
      }
      return (double) shared / longer;
    }
  }

  /** Which earlier quote each quote is, for those that are one. */
  private static Map<Quote, Quote> same(List<Quote> before, List<Quote> now) {
    var same = new LinkedHashMap<Quote, Quote>();
    var byText = new HashMap<String, ArrayDeque<Quote>>();
    before.forEach(
        quote -> byText.computeIfAbsent(quote.text(), _ -> new ArrayDeque<>()).add(quote));
    for (Quote quote : now) {
      ArrayDeque<Quote> alike = byText.get(quote.text());
      if (alike != null && !alike.isEmpty()) {
        same.put(quote, alike.remove());
      }
    }
    changed(before, now, same);
    return same;
  }

  /** Adds the quotes whose words were changed. */
  private static void changed(List<Quote> before, List<Quote> now, Map<Quote, Quote> same) {
    var taken = new HashSet<>(same.values());
    var left = new TreeMap<Integer, Worded>();
    for (int i = 0; i < before.size(); i++) {
      if (!taken.contains(before.get(i))) {
        left.put(i, Worded.of(before.get(i)));
      }
    }
    for (int i = 0; i < now.size() && !left.isEmpty(); i++) {
      Quote quote = now.get(i);
      if (!same.containsKey(quote)) {
        Worded changed = Worded.of(quote);
        Integer best = null;
        double most = ALIKE;
        for (Map.Entry<Integer, Worded> near : left.subMap(i - AROUND, i + AROUND).entrySet()) {
          double likeness = changed.likeness(near.getValue());
          if (likeness >= most && (best == null || likeness > most)) {
            most = likeness;
            best = near.getKey();
          }
        }
        if (best != null) {
          same.put(quote, Objects.requireNonNull(left.remove(best)).quote());
        }
      }
    }
  }
}
