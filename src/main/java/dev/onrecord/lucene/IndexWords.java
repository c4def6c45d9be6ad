package dev.onrecord.lucene;

import dev.onrecord.search.FacetResult.Value;
import dev.onrecord.stored.Fields;
import dev.onrecord.words.Corrections;
import dev.onrecord.words.Corrections.In;
import dev.onrecord.words.Corrections.Like;
import dev.onrecord.words.Suggestions;
import dev.onrecord.words.Suggestions.Met;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The words of one state of the index, and the speakers' names. */
final class IndexWords implements Suggestions.Source, Corrections.Source {
  /** Words looked at for one that begins as typed; past them a beginning tells too little. */
  private static final int WORDS = 10_000;

  private static final int CANDIDATES = 3;

  /** How many quotes a query finds. */
  interface Counting {
    long of(String q) throws IOException;
  }

  private final FacetedSearcher searcher;
  private final Counting counting;

  IndexWords(FacetedSearcher searcher, Counting counting) {
    this.searcher = searcher;
    this.counting = counting;
  }

  @Override
  public List<Value> speakers(String words, int limit) throws IOException {
    return searcher.speakers().beginning(words).limit(limit).toList();
  }

  @Override
  public List<String> beginning(String prefix, int limit) throws IOException {
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

  @Override
  public List<String> quotes(List<String> words, String prefix, int limit) throws IOException {
    ScoreDoc[] hits;
    try {
      hits = searcher.search(query(words, prefix), limit).scoreDocs;
    } catch (IllegalStateException e) {
      // More words begin so than the query may become.
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (ScoreDoc hit : hits) {
      texts.add(HitReader.source(searcher.storedFields(), hit.doc).quote().text());
    }
    return texts;
  }

  private static Query query(List<String> words, String prefix) {
    if (prefix.isEmpty()) {
      return phrase(words);
    }
    var sources = new ArrayList<IntervalsSource>();
    words.forEach(word -> sources.add(Intervals.term(word)));
    sources.add(Intervals.prefix(new BytesRef(prefix), WORDS));
    return new IntervalQuery(
        Fields.EXACT, Intervals.phrase(sources.toArray(IntervalsSource[]::new)));
  }

  private static PhraseQuery phrase(List<String> words) {
    return new PhraseQuery(Fields.EXACT, words.toArray(String[]::new));
  }

  @Override
  public List<Long> counts(List<String> queries) throws IOException {
    var counts = new ArrayList<Long>();
    for (String query : queries) {
      counts.add(counting.of(query));
    }
    return counts;
  }

  @Override
  public Set<In> unknown(Set<In> words) throws IOException {
    var unknown = new HashSet<In>();
    for (In each : words) {
      if (!isKnown(new Term(each.field(), each.word()))) {
        unknown.add(each);
      }
    }
    return unknown;
  }

  /** The first segment that has it says so: of most words that is the first one. */
  private boolean isKnown(Term word) throws IOException {
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      if (leaf.reader().docFreq(word) > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Map<In, Like> like(Set<In> words) throws IOException {
    var checker = new DirectSpellChecker();
    var found = new HashMap<In, Like>();
    for (In each : words) {
      SuggestWord[] like =
          checker.suggestSimilar(
              new Term(each.field(), each.word()),
              CANDIDATES,
              searcher.getIndexReader(),
              SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
      if (like.length > 0) {
        found.put(each, new Like(like[0].string, like[0].score));
      }
    }
    return found;
  }
}
