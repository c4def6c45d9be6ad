/**
 * Reads one article: which stretches are quotes, which words signal speech, how the text names who
 * spoke, and on which day.
 *
 * <p>Its door is {@link dev.onrecord.extract.QuoteExtractor}. The way through: sentences from the
 * {@code text} room, names, acts of speech by rules, reports by learned models of the {@code crf}
 * room, and last the relations that tie a quotation or reported speech to who says it. It never
 * decides <em>who</em> a mention is: that is the {@code speaker} room. It never throws on any text,
 * and takes time in proportion to it.
 */
@NullMarked
package dev.onrecord.extract;

import org.jspecify.annotations.NullMarked;
