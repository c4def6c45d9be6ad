package dev.onrecord.access;

import dev.onrecord.model.Sha256;
import dev.onrecord.search.BadRequestException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept: what it opens, and a hash that tells it. The key itself is 256 random bits,
 * so that a plain SHA-256 of it tells nobody what it is.
 *
 * @param name what whoever made it calls it
 * @param scopes what it opens
 * @param hash SHA-256 of the key, hexadecimal
 * @param created when it was made
 * @param expires from when on it opens nothing, or null for never
 * @param revoked when it was revoked, or null
 */
public record Key(
    String name,
    Set<Scope> scopes,
    String hash,
    Instant created,
    @Nullable Instant expires,
    @Nullable Instant revoked) {
  private static final int BYTES = 32;
  private static final int HASH_BYTES = 32;
  private static final String MARK = "onr_";

  /** Refuses a name that cannot be one with {@link BadRequestException}. */
  public Key {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new BadRequestException(
          "name",
          "a key's name has 1 to 64 letters, digits and - . _, and begins with a letter or digit");
    }
    if (scopes.isEmpty()) {
      throw new BadRequestException("scopes", "a key without scopes opens nothing");
    }
    scopes = Set.copyOf(EnumSet.copyOf(scopes));
  }

  /** A new secret. */
  static String secret() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** What is kept of a secret. */
  public static String hash(String secret) {
    return Sha256.hex(secret, HASH_BYTES);
  }

  /** Why it opens nothing, as the end of a sentence about it; null where it opens something. */
  public @Nullable String flaw(Instant now) {
    if (revoked != null) {
      return "was revoked on " + revoked;
    }
    return expires != null && !now.isBefore(expires) ? "expired on " + expires : null;
  }

  /** The same, revoked. */
  Key revokedAt(Instant now) {
    return new Key(name, scopes, hash, created, expires, now);
  }
}
