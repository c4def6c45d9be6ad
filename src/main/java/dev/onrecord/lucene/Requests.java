package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.Query;
import dev.onrecord.search.SearchRequest;
import java.time.LocalDate;
import java.util.List;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.FacetsConfig;
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
          new SortField(Fields.QUOTE_ID, SortField.Type.STRING));

  /** Words at which a quote has half of what its substance can add to its score. */
  private static final float HALF_OF_SUBSTANCE = 6;

  private static final float SUBSTANCE = 1;

  private final FacetsConfig config;
  private final Translator translator;

  Requests(FacetsConfig config, Translator translator) {
    this.config = config;
    this.translator = translator;
  }

  private static Sort days(boolean reverse) {
    return new Sort(
        new SortField(Fields.SAID, SortField.Type.LONG, reverse),
        new SortField(Fields.QUOTE_ID, SortField.Type.STRING));
  }

  static Sort sort(SearchRequest request, Query query) {
    return switch (request.sort()) {
      case NEWEST -> NEWEST;
      case OLDEST -> OLDEST;
      case RELEVANCE -> query instanceof Query.All ? NEWEST : RELEVANCE;
    };
  }

  static boolean isByScore(Sort sort) {
    return sort.equals(RELEVANCE);
  }

  DrillDownQuery drillDown(SearchRequest request, Query query) {
    var base = new BooleanQuery.Builder();
    base.add(translator.translate(query), Occur.MUST);
    if (isByScore(sort(request, query))) {
      base.add(
          FeatureField.newSaturationQuery(
              Fields.QUALITY, Fields.SUBSTANCE, SUBSTANCE, HALF_OF_SUBSTANCE),
          Occur.SHOULD);
    }
    LocalDate from = request.from();
    LocalDate to = request.to();
    if (from != null || to != null) {
      long first = from == null ? Long.MIN_VALUE : from.toEpochDay();
      long last = to == null ? Long.MAX_VALUE : to.toEpochDay();
      base.add(LongPoint.newRangeQuery(Fields.SAID, first, last), Occur.FILTER);
    }
    var drillDown = new DrillDownQuery(config, base.build());
    for (Dimension dimension : Dimension.values()) {
      request
          .where()
          .getOrDefault(dimension, List.of())
          .forEach(value -> drillDown.add(dimension.word(), Counts.path(dimension, value)));
    }
    return drillDown;
  }
}
