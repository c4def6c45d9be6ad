package dev.onrecord.search;

import dev.onrecord.model.PublishedBasis;
import dev.onrecord.model.Quote;
import dev.onrecord.model.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One quote that matched.
 *
 * @param quote the quote
 * @param title headline of its article
 * @param titleHighlights what matched in the headline: spans of it, in order, never overlapping
 * @param publisher the outlet
 * @param published day of publication
 * @param publishedBasis where that day is known from
 * @param author byline of its article, or null
 * @param url where the article stood, or null
 * @param snippet the words to show
 * @param score how well it matched; comparable within one result only
 * @param explanation how the score came about; null unless it was asked for
 * @param group the statement it is a quote of; null unless the request groups
 */
public record Hit(
    Quote quote,
    String title,
    List<Span> titleHighlights,
    String publisher,
    LocalDate published,
    PublishedBasis publishedBasis,
    @Nullable String author,
    @Nullable String url,
    Snippet snippet,
    double score,
    @Nullable Explanation explanation,
    @Nullable Group group) {
  private static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");

  /** Copies the list. */
  public Hit {
    titleHighlights = List.copyOf(titleHighlights);
  }

  /** Where the article stood, where that is an address of the web. */
  public Optional<String> webUrl() {
    return Optional.ofNullable(url).filter(address -> WEB.matcher(address).matches());
  }
}
