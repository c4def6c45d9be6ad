package dev.onrecord.search;

import java.util.List;

/**
 * How an article was read when it was stored.
 *
 * @param version of the extractor that read it, not empty
 * @param fingerprint the same for the same article read by the same version
 * @param keys by what else than its id the article is known again; opaque to the engine
 */
public record Stamp(String version, String fingerprint, List<String> keys) {
  /** The version of what no extractor read: its quotes came ready made, and stay as they came. */
  public static final String READY_MADE = "ready-made";

  /** Refuses an empty version with {@link IllegalArgumentException}; copies the list. */
  public Stamp {
    if (version.isEmpty()) {
      throw new IllegalArgumentException("a version is not empty");
    }
    keys = List.copyOf(keys);
  }

  /** A stamp of what is known by its id alone. */
  public Stamp(String version, String fingerprint) {
    this(version, fingerprint, List.of());
  }
}
