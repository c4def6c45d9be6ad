package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.Query;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.stored.Fields;
import dev.onrecord.words.Translator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** Turns a whole request into what Lucene is asked: the query with its filters, and the order. */
final class Requests {
  static final Sort NEWEST = days(true);
  private static final Sort OLDEST = days(false);
  private static final Sort RELEVANCE =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(Fields.SAID, SortField.Type.LONG, true),
          new SortField(Fields.TIE, SortField.Type.LONG));

  /** So many chosen values can be asked for at once: Lucene takes 1,024 clauses in a query. */
  private static final int MOST_VALUES = 1_000;

  private final FacetsConfig config;
  private final Translator translator;

  Requests(FacetsConfig config, Translator translator) {
    this.config = config;
    this.translator = translator;
  }

  private static Sort days(boolean reverse) {
    return new Sort(
        new SortField(Fields.SAID, SortField.Type.LONG, reverse),
        new SortField(Fields.TIE, SortField.Type.LONG));
  }

  static Sort sort(SearchRequest request, Query query) {
    return switch (request.sort()) {
      case NEWEST -> NEWEST;
      case OLDEST -> OLDEST;
      case RELEVANCE -> query instanceof Query.All ? NEWEST : RELEVANCE;
    };
  }

  static boolean isNewestFirst(Sort sort) {
    return !sort.equals(OLDEST);
  }

  static boolean isByScore(Sort sort) {
    return sort.equals(RELEVANCE);
  }

  /** Whether a quote may have any words and days, so that only filters choose, and not too many. */
  static boolean isForAll(SearchRequest request, Query query) {
    return query instanceof Query.All
        && request.from() == null
        && request.to() == null
        && request.where().values().stream().mapToInt(List::size).sum() <= MOST_VALUES;
  }

  /** The dimensions that have a filter, in the order of {@link #drillDown}. */
  static List<Dimension> filtered(SearchRequest request) {
    return Stream.of(Dimension.values())
        .filter(dimension -> !request.where().getOrDefault(dimension, List.of()).isEmpty())
        .toList();
  }

  DrillDownQuery drillDown(FacetedSearcher searcher, SearchRequest request, Query query)
      throws IOException {
    org.apache.lucene.search.Query words = new KnownTerms(searcher).of(translator.translate(query));
    Columns columns = searcher.columns();
    var base = new BooleanQuery.Builder();
    base.add(
        columns != null && isByScore(sort(request, query))
            ? new FunctionScoreQuery(words, new Substance(columns))
            : words,
        Occur.MUST);
    LocalDate from = request.from();
    LocalDate to = request.to();
    if (from != null || to != null) {
      long first = from == null ? Long.MIN_VALUE : from.toEpochDay();
      long last = to == null ? Long.MAX_VALUE : to.toEpochDay();
      base.add(LongPoint.newRangeQuery(Fields.SAID, first, last), Occur.FILTER);
    }
    var drillDown = new DrillDownQuery(config, base.build());
    for (Dimension dimension : filtered(request)) {
      Objects.requireNonNull(request.where().get(dimension))
          .forEach(value -> drillDown.add(dimension.word(), Counts.path(dimension, value)));
    }
    return drillDown;
  }
}
