package dev.onrecord.words;

import dev.onrecord.search.Field;
import dev.onrecord.search.Query;
import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;

/** Puts words of the index in the place of words that it does not have. */
public final class Corrections {
  /** Whoever wants more words than these has pasted them. */
  private static final int MOST_WORDS = 12;

  private static final int SHORTEST = 4;

  /** No word is longer; what is alike would take long to find. */
  private static final int LONGEST = 32;

  private static final Pattern NAME_GAP = Pattern.compile("[.']");

  private final Analyzer analyzer;

  /** Corrections of words that are made so. */
  public Corrections(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  /** A word in a field of the index. */
  public record In(String field, String word) {}

  /** A word of the index that is like another one, and how much. */
  public record Like(String word, double score) {}

  /** What an engine is asked for it. */
  public interface Source {
    /** Which of these no quote has. */
    Set<In> unknown(Set<In> words) throws IOException;

    /** For each of these the word of its field that is most like it, where there is any. */
    Map<In, Like> like(Set<In> words) throws IOException;
  }

  /** A word of a query with the fields it is looked for in. */
  private record Wanted(String text, List<String> fields) {}

  /**
   * The query with each unknown word replaced by the most like one; null when there is none.
   *
   * @param total how many quotes it finds: what finds some has all the words that it cannot do
   *     without
   */
  public @Nullable String correct(Source source, String typed, Query query, long total)
      throws IOException {
    if (total > 0 && needsAll(query)) {
      return null;
    }
    var wanted = new ArrayList<Wanted>();
    collect(query, wanted);
    if (wanted.size() > MOST_WORDS) {
      return null;
    }
    Map<String, String> replacements = replacements(source, places(wanted));
    return replacements.isEmpty() ? null : replaced(typed, replacements);
  }

  private static boolean needsAll(Query query) {
    return switch (query) {
      case Query.Term _, Query.Phrase _ -> true;
      case Query.And a -> a.clauses().stream().allMatch(Corrections::needsAll);
      case Query.Or _,
          Query.Not _,
          Query.Maybe _,
          Query.Pasted _,
          Query.Near _,
          Query.Wildcard _,
          Query.Fuzzy _,
          Query.Days _,
          Query.All _ ->
          false;
    };
  }

  /** Each word with where it is looked for. */
  private Map<String, List<In>> places(List<Wanted> wanted) throws IOException {
    var places = new LinkedHashMap<String, Set<In>>();
    for (Wanted each : wanted) {
      for (Word token : Word.of(analyzer, each.text())) {
        Set<In> in = places.computeIfAbsent(token.term(), _ -> new LinkedHashSet<>());
        each.fields().forEach(field -> in.add(new In(field, part(field, token.term()))));
      }
    }
    var ordered = new LinkedHashMap<String, List<In>>();
    places.forEach((word, in) -> ordered.put(word, List.copyOf(in)));
    return ordered;
  }

  /** Of a name the longest part: its parts are words by themselves. */
  private static String part(String field, String word) {
    return field.equals(Fields.SPEAKER) || field.equals(Fields.PUBLISHER)
        ? NAME_GAP.splitAsStream(word).max(Comparator.comparingInt(String::length)).orElse(word)
        : word;
  }

  /** Words that no field has. Most stand in the first one: a next one is asked for the others. */
  private static Map<String, List<In>> strange(Source source, Map<String, List<In>> places)
      throws IOException {
    var strange = new LinkedHashMap<>(places);
    strange.values().removeIf(List::isEmpty);
    strange.keySet().removeIf(word -> word.length() < SHORTEST || word.length() > LONGEST);
    int most = strange.values().stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most && !strange.isEmpty(); i++) {
      int at = i;
      Set<In> asked =
          strange.values().stream()
              .filter(in -> in.size() > at)
              .map(in -> in.get(at))
              .collect(Collectors.toSet());
      Set<In> unknown = asked.isEmpty() ? asked : source.unknown(asked);
      strange.values().removeIf(in -> in.size() > at && !unknown.contains(in.get(at)));
    }
    return strange;
  }

  private static Map<String, String> replacements(Source source, Map<String, List<In>> places)
      throws IOException {
    Map<String, List<In>> strange = strange(source, places);
    var replacements = new HashMap<String, String>();
    if (!strange.isEmpty()) {
      Map<In, Like> like =
          source.like(strange.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
      strange.forEach((word, in) ->
          in.stream()
              .map(like::get)
              .filter(Objects::nonNull)
              .reduce((one, other) -> other.score() > one.score() ? other : one)
              .ifPresent(best -> replacements.put(word, best.word())));
    }
    return replacements;
  }

  private static void collect(Query query, List<Wanted> wanted) {
    switch (query) {
      case Query.Term t -> add(t.field(), t.text(), wanted);
      case Query.Phrase p -> add(p.field(), p.text(), wanted);
      case Query.And a -> a.clauses().forEach(c -> collect(c, wanted));
      case Query.Or o -> o.clauses().forEach(c -> collect(c, wanted));
      case Query.Near n -> n.words().forEach(c -> collect(c, wanted));
      case Query.Maybe m -> collect(m.clause(), wanted);
      case Query.Pasted p -> p.words().forEach(c -> collect(c, wanted));
      case Query.All _, Query.Not _, Query.Days _, Query.Wildcard _, Query.Fuzzy _ -> {}
    }
  }

  private static void add(Field field, String text, List<Wanted> wanted) {
    List<String> fields =
        switch (field) {
          case ANY -> List.of(Fields.EXACT, Fields.SPEAKER, Fields.TITLE_EXACT);
          case TEXT -> List.of(Fields.EXACT);
          case SPEAKER -> List.of(Fields.SPEAKER);
          case ROLE -> List.of(Fields.ROLE);
          case PUBLISHER -> List.of(Fields.PUBLISHER);
          case TITLE -> List.of(Fields.TITLE_EXACT);
          case KIND, SAID, PUBLISHED -> List.of();
        };
    wanted.add(new Wanted(text, fields));
  }

  private String replaced(String typed, Map<String, String> replacements) throws IOException {
    var corrected = new StringBuilder();
    int at = 0;
    // A colon stands between a field and its word; to the analyzer it joins the two.
    for (Word token : Word.of(analyzer, typed.replace(':', ' '))) {
      String replacement = replacements.get(token.term());
      if (replacement != null) {
        corrected.append(typed, at, token.start()).append(replacement);
        at = token.end();
      }
    }
    return corrected.append(typed, at, typed.length()).toString();
  }
}
