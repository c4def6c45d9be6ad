package dev.onrecord.lucene;

import dev.onrecord.stored.Fields;
import dev.onrecord.words.TellingWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** The words of the quotes that a query finds, beside those of all quotes. */
record FoundWords(FacetedSearcher searcher, Query query) implements TellingWords.Source {
  @Override
  public List<String> latest(int limit) throws IOException {
    StoredFields stored = searcher.storedFields();
    var texts = new ArrayList<String>();
    for (ScoreDoc quote : searcher.search(query, limit, Requests.NEWEST).scoreDocs) {
      texts.add(HitReader.source(stored, quote.doc).quote().text());
    }
    return texts;
  }

  @Override
  public long quotes() throws IOException {
    return searcher.count(new TermQuery(new Term(Fields.TYPE, Fields.QUOTE)));
  }

  @Override
  public List<Long> everywhere(List<String> words) throws IOException {
    var counts = new ArrayList<Long>();
    for (String word : words) {
      counts.add((long) searcher.count(new TermQuery(new Term(Fields.EXACT, word))));
    }
    return counts;
  }

  @Override
  public List<Long> counts(List<String> words) throws IOException {
    var counts = new ArrayList<Long>();
    for (String word : words) {
      counts.add(
          (long)
              searcher.count(
                  new BooleanQuery.Builder()
                      .add(query, Occur.FILTER)
                      .add(new TermQuery(new Term(Fields.EXACT, word)), Occur.FILTER)
                      .build()));
    }
    return counts;
  }
}
