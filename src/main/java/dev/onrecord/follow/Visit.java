package dev.onrecord.follow;

import dev.onrecord.reader.Found;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a kind of source is visited. */
interface Visit {
  /** What a visit may do with what it finds. */
  interface Hands {
    /** Takes what is handed over; durable on return. */
    void take(Consumer<Consumer<Found>> found);

    /** Remembers how far it came. */
    void keep(Memory memory);
  }

  /**
   * How a visit ended.
   *
   * @param problem why the source could not be had; null when it could
   * @param retryAfter how long it asks to be left alone, or null
   */
  record End(Memory memory, @Nullable String problem, @Nullable Duration retryAfter) {}

  /**
   * Visits a source, taking what is not in memory.
   *
   * @throws InterruptedException when it is not to go on
   */
  End visit(Source source, Memory memory, Hands hands) throws InterruptedException;
}
