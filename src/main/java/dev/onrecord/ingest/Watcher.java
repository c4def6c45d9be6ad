package dev.onrecord.ingest;

/** Is told how an ingest goes on. */
@FunctionalInterface
public interface Watcher {
  /** Looks away. */
  Watcher NONE = _ -> {};

  /** One more thing that was found is done. Any thread calls, many at once. */
  void done(Outcome outcome);

  /**
   * All that was found up to here is durable.
   *
   * @param found how many things that is, of those that the source handed over
   */
  default void durable(long found) {}
}
