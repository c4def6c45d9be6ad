package dev.onrecord.search;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds.
 *
 * @param articles number of articles
 * @param quotes number of quotes
 * @param speakers number of speakers with a name
 * @param publishers number of outlets
 * @param first earliest day said, or null when there are no quotes
 * @param last latest day said, or null when there are no quotes
 * @param bytes size on disk
 * @param versions number of articles by the version of the extractor that read them; empty for
 *     those stored before versions were
 */
public record Stats(
    long articles,
    long quotes,
    long speakers,
    long publishers,
    @Nullable LocalDate first,
    @Nullable LocalDate last,
    long bytes,
    Map<String, Long> versions) {
  /** Copies the map. */
  public Stats {
    versions = Map.copyOf(versions);
  }

  /** Number of articles that another version of the extractor than this one read. */
  public long outdated(String version) {
    return articles
        - versions.getOrDefault(version, 0L)
        - versions.getOrDefault(Stamp.READY_MADE, 0L);
  }
}
