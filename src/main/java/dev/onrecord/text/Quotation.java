package dev.onrecord.text;

import dev.onrecord.model.Span;

/**
 * A stretch between double quotation marks, over several paragraphs where the marks run on.
 *
 * @param outer from the opening mark to after the closing one
 * @param inner what stands between
 */
public record Quotation(Span outer, Span inner) {
  /** The same quotation, going on with the next paragraph's. */
  Quotation and(Quotation next) {
    return new Quotation(
        new Span(outer.start(), next.outer.end()), new Span(inner.start(), next.inner.end()));
  }
}
