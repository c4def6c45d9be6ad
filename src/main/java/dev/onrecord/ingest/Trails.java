package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Difference;
import dev.onrecord.search.Edition;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.search.Trail;
import dev.onrecord.search.Trail.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the quotes of an article through its editions. Of one edition and the next, quotes of the
 * same words are the same, and of the others those that share most, at least half, of their words.
 */
final class Trails {
  private static final double ALIKE = 0.5;

  /** A quote that was changed stands about where it stood: so many quotes on are looked at. */
  private static final int AROUND = 20;

  private final QuoteFinder finder;

  Trails(QuoteFinder finder) {
    this.finder = finder;
  }

  /** A trail that still grows, its oldest form first. */
  private record Growing(int edition, List<Form> forms) {
    Trail done(boolean current) {
      String first = forms.getFirst().quoteId();
      return new Trail(edition == 0 ? first : first + "~" + edition, current, forms.reversed());
    }
  }

  /** The trails of all quotes that the article has or had: those it has first, in their order. */
  List<Trail> of(StoredArticle stored) {
    var ended = new ArrayList<Trail>();
    Map<Quote, Growing> growing = new LinkedHashMap<>();
    List<Edition> editions = stored.editions().reversed();
    for (int i = 0; i <= editions.size(); i++) {
      boolean newest = i == editions.size();
      Article article = newest ? stored.article() : article(stored.article(), editions.get(i));
      List<Quote> quotes = newest ? stored.quotes() : finder.findStatements(article);
      Map<Quote, Quote> before = same(growing.keySet().stream().toList(), quotes);
      var next = new LinkedHashMap<Quote, Growing>();
      for (Quote quote : quotes) {
        Quote earlier = before.get(quote);
        Growing trail =
            Optional.ofNullable(earlier == null ? null : growing.remove(earlier))
                .orElse(new Growing(i, new ArrayList<>()));
        trail.forms.add(
            new Form(quote.id(), quote.kind(), quote.text(), article.published(), article.asOf()));
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

  /** Which earlier quote each quote is, for those that are one. */
  private static Map<Quote, Quote> same(List<Quote> before, List<Quote> now) {
    var same = new LinkedHashMap<Quote, Quote>();
    var left = new LinkedHashSet<>(before);
    for (Quote quote : now) {
      left.stream()
          .filter(earlier -> earlier.text().equals(quote.text()))
          .findFirst()
          .ifPresent(earlier -> pair(quote, earlier, same, left));
    }
    for (int i = 0; i < now.size(); i++) {
      Quote quote = now.get(i);
      if (!same.containsKey(quote)) {
        before
            .subList(Math.clamp(i - AROUND, 0, before.size()), Math.min(i + AROUND, before.size()))
            .stream()
            .filter(left::contains)
            .filter(earlier -> likeness(earlier, quote) >= ALIKE)
            .max(Comparator.comparingDouble(earlier -> likeness(earlier, quote)))
            .ifPresent(earlier -> pair(quote, earlier, same, left));
      }
    }
    return same;
  }

  private static void pair(Quote quote, Quote earlier, Map<Quote, Quote> same, Set<Quote> left) {
    left.remove(earlier);
    same.put(quote, earlier);
  }

  /** The part of the longer one that stands in both. */
  private static double likeness(Quote earlier, Quote quote) {
    int other =
        Difference.between(earlier.text(), quote.text()).stream()
            .map(Difference::here)
            .mapToInt(span -> span == null ? 0 : span.length())
            .sum();
    int longer = Math.max(earlier.text().length(), quote.text().length());
    return (double) (quote.text().length() - other) / longer;
  }
}
