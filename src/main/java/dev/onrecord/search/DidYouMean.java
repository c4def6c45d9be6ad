package dev.onrecord.search;

/**
 * A query like the one asked, in which each word that no quote has gave way to one that some have.
 *
 * @param q the query
 * @param total how many quotes it finds under the filters of the request, exact; at least one
 */
public record DidYouMean(String q, long total) {}
