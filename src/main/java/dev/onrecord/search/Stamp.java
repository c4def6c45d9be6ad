package dev.onrecord.search;

/**
 * How an article was read when it was stored.
 *
 * @param version of the extractor that read it, not empty
 * @param fingerprint the same for the same article read by the same version
 */
public record Stamp(String version, String fingerprint) {
  /** The version of what no extractor read: its quotes came ready made, and stay as they came. */
  public static final String READY_MADE = "ready-made";

  /** Refuses an empty version with {@link IllegalArgumentException}. */
  public Stamp {
    if (version.isEmpty()) {
      throw new IllegalArgumentException("a version is not empty");
    }
  }
}
