package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.alert.AlertFolder;
import dev.onrecord.alert.Alerts;
import dev.onrecord.fetch.Poster;
import dev.onrecord.search.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after alerts beside a server; while another process does, it waits for its turn. */
final class AlertRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertRunner.class);
  private static final Duration TURN = Duration.ofSeconds(10);

  /** Until a message has been answered. */
  private static final Duration TOTAL = Duration.ofSeconds(15);

  private final Thread thread;

  private AlertRunner(Thread thread) {
    this.thread = thread;
  }

  static AlertRunner start(
      Onrecord onrecord, AlertFolder folder, Duration every, boolean mayBePrivate, Clock clock) {
    return new AlertRunner(
        Thread.ofPlatform()
            .name("onrecord-alerts")
            .start(() -> run(onrecord, folder, every, mayBePrivate, clock)));
  }

  private static void run(
      Onrecord onrecord, AlertFolder folder, Duration every, boolean mayBePrivate, Clock clock) {
    try {
      while (true) {
        try (var poster = new Poster(_ -> mayBePrivate, TOTAL)) {
          Optional<Alerts> mine = Alerts.open(onrecord, folder, poster, clock);
          if (mine.isPresent()) {
            try (Alerts alerts = mine.get()) {
              alerts.run(every);
            }
          }
        } catch (EngineException e) {
          LOG.error("Alerts cannot be looked after just now; it is tried again", e);
        }
        Thread.sleep(TURN);
      }
    } catch (InterruptedException e) {
      // the server ends
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
