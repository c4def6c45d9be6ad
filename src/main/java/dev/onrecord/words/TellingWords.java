package dev.onrecord.words;

import dev.onrecord.search.FacetResult.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/**
 * The words that some quotes have more often than all quotes do, by the part that each adds to the
 * Kullback–Leibler divergence of the two.
 */
public final class TellingWords {
  /** What an engine is asked for it. */
  public interface Source {
    /** Texts of the latest of the quotes. */
    List<String> latest(int limit) throws IOException;

    /** How many quotes there are in all. */
    long quotes() throws IOException;

    /** How many of all quotes have each of these words. */
    List<Long> everywhere(List<String> words) throws IOException;

    /** How many of the quotes have each of these words, exact. */
    List<Long> counts(List<String> words) throws IOException;
  }

  /** Quotes read, the latest; more would hardly change the order. */
  private static final int QUOTES = 2_000;

  private static final int SHORTEST = 3;

  private static final int AT_ONCE = 200;

  private final Analyzer analyzer;

  /** Words that are made so. */
  public TellingWords(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  private record Told(String word, double weight) {
    static final Comparator<Told> MOST_FIRST =
        Comparator.comparingDouble(Told::weight).reversed().thenComparing(Told::word);
  }

  /** The words, the most telling first, each with how many of the quotes have it. */
  public List<Value> of(Source source, int limit) throws IOException {
    List<String> quotes = source.latest(QUOTES);
    Map<String, Integer> having = new HashMap<>();
    for (String quote : quotes) {
      words(quote).forEach(word -> having.merge(word, 1, Integer::sum));
    }
    having.values().removeIf(times -> times < 2);
    List<Told> told = told(source, having, quotes.size(), limit);
    List<Long> counts = source.counts(told.stream().map(Told::word).toList());
    return IntStream.range(0, told.size())
        .mapToObj(i -> new Value(told.get(i).word(), counts.get(i), false, List.of()))
        .toList();
  }

  /**
   * Asks for those words first that may tell most: a word tells most when nobody else says it. Once
   * the next ones can tell no more than those that were found, no more are asked for.
   */
  private static List<Told> told(Source source, Map<String, Integer> having, int quotes, int limit)
      throws IOException {
    double all = source.quotes();
    List<Told> most =
        having.entrySet().stream()
            .map(e -> told(e.getKey(), e.getValue(), quotes, all, e.getValue()))
            .sorted(Told.MOST_FIRST)
            .toList();
    List<Told> told = List.of();
    for (int from = 0; from < most.size(); from += AT_ONCE) {
      if (told.size() == limit && told.getLast().weight() > most.get(from).weight()) {
        break;
      }
      List<String> words =
          most.subList(from, Math.min(most.size(), from + AT_ONCE)).stream()
              .map(Told::word)
              .toList();
      List<Long> everywhere = source.everywhere(words);
      var more = new ArrayList<>(told);
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        more.add(
            told(word, Objects.requireNonNull(having.get(word)), quotes, all, everywhere.get(i)));
      }
      told =
          more.stream().filter(t -> t.weight() > 0).sorted(Told.MOST_FIRST).limit(limit).toList();
    }
    return told;
  }

  private static Told told(String word, int having, int quotes, double all, double everywhere) {
    double here = (double) having / quotes;
    return new Told(word, here * Math.log(here * all / everywhere));
  }

  private Set<String> words(String text) throws IOException {
    var words = new HashSet<String>();
    for (Word word : Word.of(analyzer, text)) {
      if (word.term().length() >= SHORTEST
          && Character.isLetter(word.term().charAt(0))
          && !EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(word.term())) {
        words.add(word.term());
      }
    }
    return words;
  }
}
