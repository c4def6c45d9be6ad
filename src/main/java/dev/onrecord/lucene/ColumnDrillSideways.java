package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.MultiFacets;
import org.jspecify.annotations.Nullable;

/** Lucene's drilling sideways, counting some dimensions out of {@link Columns}. For one search. */
final class ColumnDrillSideways extends DrillSideways {
  private final Columns columns;
  private final Set<Dimension> dimensions;
  private @Nullable ColumnFacets hits;

  ColumnDrillSideways(FacetedSearcher searcher, FacetsConfig config, Set<Dimension> dimensions) {
    super(searcher, config, searcher.state());
    this.columns = Objects.requireNonNull(searcher.columns());
    this.dimensions = dimensions;
  }

  @Override
  protected Facets buildFacetsResult(
      FacetsCollector drillDowns,
      FacetsCollector @Nullable [] drillSideways,
      String @Nullable [] drillSidewaysDims)
      throws IOException {
    var others = EnumSet.noneOf(Dimension.class);
    others.addAll(dimensions);
    Map<String, Facets> sideways = new HashMap<>();
    if (drillSideways != null && drillSidewaysDims != null) {
      for (int i = 0; i < drillSideways.length; i++) {
        Dimension dimension = Dimension.named(drillSidewaysDims[i]);
        if (others.remove(dimension)) {
          sideways.put(
              dimension.word(),
              new ColumnFacets(columns, drillSideways[i], EnumSet.of(dimension), false));
        }
      }
    }
    hits = new ColumnFacets(columns, drillDowns, others, true);
    return sideways.isEmpty() ? hits : new MultiFacets(sideways, hits);
  }

  /** The hits of the search by the day they were said. */
  Tally perDay() {
    return Objects.requireNonNull(hits).perDay();
  }
}
