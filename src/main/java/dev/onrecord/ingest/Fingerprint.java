package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.reader.Address;
import dev.onrecord.search.Stamp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A short value that is the same for the same article read by the same version of the extractor,
 * with the same persons known beforehand.
 */
final class Fingerprint {
  private static final String SEEN = "@";

  private Fingerprint() {}

  static String of(Article article, String version) {
    return of(
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

  /** SHA-256 over the parts, each led by its length, as hexadecimal digits. */
  static String of(String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
