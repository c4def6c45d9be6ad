package dev.onrecord.search;

/**
 * A request that no engine can answer: an unknown facet, a limit out of range, a cursor of another
 * query.
 */
public final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String parameter;

  /**
   * Says what is wrong.
   *
   * @param parameter the parameter it is about
   * @param message one sentence: what is wrong and what would be right
   */
  public BadRequestException(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /** The parameter it is about. */
  public String parameter() {
    return parameter;
  }
}
