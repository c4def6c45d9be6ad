package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.alert.AlertFolder;
import dev.onrecord.alert.Alerts;
import dev.onrecord.fetch.Poster;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after alerts beside a server; while another process does, it waits for its turn. */
final class AlertRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertRunner.class);
  private static final Duration TURN = Duration.ofSeconds(10);

  /** Until a message has been answered. */
  private static final Duration TOTAL = Duration.ofSeconds(15);

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final AtomicReference<@Nullable Alerts> current = new AtomicReference<>();
  private final Onrecord onrecord;
  private final AlertFolder folder;
  private final Duration every;
  private final boolean mayBePrivate;
  private final Clock clock;
  private final Thread thread;

  private AlertRunner(
      Onrecord onrecord, AlertFolder folder, Duration every, boolean mayBePrivate, Clock clock) {
    this.onrecord = onrecord;
    this.folder = folder;
    this.every = every;
    this.mayBePrivate = mayBePrivate;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("onrecord-alerts").unstarted(this::run);
  }

  static AlertRunner start(
      Onrecord onrecord, AlertFolder folder, Duration every, boolean mayBePrivate, Clock clock) {
    var runner = new AlertRunner(onrecord, folder, every, mayBePrivate, clock);
    runner.thread.start();
    return runner;
  }

  /** Whatever goes wrong, it begins anew after a while. */
  private void run() {
    try {
      do {
        try (var poster = new Poster(_ -> mayBePrivate, TOTAL)) {
          Optional<Alerts> mine = Alerts.open(onrecord, folder, poster, clock);
          if (mine.isPresent()) {
            look(mine.get());
          }
        } catch (RuntimeException | Error e) { // nobody else would say that alerts are not told
          LOG.error("Alerts cannot be looked after just now; it is tried again", e);
        }
      } while (!stopping.await(TURN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Alerts mine) throws InterruptedException {
    try (mine) {
      current.set(mine);
      if (stopping.getCount() > 0) {
        mine.run(every);
      }
    } finally {
      current.set(null);
    }
  }

  /** Waits for the look that it is at: an interrupt would close the ledger's files. */
  @Override
  public void close() {
    stopping.countDown();
    Alerts running = current.get();
    if (running != null) {
      running.stop();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
