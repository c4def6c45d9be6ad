package dev.onrecord.lucene;

import java.io.IOException;
import java.util.ArrayList;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Looks every word of a query up once, and takes out what no quote has: a word is looked for in
 * several fields and stands in few of them, and a query of one field is answered much faster.
 */
final class KnownTerms {
  private static final Query NOTHING = new MatchNoDocsQuery("no quote has the word");

  private final IndexSearcher searcher;

  KnownTerms(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** The same query, for this searcher alone. */
  Query of(Query query) throws IOException {
    return switch (query) {
      case TermQuery term -> term(term);
      case BoostQuery boost -> boost(boost);
      case DisjunctionMaxQuery any -> any(any);
      case BooleanQuery all -> all(all);
      default -> query;
    };
  }

  private Query term(TermQuery query) throws IOException {
    TermStates states = TermStates.build(searcher, query.getTerm(), true);
    return states.docFreq() == 0 ? NOTHING : new TermQuery(query.getTerm(), states);
  }

  private Query boost(BoostQuery query) throws IOException {
    Query known = of(query.getQuery());
    return known.equals(NOTHING) ? NOTHING : new BoostQuery(known, query.getBoost());
  }

  private Query any(DisjunctionMaxQuery query) throws IOException {
    var known = new ArrayList<Query>();
    for (Query each : query.getDisjuncts()) {
      Query one = of(each);
      if (!one.equals(NOTHING)) {
        known.add(one);
      }
    }
    return known.isEmpty()
        ? NOTHING
        : new DisjunctionMaxQuery(known, query.getTieBreakerMultiplier());
  }

  private Query all(BooleanQuery query) throws IOException {
    var known = new BooleanQuery.Builder();
    known.setMinimumNumberShouldMatch(query.getMinimumNumberShouldMatch());
    for (BooleanClause clause : query.clauses()) {
      Query each = of(clause.query());
      if (!each.equals(NOTHING)) {
        known.add(each, clause.occur());
      } else if (clause.isRequired()) {
        return NOTHING;
      }
    }
    BooleanQuery all = known.build();
    return all.clauses().isEmpty() ? NOTHING : all;
  }
}
