package dev.onrecord.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one request at a time to each host, with a pause after it. */
final class HostTurns {
  /** What was done, and how long the host is to be left alone after it. */
  record Done<T>(T answer, Duration pause) {}

  private static final class Turn {
    final ReentrantLock lock = new ReentrantLock(true);
    long next = System.nanoTime();
  }

  private final Map<String, Turn> turns = new ConcurrentHashMap<>();

  /**
   * Waits for the host's turn, does it, and keeps others from the host for the pause.
   *
   * @param patience the longest to wait for the end of a pause; when it is longer, nothing is done
   * @return what was done; empty when the host is to be left alone for longer
   * @throws InterruptedException when the wait is given up
   */
  <T> Optional<T> take(String host, Duration patience, Supplier<Done<T>> request)
      throws InterruptedException {
    Turn turn = turns.computeIfAbsent(host, _ -> new Turn());
    turn.lock.lockInterruptibly();
    try {
      Duration wait = Duration.ofNanos(turn.next - System.nanoTime());
      if (wait.compareTo(patience) > 0) {
        return Optional.empty();
      }
      if (wait.isPositive()) {
        Thread.sleep(wait);
      }
      Done<T> done = request.get();
      turn.next = System.nanoTime() + done.pause.toNanos();
      return Optional.of(done.answer);
    } finally {
      turn.lock.unlock();
    }
  }
}
