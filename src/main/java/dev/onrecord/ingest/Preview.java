package dev.onrecord.ingest;

import dev.onrecord.search.StoredArticle;
import java.util.List;

/**
 * What taking articles would find.
 *
 * @param articles the first of them with their quotes, as they would be stored
 * @param more how many articles there are beside these
 * @param refused how many would be refused
 * @param problems where and why, for those that would be refused; the first {@link
 *     IngestReport#MOST_PROBLEMS} of them
 */
public record Preview(
    List<StoredArticle> articles, long more, long refused, List<IngestReport.Problem> problems) {
  /** Copies the lists. */
  public Preview {
    articles = List.copyOf(articles);
    problems = List.copyOf(problems);
  }
}
