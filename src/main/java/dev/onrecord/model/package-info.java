/**
 * The values everyone speaks of: articles, quotes, speakers, days.
 *
 * <p>Records and sealed types only, checked when they are made and never changed afterwards. Every
 * offset is a UTF-16 index into the article's text, half-open. This room knows no other room, no
 * engine and no wire format.
 */
@NullMarked
package dev.onrecord.model;

import org.jspecify.annotations.NullMarked;
