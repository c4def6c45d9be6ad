package dev.onrecord.lucene;

import dev.onrecord.search.FacetResult.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;

/**
 * The words that some quotes have more often than all quotes do, by the part that each adds to the
 * Kullback–Leibler divergence of the two.
 */
final class TellingWords {
  /** Quotes read, the latest; more would hardly change the order. */
  private static final int QUOTES = 2_000;

  private static final int SHORTEST = 3;

  private final Analyzer analyzer;

  TellingWords(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  private record Told(String word, double weight) {}

  List<Value> of(FacetedSearcher searcher, Query query, Sort newest, int limit) throws IOException {
    ScoreDoc[] quotes = searcher.search(query, QUOTES, newest).scoreDocs;
    Map<String, Integer> having = new HashMap<>();
    StoredFields stored = searcher.storedFields();
    for (ScoreDoc quote : quotes) {
      words(HitReader.source(stored, quote.doc).quote().text())
          .forEach(word -> having.merge(word, 1, Integer::sum));
    }
    double all = searcher.count(new TermQuery(new Term(Fields.TYPE, Fields.QUOTE)));
    var told = new ArrayList<Told>();
    for (Map.Entry<String, Integer> word : having.entrySet()) {
      int everywhere = searcher.getIndexReader().docFreq(new Term(Fields.EXACT, word.getKey()));
      double here = (double) word.getValue() / quotes.length;
      double weight = here * Math.log(here * all / everywhere);
      if (word.getValue() > 1 && weight > 0) {
        told.add(new Told(word.getKey(), weight));
      }
    }
    told.sort(Comparator.comparingDouble(Told::weight).reversed().thenComparing(Told::word));
    var values = new ArrayList<Value>();
    for (Told each : told.subList(0, Math.min(limit, told.size()))) {
      values.add(new Value(each.word(), count(searcher, query, each.word()), false, List.of()));
    }
    return values;
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

  private static long count(FacetedSearcher searcher, Query query, String word) throws IOException {
    return searcher.count(
        new BooleanQuery.Builder()
            .add(query, Occur.FILTER)
            .add(new TermQuery(new Term(Fields.EXACT, word)), Occur.FILTER)
            .build());
  }
}
