package dev.onrecord.words;

import dev.onrecord.search.FacetResult.Value;
import dev.onrecord.search.Field;
import dev.onrecord.search.QuerySyntaxException;
import dev.onrecord.search.Suggestion;
import dev.onrecord.search.Suggestion.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    /**
     * Texts of quotes that have these words side by side: where there are many, of some that go on
     * with a word that begins so.
     *
     * @param limit about how many
     */
    List<String> quotes(List<String> words, String prefix, int limit) throws IOException;

    /** How many quotes each of these queries finds, exact. */
    List<Long> counts(List<String> queries) throws IOException;
  }

  /** Words before the last that are taken for the beginning of one phrase with it. */
  private static final int BEFORE = 3;

  /** Quotes read to see how a phrase goes on. */
  private static final int QUOTES = 200;

  private static final int SHORTEST_FIELD = 2;

  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "NEAR");
  private static final String MARKS = "\"“”„";

  /** Longer ones are pasted, and each suggestion would have all of it answered. */
  private static final int LONGEST = 200;

  /** Whoever types more of these needs no help, and each takes its time for each suggestion. */
  private static final int MOST_PATTERNS = 2;

  private static final Pattern PATTERN = Pattern.compile("[*?~]");

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
    if (typed.length() > LONGEST || PATTERN.matcher(typed).results().count() > MOST_PATTERNS) {
      return List.of();
    }
    int field = typed.lastIndexOf("speaker:");
    if (field >= 0) {
      String name = typed.substring(field + "speaker:".length());
      return counted(source, speakers(source, typed.substring(0, field), name, limit));
    }
    int last = typed.lastIndexOf(' ') + 1;
    if (typed.indexOf(':', last) >= 0) {
      return List.of();
    }
    List<Suggestion> named = counted(source, speakers(source, "", typed, limit));
    List<Suggestion> said = counted(source, phrases(source, typed, limit));
    List<Suggestion> others = fields(typed, last);
    if (named.isEmpty() && last > 0) {
      var more = speakers(source, typed.substring(0, last), typed.substring(last), limit);
      others = joined(counted(source, more), others);
    }
    // Speakers may fill half of the places that others want as well.
    int wanted = Math.min(said.size() + others.size(), limit / 2);
    return joined(first(named, limit - wanted), joined(said, others)).stream()
        .limit(limit)
        .toList();
  }

  /**
   * Each with how many quotes its query finds, the most first; what finds none is not offered, nor
   * what cannot be answered.
   */
  private static List<Suggestion> counted(Source source, List<Suggestion> suggested)
      throws IOException {
    try {
      List<Long> counts = source.counts(suggested.stream().map(Suggestion::q).toList());
      return IntStream.range(0, suggested.size())
          .filter(i -> counts.get(i) > 0)
          .mapToObj(i -> suggested.get(i).found(counts.get(i)))
          .sorted(Comparator.comparingLong(Suggestion::count).reversed())
          .toList();
    } catch (QuerySyntaxException tooLarge) {
      return List.of();
    }
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
          return new Suggestion(Kind.SPEAKER, q, value.value(), 0);
        })
        .toList();
  }

  private List<Suggestion> phrases(Source source, String typed, int limit) throws IOException {
    List<Word> words = Word.of(analyzer, typed);
    boolean begun = !words.isEmpty() && words.getLast().end() == typed.length();
    String prefix = begun ? words.getLast().term() : "";
    int end = begun ? words.getLast().start() : typed.length();
    List<Word> phrase = sideBySide(typed, begun ? words.subList(0, words.size() - 1) : words, end);
    List<List<String>> found =
        !phrase.isEmpty()
            ? goingOn(source, phrase.stream().map(Word::term).toList(), prefix, limit)
            : prefix.isEmpty()
                ? List.of()
                : source.beginning(prefix, limit).stream().map(List::of).toList();
    return after(typed.substring(0, phrase.isEmpty() ? end : phrase.getFirst().start()), found);
  }

  private static List<Suggestion> after(String typed, List<List<String>> phrases) {
    String head = closed(typed);
    return phrases.stream()
        .map(words -> {
          String text = String.join(" ", words);
          String q = head + (words.size() == 1 ? text : "\"" + text + "\"");
          return new Suggestion(Kind.PHRASE, q, text, 0);
        })
        .toList();
  }

  /** Without the marks and brackets that are opened and not yet closed. */
  private static String closed(String typed) {
    var open = new ArrayDeque<Integer>();
    int mark = -1;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (MARKS.indexOf(c) >= 0) {
        mark = mark < 0 ? i : -1;
      } else if (c == '(' && mark < 0) {
        open.push(i);
      } else if (c == ')' && mark < 0 && !open.isEmpty()) {
        open.pop();
      }
    }
    var closed = new StringBuilder(typed);
    if (mark >= 0) {
      open.add(mark);
    }
    open.stream().sorted(Comparator.reverseOrder()).forEach(closed::deleteCharAt);
    return closed.toString();
  }

  /** The last words with nothing but blanks between them and before the end, a few at most. */
  private static List<Word> sideBySide(String typed, List<Word> words, int end) {
    int from = words.size();
    int next = end;
    while (from > 0
        && words.size() - from < BEFORE
        && typed.substring(words.get(from - 1).end(), next).isBlank()
        && isFree(typed, words.get(from - 1))) {
      from--;
      next = words.get(from).start();
    }
    return words.subList(from, words.size());
  }

  /** Whether it is no word of the language, and none of its signs stands before it. */
  private static boolean isFree(String typed, Word word) {
    int start = word.start();
    return !OPERATORS.contains(typed.substring(start, word.end()))
        && (start == 0 || (MARKS + " (").indexOf(typed.charAt(start - 1)) >= 0);
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
