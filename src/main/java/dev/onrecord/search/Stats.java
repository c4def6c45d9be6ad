package dev.onrecord.search;

import java.time.LocalDate;
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
 */
public record Stats(
    long articles,
    long quotes,
    long speakers,
    long publishers,
    @Nullable LocalDate first,
    @Nullable LocalDate last,
    long bytes) {}
