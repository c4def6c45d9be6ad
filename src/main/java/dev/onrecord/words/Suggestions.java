package dev.onrecord.words;

import dev.onrecord.search.FacetResult.Value;
import dev.onrecord.search.Field;
import dev.onrecord.search.Suggestion;
import dev.onrecord.search.Suggestion.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;

/** Finds what somebody who types may want to type: speakers, words and phrases as said, fields. */
public final class Suggestions {
  /** What an engine is asked for it. */
  public interface Source {
    /** Speakers with words in their names that begin so, the most quoted first. */
    List<Value> speakers(String words, int limit) throws IOException;

    /** Words of quotes that begin so, the most frequent first. */
    List<String> beginning(String prefix, int limit) throws IOException;

    /** Texts of quotes that have these words side by side, and then one that begins so. */
    List<String> quotes(List<String> words, String prefix, int limit) throws IOException;

    /** How many quotes have each of these phrases, exact. */
    List<Long> counts(List<List<String>> phrases) throws IOException;
  }

  /** Words before the last that are taken for the beginning of one phrase with it. */
  private static final int BEFORE = 3;

  /** Quotes read to see how a phrase goes on. */
  private static final int QUOTES = 200;

  private static final int SHORTEST_FIELD = 2;

  private final Analyzer analyzer;

  /** Suggestions for words that are made so. */
  public Suggestions(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  /** Something with how often it was met. */
  public record Met(String text, long times) {
    /** The most frequent first. */
    public static final Comparator<Met> MOST_FIRST =
        Comparator.comparingLong(Met::times).reversed().thenComparing(Met::text);
  }

  /**
   * What to suggest.
   *
   * @param typed what was typed so far
   */
  public List<Suggestion> of(Source source, String typed, int limit) throws IOException {
    int field = typed.lastIndexOf("speaker:");
    if (field >= 0) {
      String name = typed.substring(field + "speaker:".length());
      return speakers(source, typed.substring(0, field), name, limit);
    }
    int last = typed.lastIndexOf(' ') + 1;
    if (typed.indexOf(':', last) >= 0) {
      return List.of();
    }
    List<Suggestion> named = speakers(source, "", typed, limit);
    List<Suggestion> said = phrases(source, typed, limit);
    List<Suggestion> others = fields(typed, last);
    if (named.isEmpty() && last > 0) {
      others =
          joined(speakers(source, typed.substring(0, last), typed.substring(last), limit), others);
    }
    // Speakers may fill half of the places that others want as well.
    int wanted = Math.min(said.size() + others.size(), limit / 2);
    return joined(first(named, limit - wanted), joined(said, others)).stream()
        .limit(limit)
        .toList();
  }

  private static List<Suggestion> first(List<Suggestion> all, int limit) {
    return all.subList(0, Math.min(all.size(), limit));
  }

  private static List<Suggestion> joined(List<Suggestion> some, List<Suggestion> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static List<Suggestion> speakers(Source source, String before, String name, int limit)
      throws IOException {
    if (NamePattern.fold(name).isBlank()) {
      return List.of();
    }
    return source.speakers(name, limit).stream()
        .map(value -> {
          String q = before + "speaker:\"" + value.value().replace("\"", "\\\"") + "\"";
          return new Suggestion(Kind.SPEAKER, q, value.value(), value.count());
        })
        .toList();
  }

  private List<Suggestion> phrases(Source source, String typed, int limit) throws IOException {
    List<Word> words = Word.of(analyzer, typed);
    boolean begun = !words.isEmpty() && words.getLast().end() == typed.length();
    String prefix = begun ? words.getLast().term() : "";
    List<Word> before = begun ? words.subList(0, words.size() - 1) : words;
    List<Word> phrase = before.subList(Math.max(0, before.size() - BEFORE), before.size());
    if (!phrase.isEmpty()) {
      String head = typed.substring(0, phrase.getFirst().start()).replace("\"", "");
      List<String> terms = phrase.stream().map(Word::term).toList();
      return counted(source, head, goingOn(source, terms, prefix, limit));
    }
    return prefix.isEmpty()
        ? List.of()
        : counted(source, "", source.beginning(prefix, limit).stream().map(List::of).toList());
  }

  private static List<Suggestion> counted(Source source, String head, List<List<String>> phrases)
      throws IOException {
    var found = new ArrayList<Suggestion>();
    List<Long> counts = source.counts(phrases);
    for (int i = 0; i < phrases.size(); i++) {
      if (counts.get(i) > 0) {
        String text = String.join(" ", phrases.get(i));
        String q = head + (phrases.get(i).size() == 1 ? text : "\"" + text + "\"");
        found.add(new Suggestion(Kind.PHRASE, q, text, counts.get(i)));
      }
    }
    return found;
  }

  /**
   * The phrases that these words begin in quotes with one that begins so, the most frequent first.
   */
  private List<List<String>> goingOn(Source source, List<String> terms, String prefix, int limit)
      throws IOException {
    Map<String, Integer> times = new HashMap<>();
    for (String text : source.quotes(terms, prefix, QUOTES)) {
      List<String> words = Word.of(analyzer, text).stream().map(Word::term).toList();
      for (int i = 0; i + terms.size() < words.size(); i++) {
        String next = words.get(i + terms.size());
        if (next.startsWith(prefix) && words.subList(i, i + terms.size()).equals(terms)) {
          times.merge(next, 1, Integer::sum);
        }
      }
    }
    return times.entrySet().stream()
        .map(e -> new Met(e.getKey(), e.getValue()))
        .sorted(Met.MOST_FIRST)
        .limit(limit)
        .map(met -> Stream.concat(terms.stream(), Stream.of(met.text())).toList())
        .toList();
  }

  private static List<Suggestion> fields(String typed, int from) {
    String begun = typed.substring(from).toLowerCase(Locale.ROOT);
    return begun.length() < SHORTEST_FIELD
        ? List.of()
        : Arrays.stream(Field.values())
            .filter(f -> f != Field.ANY && f.word().startsWith(begun))
            .map(f -> f.word() + ":")
            .map(f -> new Suggestion(Kind.FIELD, typed.substring(0, from) + f, f, 0))
            .toList();
  }
}
