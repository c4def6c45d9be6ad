package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.stored.Fields;
import dev.onrecord.stored.QuoteSource;
import dev.onrecord.words.Analyzers;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The barest program that answers the requests of the {@link QueryLog} with Lucene's own parts, on
 * the same index and one thread: ten hits by score in the one field of words, three facets with
 * drilling sideways, days counted, whole quotes highlighted, an exact total.
 */
final class BareLucene implements Closeable {
  private static final int HITS = 10;
  private static final List<String> FACETS =
      List.of(Dimension.SPEAKER.word(), Dimension.PUBLISHER.word(), Dimension.KIND.word());

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final FacetsConfig config = Documents.facets();
  private final SortedSetDocValuesReaderState state;
  private final Analyzer analyzer = Analyzers.forFields();
  private final QueryBuilder builder = new QueryBuilder(analyzer);

  BareLucene(Path index) throws IOException {
    this.reader = DirectoryReader.open(FSDirectory.open(index));
    this.searcher = new IndexSearcher(reader);
    this.state = new DefaultSortedSetDocValuesReaderState(reader, config);
  }

  /** Answers a request; gives the total and something of each part, so that none is left out. */
  long answer(QueryLog.Asked asked) throws IOException {
    Query words = words(asked);
    var base = new BooleanQuery.Builder().add(words, Occur.MUST);
    LocalDate from = asked.from();
    LocalDate to = asked.to();
    if (from != null && to != null) {
      base.add(
          LongPoint.newRangeQuery(Fields.SAID, from.toEpochDay(), to.toEpochDay()), Occur.FILTER);
    }
    var drillDown = new DrillDownQuery(config, base.build());
    if (asked.speaker() != null) {
      drillDown.add(Dimension.SPEAKER.word(), asked.speaker());
    }
    var found =
        new DrillSideways(searcher, config, state)
            .search(
                drillDown,
                new MultiCollectorManager(
                    new TopScoreDocCollectorManager(HITS, null, Integer.MAX_VALUE),
                    new FacetsCollectorManager()));
    var top = (TopDocs) found.collectorResult[0];
    long sum = top.totalHits.value();
    for (String facet : FACETS) {
      var values = found.facets.getTopChildren(HITS, facet);
      sum += values == null ? 0 : values.childCount;
    }
    sum += days((FacetsCollector) found.collectorResult[1]).size();
    return sum + highlights(words, top);
  }

  private Query words(QueryLog.Asked asked) {
    String text = asked.text();
    return switch (asked.form()) {
      case ANY -> builder.createBooleanQuery(Fields.TEXT, text, Occur.SHOULD);
      case ALL -> builder.createBooleanQuery(Fields.TEXT, text, Occur.MUST);
      case PHRASE -> builder.createPhraseQuery(Fields.EXACT, text);
      case PREFIX -> new PrefixQuery(new Term(Fields.EXACT, text));
      case FUZZY -> new FuzzyQuery(new Term(Fields.EXACT, text), 2, 1, 50, true);
      case EVERYTHING -> new ConstantScoreQuery(new TermQuery(new Term(Fields.TYPE, Fields.QUOTE)));
    };
  }

  private static Map<Long, Integer> days(FacetsCollector collected) throws IOException {
    var days = new TreeMap<Long, Integer>();
    for (var matching : collected.getMatchingDocs()) {
      var said = DocValues.getNumeric(matching.context().reader(), Fields.SAID);
      DocIdSetIterator docs = matching.bits().iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (said.advanceExact(doc)) {
          days.merge(said.longValue(), 1, Integer::sum);
        }
      }
    }
    return days;
  }

  private long highlights(Query words, TopDocs top) throws IOException {
    var highlighter =
        UnifiedHighlighter.builderWithoutSearcher(analyzer)
            .withBreakIterator(WholeBreakIterator::new)
            .withMaxLength(Integer.MAX_VALUE - 1)
            .build();
    long length = 0;
    var stored = searcher.storedFields();
    for (ScoreDoc hit : top.scoreDocs) {
      var bytes = stored.document(hit.doc, Set.of(Fields.SOURCE)).getBinaryValue(Fields.SOURCE);
      QuoteSource source =
          QuoteSource.read(bytes.bytes, bytes.offset, bytes.length, QuoteSource.class);
      String field = words.toString().contains(Fields.EXACT + ":") ? Fields.EXACT : Fields.TEXT;
      @Nullable Object marked =
          highlighter.highlightWithoutSearcher(field, words, source.quote().text(), 1);
      length += marked == null ? source.quote().text().length() : marked.toString().length();
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
