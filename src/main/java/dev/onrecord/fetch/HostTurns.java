package dev.onrecord.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one request at a time to each host, with a pause between two. */
final class HostTurns {
  private static final class Turn {
    final ReentrantLock lock = new ReentrantLock(true);
    long next = System.nanoTime();
  }

  private final Map<String, Turn> turns = new ConcurrentHashMap<>();

  /**
   * Waits for the host's turn, does it, and keeps the host for itself for the pause.
   *
   * @throws InterruptedException when the wait is given up
   */
  <T> T take(String host, Duration pause, Supplier<T> request) throws InterruptedException {
    Turn turn = turns.computeIfAbsent(host, _ -> new Turn());
    turn.lock.lockInterruptibly();
    try {
      long wait = turn.next - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(Duration.ofNanos(wait));
      }
      T answer = request.get();
      turn.next = Math.max(turn.next, System.nanoTime() + pause.toNanos());
      return answer;
    } finally {
      turn.lock.unlock();
    }
  }

  /** Leaves the host alone for at least so long. */
  void pause(String host, Duration pause) {
    Turn turn = turns.computeIfAbsent(host, _ -> new Turn());
    turn.lock.lock();
    try {
      turn.next = Math.max(turn.next, System.nanoTime() + pause.toNanos());
    } finally {
      turn.lock.unlock();
    }
  }
}
