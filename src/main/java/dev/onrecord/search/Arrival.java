package dev.onrecord.search;

import dev.onrecord.model.Quote;
import java.util.function.Supplier;

/**
 * A quote that may have come into an index.
 *
 * @param quote the quote
 * @param hit makes the hit that a search would give, with what matched marked: that takes most of
 *     the time, so it is done for those who ask. It can be asked for while the arrival is handed
 *     over
 */
public record Arrival(Quote quote, Supplier<Hit> hit) {}
