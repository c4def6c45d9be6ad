package dev.onrecord.reader;

/** Says in one sentence why an input cannot be read as an article. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RefusedException(String reason) {
    super(reason, null, false, false);
  }

  /** The sentence. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
