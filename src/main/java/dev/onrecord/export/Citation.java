package dev.onrecord.export;

import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.Speaker;
import dev.onrecord.search.Hit;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The article that a quote stands in, as a reference, with the quote for a note.
 *
 * @param key a name of letters, digits and hyphens
 * @param author the byline as it stood, empty when there was none
 */
record Citation(
    String key,
    String author,
    String title,
    String publisher,
    LocalDate published,
    @Nullable String url,
    String note) {
  private static final double SURE = 0.8;
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern BREAKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  static Citation of(Hit hit) {
    return new Citation(
        OTHER.matcher(hit.quote().id()).replaceAll("-"),
        line(hit.author() == null ? "" : hit.author()),
        line(hit.title()),
        line(hit.publisher()),
        hit.published(),
        hit.url() == null ? null : line(hit.url()),
        note(hit.quote()));
  }

  private static String note(Quote quote) {
    String words = line(quote.text());
    String said = quote.saidOn().isKnownDay() ? ", said on " + quote.saidOn().day() : "";
    String unsure = isUnsure(quote.attribution()) ? ", not certain" : "";
    return (quote.kind() == Kind.INDIRECT ? "Reported: " + words : "“" + words + "”")
        + " ("
        + line(quote.attribution().speaker().label())
        + unsure
        + said
        + ")";
  }

  /** The doubt must not be lost on the way into somebody's text. */
  private static boolean isUnsure(Attribution attribution) {
    return attribution.confidence() < SURE && !(attribution.speaker() instanceof Speaker.Unknown);
  }

  /** The formats have no line breaks inside a value. */
  private static String line(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }
}
