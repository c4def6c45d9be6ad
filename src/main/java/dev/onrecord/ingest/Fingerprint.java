package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Quote;
import dev.onrecord.reader.Address;
import dev.onrecord.reader.Digest;
import dev.onrecord.search.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A short value that is the same for the same article read by the same version of the extractor,
 * with the same persons known beforehand.
 */
final class Fingerprint {
  private static final String SEEN = "@";

  /** Of a quote that came ready made: 128 bits, since there are a great many and they add up. */
  private static final int DIGITS = 32;

  private Fingerprint() {}

  static String of(Article article, String version) {
    return Digest.of(
        version,
        article.id(),
        article.title(),
        article.publisher(),
        article.published().toString(),
        String.valueOf(article.author()),
        article.url() == null ? "" : Address.of(article.url()),
        article.text());
  }

  /**
   * The same for quotes that came ready made. Nobody else tells of them under another address, so
   * theirs is taken as it is: its normal form would take a tenth of the time of storing them.
   */
  static String of(Article article, List<Quote> made, String version) {
    var parts = new ArrayList<String>();
    parts.add(version);
    parts.add(article.id());
    parts.add(article.title());
    parts.add(article.publisher());
    parts.add(Long.toString(article.published().toEpochDay()));
    parts.add(String.valueOf(article.url()));
    parts.add(article.text());
    for (Quote quote : made) {
      Attribution by = quote.attribution();
      parts.add(quote.id());
      parts.add(Long.toString(quote.saidOn().day().toEpochDay()));
      parts.add(by.speaker().label());
      parts.add(Double.toString(by.confidence()));
      parts.add(by.evidence());
    }
    return Digest.of(parts.toArray(String[]::new)).substring(0, DIGITS);
  }

  /** How an article is stored that this version has read: with when it was last seen to read so. */
  static Stamp stamp(Article article, String version) {
    String seen = article.asOf() == null ? "" : SEEN + article.asOf();
    return new Stamp(version, of(article, version) + seen, Identity.keys(article));
  }

  /** Whether it was stored by this version, and seen to read so at the same time or later. */
  static boolean isStored(Article article, String version, String stored) {
    if (!stored.startsWith(of(article, version))) {
      return false;
    }
    int seen = stored.indexOf(SEEN);
    return article.asOf() == null
        || (seen >= 0 && !article.asOf().isAfter(Instant.parse(stored.substring(seen + 1))));
  }
}
