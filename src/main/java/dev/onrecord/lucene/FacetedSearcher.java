package dev.onrecord.lucene;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Objects;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.jspecify.annotations.Nullable;

/** A searcher with the facet ordinals of its reader, made once for each reader. */
final class FacetedSearcher extends IndexSearcher {
  private static final float SATURATION = 1.2f;

  /** Quotes are short as they are: that one is shorter says little. */
  private static final float BREVITY = 0.3f;

  private final @Nullable SortedSetDocValuesReaderState state;
  private final @Nullable Columns columns;
  private volatile @Nullable SpeakerNames speakers;
  private final Columns.Cache cache;
  private volatile SoftReference<StatementGroups> groups = new SoftReference<>(null);

  FacetedSearcher(IndexReader reader, FacetsConfig config, Columns.Cache cache) throws IOException {
    super(reader);
    setSimilarity(new BM25Similarity(SATURATION, BREVITY));
    this.cache = cache;
    boolean counted =
        FieldInfos.getMergedFieldInfos(reader).fieldInfo(FacetsConfig.DEFAULT_INDEX_FIELD_NAME)
            != null;
    this.state = counted ? new DefaultSortedSetDocValuesReaderState(reader, config) : null;
    this.columns = state == null ? null : new Columns(reader, state.getDocValues(), cache);
  }

  /** What quotes are counted by; null for an index without a quote. */
  @Nullable Columns columns() {
    return columns;
  }

  /** Which state of the index it reads. */
  long version() {
    return ((DirectoryReader) getIndexReader()).getVersion();
  }

  /** The ordinals; null for an index without a quote. */
  @Nullable SortedSetDocValuesReaderState state() {
    return state;
  }

  /** The segment of a document. */
  LeafReaderContext leaf(int document) {
    return getLeafContexts().get(ReaderUtil.subIndex(document, getLeafContexts()));
  }

  /** Which quotes are of one statement; found out when first asked for. */
  StatementGroups groups() throws IOException {
    StatementGroups known = groups.get();
    if (known != null) {
      return known;
    }
    // One at a time for all states of an index, as it takes some memory on the way.
    synchronized (cache) {
      known = groups.get();
      if (known == null) {
        known = StatementGroups.of(getIndexReader(), Objects.requireNonNull(columns));
        groups = new SoftReference<>(known);
      }
      return known;
    }
  }

  /** Whether the groups need not be worked out. */
  boolean knowsGroups() {
    return groups.get() != null;
  }

  /** All speakers, gathered when first asked for. */
  SpeakerNames speakers() throws IOException {
    SpeakerNames known = speakers;
    if (known == null) {
      known = SpeakerNames.of(state);
      speakers = known;
    }
    return known;
  }
}
