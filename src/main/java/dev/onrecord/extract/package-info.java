/**
 * Reads one article: which stretches are quotes, which words signal speech, how the text names who
 * spoke, and on which day.
 *
 * <p>Its door is {@link dev.onrecord.extract.QuoteExtractor}. The way through: tokens, quotations,
 * sentences, names, acts of speech, and last the relations that tie a quotation to an act. It never
 * decides <em>who</em> a mention is: that is the {@code speaker} room. It never throws on any text,
 * and takes time in proportion to it.
 */
@NullMarked
package dev.onrecord.extract;

import org.jspecify.annotations.NullMarked;
