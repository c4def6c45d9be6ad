package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.MultiFacets;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Lucene's drilling sideways, counting some dimensions out of {@link Columns}. For one search. */
final class ColumnDrillSideways extends DrillSideways {
  private final Columns columns;
  private final Set<Dimension> dimensions;
  private final Map<Dimension, Facets> sideways = new EnumMap<>(Dimension.class);
  private @Nullable ColumnFacets straight;

  ColumnDrillSideways(FacetedSearcher searcher, FacetsConfig config, Set<Dimension> dimensions) {
    super(searcher, config, searcher.state());
    this.columns = Objects.requireNonNull(searcher.columns());
    this.dimensions = dimensions;
  }

  /**
   * What a search found.
   *
   * @param hits as they were collected
   * @param facets each dimension counted as if there was no filter on itself
   * @param perDay the hits by the day they were said
   */
  record Drilled<R>(R hits, Facets facets, Tally perDay) {}

  /** Finds quotes by their words or days, and by filters. */
  <R> Drilled<R> drill(DrillDownQuery query, CollectorManager<?, R> hits) throws IOException {
    var found = search(query, hits);
    return drilled(found.collectorResult, found.facets);
  }

  /**
   * Finds quotes whatever their words and days. Each filter leads to its quotes by itself, sooner
   * than a look at every quote would.
   *
   * @param filtered the dimensions that have a filter, in the order of the query
   */
  <R> Drilled<R> drillAll(
      DrillDownQuery query, List<Dimension> filtered, CollectorManager<?, R> hits)
      throws IOException {
    List<Query> filters = List.of(query.getDrillDownQueries());
    for (int i = 0; i < filters.size(); i++) {
      if (dimensions.contains(filtered.get(i))) {
        List<Query> others = new ArrayList<>(filters);
        others.remove(i);
        countSideways(filtered.get(i), found(others));
      }
    }
    if (filters.isEmpty()) {
      R found = searcher.search(query, hits);
      return drilled(found, facets(null));
    }
    return drill(new DrillDownQuery(config, all(filters)), hits);
  }

  private <R> Drilled<R> drilled(R hits, Facets facets) {
    return new Drilled<>(hits, facets, Objects.requireNonNull(straight).perDay());
  }

  /** What all filters let through; null for every quote. */
  private @Nullable FacetsCollector found(List<Query> filters) throws IOException {
    return filters.isEmpty() ? null : searcher.search(all(filters), new FacetsCollectorManager());
  }

  private static Query all(List<Query> filters) {
    var all = new BooleanQuery.Builder();
    filters.forEach(filter -> all.add(filter, Occur.FILTER));
    return all.build();
  }

  private void countSideways(Dimension dimension, @Nullable FacetsCollector found)
      throws IOException {
    sideways.put(dimension, new ColumnFacets(columns, found, EnumSet.of(dimension), false));
  }

  private Facets facets(@Nullable FacetsCollector found) throws IOException {
    var others = EnumSet.noneOf(Dimension.class);
    others.addAll(dimensions);
    others.removeAll(sideways.keySet());
    straight = new ColumnFacets(columns, found, others, true);
    Map<String, Facets> named = new HashMap<>();
    sideways.forEach((dimension, counted) -> named.put(dimension.word(), counted));
    return named.isEmpty() ? straight : new MultiFacets(named, straight);
  }

  @Override
  protected Facets buildFacetsResult(
      FacetsCollector drillDowns,
      FacetsCollector @Nullable [] drillSideways,
      String @Nullable [] drillSidewaysDims)
      throws IOException {
    if (drillSideways != null && drillSidewaysDims != null) {
      for (int i = 0; i < drillSideways.length; i++) {
        Dimension dimension = Dimension.named(drillSidewaysDims[i]);
        if (dimensions.contains(dimension)) {
          countSideways(dimension, drillSideways[i]);
        }
      }
    }
    return facets(drillDowns);
  }
}
