package dev.onrecord.alert;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** How long to wait after an attempt that failed: longer each time, and never all at once. */
final class BackOff {
  /** Whoever cannot be reached for so long is not tried any more. */
  static final Duration PATIENCE = Duration.ofDays(30);

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1));

  private static final double SPREAD = 0.2;

  private BackOff() {}

  /** The time to wait after so many attempts. */
  static Duration after(int attempts, RandomGenerator random) {
    Duration wait = WAITS.get(Math.clamp(attempts - 1L, 0, WAITS.size() - 1));
    return Duration.ofMillis(
        (long) (wait.toMillis() * (1 + SPREAD * (2 * random.nextDouble() - 1))));
  }
}
