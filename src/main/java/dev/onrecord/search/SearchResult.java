package dev.onrecord.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param total how many quotes match, exact
 * @param groups how many statements these are quotes of, exact; null unless the request groups
 * @param hits this page of them; of each statement the best, where the request groups
 * @param next cursor of the next page; null on the last
 * @param facets one for each dimension asked for, in the order of {@link Dimension}
 * @param histogram all hits over time
 * @param didYouMean what may have been meant, or null; only with the first page, and only when it
 *     finds something
 * @param ignored what of the query was passed over, a sentence each; empty for a strict request
 */
public record SearchResult(
    long total,
    @Nullable Long groups,
    List<Hit> hits,
    @Nullable String next,
    List<FacetResult> facets,
    Histogram histogram,
    @Nullable DidYouMean didYouMean,
    List<String> ignored) {
  /** Copies the lists. */
  public SearchResult {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
    ignored = List.copyOf(ignored);
  }

  /** The same with what may have been meant. */
  public SearchResult suggesting(DidYouMean meant) {
    return new SearchResult(total, groups, hits, next, facets, histogram, meant, ignored);
  }
}
