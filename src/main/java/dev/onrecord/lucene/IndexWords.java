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
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The words of one state of the index, and the speakers' names. */
final class IndexWords implements Suggestions.Source, Corrections.Source {
  /** Words looked at for one that begins as typed; past them a beginning tells too little. */
  private static final int WORDS = 10_000;

  /** Words that a phrase of many quotes may go on with: of those looked at the most frequent. */
  private static final int FREQUENT = 200;

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

  /** Those that have the words, where these are few; else of those with a frequent word behind. */
  @Override
  public List<String> quotes(List<String> words, String prefix, int limit) throws IOException {
    var found = new Sample(searcher, phrase(words), limit);
    if (!found.isWhole() && !prefix.isEmpty()) {
      found = new Sample(searcher, goingOn(words, prefix), limit);
    }
    var texts = new ArrayList<String>();
    for (int document : found.documents()) {
      texts.add(HitReader.source(searcher.storedFields(), document).quote().text());
    }
    return texts;
  }

  private Query goingOn(List<String> words, String prefix) throws IOException {
    var phrase = new MultiPhraseQuery.Builder();
    words.forEach(word -> phrase.add(new Term(Fields.EXACT, word)));
    phrase.add(
        beginning(prefix, FREQUENT).stream()
            .map(word -> new Term(Fields.EXACT, word))
            .toArray(Term[]::new));
    return phrase.build();
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
