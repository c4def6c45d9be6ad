package dev.onrecord.lucene;

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
import java.util.PriorityQueue;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Finds what somebody who types may want to type: speakers, words and phrases as said, fields. */
final class Suggestions {
  /** Words before the last that are taken for the beginning of one phrase with it. */
  private static final int BEFORE = 3;

  /** Words looked at for one that begins as typed; past them a beginning tells too little. */
  private static final int WORDS = 10_000;

  /** Quotes read to see how a phrase goes on. */
  private static final int QUOTES = 200;

  private static final int SHORTEST_FIELD = 2;

  private final Analyzer analyzer;

  Suggestions(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  /** Something with how often it was met. */
  private record Met(String text, long times) {
    static final Comparator<Met> MOST_FIRST =
        Comparator.comparingLong(Met::times).reversed().thenComparing(Met::text);
  }

  List<Suggestion> of(FacetedSearcher searcher, String typed, int limit) throws IOException {
    int field = typed.lastIndexOf("speaker:");
    if (field >= 0) {
      String name = typed.substring(field + "speaker:".length());
      return speakers(searcher, typed.substring(0, field), name, limit);
    }
    int last = typed.lastIndexOf(' ') + 1;
    if (typed.indexOf(':', last) >= 0) {
      return List.of();
    }
    List<Suggestion> named = speakers(searcher, "", typed, limit);
    List<Suggestion> said = phrases(searcher, typed, limit);
    List<Suggestion> others = fields(typed, last);
    if (named.isEmpty() && last > 0) {
      others =
          joined(
              speakers(searcher, typed.substring(0, last), typed.substring(last), limit), others);
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

  private static List<Suggestion> speakers(
      FacetedSearcher searcher, String before, String name, int limit) throws IOException {
    if (NamePattern.fold(name).isBlank()) {
      return List.of();
    }
    return searcher
        .speakers()
        .beginning(name)
        .limit(limit)
        .map(value -> {
          String q = before + "speaker:\"" + value.value().replace("\"", "\\\"") + "\"";
          return new Suggestion(Kind.SPEAKER, q, value.value(), value.count());
        })
        .toList();
  }

  private List<Suggestion> phrases(FacetedSearcher searcher, String typed, int limit)
      throws IOException {
    var found = new ArrayList<Suggestion>();
    List<Word> words = Word.of(analyzer, typed);
    boolean begun = !words.isEmpty() && words.getLast().end() == typed.length();
    String prefix = begun ? words.getLast().term() : "";
    List<Word> before = begun ? words.subList(0, words.size() - 1) : words;
    List<Word> phrase = before.subList(Math.max(0, before.size() - BEFORE), before.size());
    if (!phrase.isEmpty()) {
      String head = typed.substring(0, phrase.getFirst().start()).replace("\"", "");
      List<String> terms = phrase.stream().map(Word::term).toList();
      for (String next : goingOn(searcher, terms, prefix, limit)) {
        add(searcher, head, String.join(" ", terms) + " " + next, found);
      }
    } else if (!prefix.isEmpty()) {
      for (String word : beginningWith(searcher, prefix, limit)) {
        add(searcher, "", word, found);
      }
    }
    return found;
  }

  private static void add(
      FacetedSearcher searcher, String head, String text, List<Suggestion> found)
      throws IOException {
    String[] terms = text.split(" ", -1);
    long count = searcher.count(new PhraseQuery(Fields.EXACT, terms));
    if (count > 0) {
      String q = head + (terms.length == 1 ? text : "\"" + text + "\"");
      found.add(new Suggestion(Kind.PHRASE, q, text, count));
    }
  }

  /** The words of quotes that begin so, the most frequent first. */
  private static List<String> beginningWith(FacetedSearcher searcher, String prefix, int limit)
      throws IOException {
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Fields.EXACT);
    if (terms == null) {
      return List.of();
    }
    var most = new PriorityQueue<>(Met.MOST_FIRST.reversed());
    var start = new BytesRef(prefix);
    TermsEnum each = terms.iterator();
    BytesRef term = each.seekCeil(start) == TermsEnum.SeekStatus.END ? null : each.term();
    for (int i = 0; i < WORDS && term != null && StringHelper.startsWith(term, start); i++) {
      most.add(new Met(term.utf8ToString(), each.docFreq()));
      if (most.size() > limit) {
        most.remove();
      }
      term = each.next();
    }
    return most.stream().sorted(Met.MOST_FIRST).map(Met::text).toList();
  }

  /** The words that follow these in quotes and begin so, the most frequent first. */
  private List<String> goingOn(
      FacetedSearcher searcher, List<String> terms, String prefix, int limit) throws IOException {
    Map<String, Integer> times = new HashMap<>();
    ScoreDoc[] hits;
    try {
      hits = searcher.search(query(terms, prefix), QUOTES).scoreDocs;
    } catch (IllegalStateException e) {
      // More words begin so than the query may become.
      return List.of();
    }
    for (ScoreDoc hit : hits) {
      String text = HitReader.source(searcher.storedFields(), hit.doc).quote().text();
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
        .map(Met::text)
        .toList();
  }

  private static Query query(List<String> terms, String prefix) {
    if (prefix.isEmpty()) {
      return new PhraseQuery(Fields.EXACT, terms.toArray(String[]::new));
    }
    var sources = new ArrayList<IntervalsSource>();
    terms.forEach(term -> sources.add(Intervals.term(term)));
    sources.add(Intervals.prefix(new BytesRef(prefix), WORDS));
    return new IntervalQuery(
        Fields.EXACT, Intervals.phrase(sources.toArray(IntervalsSource[]::new)));
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
