package dev.onrecord.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are being stored and cannot be found yet, by id and by key; shared by all batches
 * of an ingester. Whoever asks and then claims does so under its lock.
 */
final class Claims {
  /** An article, and the batch that stores it. */
  record Claim(String id, Object owner) {}

  private final Map<String, Claim> claims = new HashMap<>();

  synchronized @Nullable Claim of(String idOrKey) {
    return claims.get(idOrKey);
  }

  /** Claims an article and its keys, as far as nobody else has. */
  synchronized void claim(Object owner, String id, List<String> keys) {
    var claim = new Claim(id, owner);
    claims.putIfAbsent(id, claim);
    keys.forEach(key -> claims.putIfAbsent(key, claim));
  }

  /** All that this batch stored can be found now, or never will be. */
  synchronized void release(Object owner) {
    claims.values().removeIf(claim -> claim.owner == owner);
  }
}
