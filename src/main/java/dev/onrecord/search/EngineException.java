package dev.onrecord.search;

/** The engine cannot be reached, read or written: the disk, the lock, the network. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says in one sentence what is wrong and what to do. */
  public EngineException(String message) {
    super(message);
  }

  /** Says in one sentence what is wrong and what to do, and keeps the cause for the log. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
