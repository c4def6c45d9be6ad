package dev.onrecord.check;

import dev.onrecord.model.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a claimed quote.
 *
 * @param claim the quote
 * @param span where it stands in the text that was checked; null for a quote by itself
 * @param sources the quotes nearest to it, of those as near the one said first first
 */
public record Finding(Claim claim, @Nullable Span span, Verdict verdict, List<Source> sources) {
  /** Copies the list. */
  public Finding {
    sources = List.copyOf(sources);
  }

  /** The same, of a text. */
  public Finding at(Span place) {
    return new Finding(claim, place, verdict, sources);
  }
}
