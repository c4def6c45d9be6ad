package dev.onrecord.ingest;

/**
 * A registry file that cannot be taken; the message says in a sentence where, why and what to do.
 */
public final class BadRegistryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadRegistryException(String where, String reason) {
    super(where + ": " + reason);
  }
}
