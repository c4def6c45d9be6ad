package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.reader.Address;
import dev.onrecord.reader.Digest;
import dev.onrecord.search.Stamp;
import java.time.Instant;

/**
 * A short value that is the same for the same article read by the same version of the extractor,
 * with the same persons known beforehand.
 */
final class Fingerprint {
  private static final String SEEN = "@";

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
