package dev.onrecord.lucene;

import java.io.IOException;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** A searcher with the facet ordinals of its reader, made once for each reader. */
final class FacetedSearcher extends IndexSearcher {
  private final @Nullable SortedSetDocValuesReaderState state;

  FacetedSearcher(IndexReader reader, FacetsConfig config) throws IOException {
    super(reader);
    boolean counted =
        FieldInfos.getMergedFieldInfos(reader).fieldInfo(FacetsConfig.DEFAULT_INDEX_FIELD_NAME)
            != null;
    this.state = counted ? new DefaultSortedSetDocValuesReaderState(reader, config) : null;
  }

  /** The ordinals; null for an index without a quote. */
  @Nullable SortedSetDocValuesReaderState state() {
    return state;
  }
}
