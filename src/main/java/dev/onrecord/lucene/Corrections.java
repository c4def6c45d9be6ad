package dev.onrecord.lucene;

import dev.onrecord.search.Field;
import dev.onrecord.search.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.jspecify.annotations.Nullable;

/** Puts words of the index in the place of words that it does not have. */
final class Corrections {
  /** Whoever wants more words than these has pasted them. */
  private static final int MOST_WORDS = 12;

  private static final int SHORTEST = 4;

  /** No word is longer; what is alike would take long to find. */
  private static final int LONGEST = 32;

  private static final int CANDIDATES = 3;

  private final Analyzer analyzer;
  private final DirectSpellChecker checker = new DirectSpellChecker();

  Corrections(Analyzer analyzer) {
    this.analyzer = analyzer;
    checker.setMinQueryLength(SHORTEST);
  }

  /** A word of a query with the fields it is looked for in. */
  private record Wanted(String text, List<String> fields) {}

  /** The query with each unknown word replaced by the most like one; null when there is none. */
  @Nullable String correct(IndexReader reader, String typed, Query query) throws IOException {
    var wanted = new ArrayList<Wanted>();
    collect(query, wanted);
    if (wanted.size() > MOST_WORDS) {
      return null;
    }
    var replacements = new HashMap<String, String>();
    for (Wanted each : wanted) {
      for (Word token : Word.of(analyzer, each.text())) {
        String better = better(reader, each.fields(), token.term());
        if (better != null) {
          replacements.put(token.term(), better);
        }
      }
    }
    return replacements.isEmpty() ? null : replaced(typed, replacements);
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

  /** The word most like one that none of the fields has; null for a word that is known. */
  private @Nullable String better(IndexReader reader, List<String> fields, String term)
      throws IOException {
    SuggestWord best = null;
    for (String field : fields) {
      if (reader.docFreq(new Term(field, term)) > 0) {
        return null;
      }
      if (term.length() > LONGEST) {
        return null;
      }
      SuggestWord[] like =
          checker.suggestSimilar(
              new Term(field, term), CANDIDATES, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
      if (like.length > 0 && (best == null || like[0].score > best.score)) {
        best = like[0];
      }
    }
    return best == null ? null : best.string;
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
