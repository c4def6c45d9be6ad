package dev.onrecord.html;

import dev.onrecord.model.PublishedBasis;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A web page read as an article; what it does not tell is empty or null.
 *
 * @param title headline
 * @param author byline, names only
 * @param site name of the outlet
 * @param url the address it gives itself
 * @param language by BCP 47
 * @param published day of publication
 * @param basis where that day stands; null with it
 * @param modified when it was last changed, by its own word
 * @param text headline and captions left out, a blank line between two paragraphs
 */
public record Page(
    String title,
    String author,
    String site,
    String url,
    String language,
    @Nullable LocalDate published,
    @Nullable PublishedBasis basis,
    @Nullable Instant modified,
    String text) {}
