/**
 * The language and the contract of searching; knows no engine.
 *
 * <p>A {@link dev.onrecord.search.Query} is a sealed tree that {@link
 * dev.onrecord.search.QueryParser} reads from what people type. A {@link
 * dev.onrecord.search.SearchRequest} asks a {@link dev.onrecord.search.SearchEngine}, which answers
 * with a {@link dev.onrecord.search.SearchResult}: hits, facets and histogram of one and the same
 * set of quotes, counted exactly.
 */
@NullMarked
package dev.onrecord.search;

import org.jspecify.annotations.NullMarked;
