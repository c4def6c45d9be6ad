package dev.onrecord.extract;

import dev.onrecord.model.Span;
import java.util.List;

/**
 * A stretch between double quotation marks, over several paragraphs where the marks run on.
 *
 * @param outer from the opening mark to after the closing one
 * @param inner what stands between
 * @param paragraphs the parts of {@code outer}, one a paragraph
 */
record Quotation(Span outer, Span inner, List<Span> paragraphs) {
  /** The same quotation, going on with the next paragraph's. */
  Quotation and(Quotation next) {
    return new Quotation(
        new Span(outer.start(), next.outer.end()),
        new Span(inner.start(), next.inner.end()),
        java.util.stream.Stream.concat(paragraphs.stream(), next.paragraphs.stream()).toList());
  }
}
