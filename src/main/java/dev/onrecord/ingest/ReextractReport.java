package dev.onrecord.ingest;

/**
 * What became of stored articles that were read anew.
 *
 * @param renewed articles brought up to date
 * @param current articles that were up to date when it began, and were not read
 * @param refused articles that could not be read anew; they keep their old quotes
 * @param quotesBefore quotes that the renewed articles had
 * @param quotesAfter quotes that they have now
 */
public record ReextractReport(
    long renewed, long current, long refused, long quotesBefore, long quotesAfter) {}
