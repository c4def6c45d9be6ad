package dev.onrecord.alert;

import dev.onrecord.Onrecord;
import dev.onrecord.alert.Ledger.Place;
import dev.onrecord.fetch.Poster;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.QuerySyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what has come for alerts, and delivers it. What is found is durable before anybody is
 * told; what arrived is noted after. Deliveries of one alert go one after another, and one that
 * cannot be made keeps only those behind it waiting.
 *
 * <p>A webhook may be told twice of one delivery, under the same id, when a crash comes between its
 * answer and the note of it. A file has each line once.
 */
public final class Alerts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int AT_ONCE = 64;
  private static final int PAGE = 100;

  /** A commit takes longer than that, and so many as are noted within share it. */
  private static final Duration GATHERING = Duration.ofMillis(20);

  private final Onrecord onrecord;
  private final AlertFolder folder;
  private final Ledger ledger;
  private final Poster poster;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(AT_ONCE);

  /** Held by who changes the ledger: of a look, all comes into one commit. */
  private final ReentrantLock writing = new ReentrantLock();

  /** The commit that is to come, for all that were noted since the last one began. */
  private @Nullable CompletableFuture<Boolean> next;

  /** Alerts with a delivery on its way. */
  private final Set<String> busy = new HashSet<>();

  /** What was looked at; with the same again there is nothing to look for. */
  private record State(String mark, List<Alert> alerts) {}

  private @Nullable State seen;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean closing;

  private Alerts(Onrecord onrecord, AlertFolder folder, Ledger ledger, Poster poster, Clock clock) {
    this.onrecord = onrecord;
    this.folder = folder;
    this.ledger = ledger;
    this.poster = poster;
    this.clock = clock;
  }

  /**
   * Takes over the alerts of a folder.
   *
   * @param onrecord the index they ask; stays the caller's to close, afterwards
   * @param poster what sends; closed with this
   * @return empty while another process has them
   */
  public static Optional<Alerts> open(
      Onrecord onrecord, AlertFolder folder, Poster poster, Clock clock) {
    return Ledger.open(folder.ledger())
        .map(ledger -> new Alerts(onrecord, folder, ledger, poster, clock));
  }

  /**
   * Looks and delivers until {@link #stop}. The thread must not be interrupted: that would close
   * the ledger's files in the middle of a write.
   *
   * @throws EngineException when the index or the ledger fails; this is to be closed then
   */
  public void run(Duration every) throws InterruptedException {
    do {
      look();
      deliver();
    } while (!stopped.await(every.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Has {@link #run} end, after the look that it is at. */
  public void stop() {
    stopped.countDown();
  }

  /** Notes for every alert what has come since the last look; durable on return. */
  public void look() {
    List<Alert> alerts = folder.all();
    // Asked for before the look: what comes meanwhile is looked for again.
    var state = new State(onrecord.mark(), alerts);
    if (state.equals(seen) && alerts.stream().noneMatch(folder::isToRetry)) {
      return;
    }
    Instant now = clock.instant();
    alone(() -> look(alerts, now));
    seen = state;
  }

  private void look(List<Alert> alerts, Instant now) {
    List<Alert> fresh;
    try {
      forgetRemoved(alerts);
      fresh = alerts.stream().filter(alert -> place(alert).isEmpty()).toList();
      fresh.forEach(this::begin);
      if (!fresh.isEmpty()) {
        ledger.see();
      }
      alerts.forEach(alert -> look(alert, now));
      alerts.stream().filter(folder::isToRetry).forEach(alert -> retry(alert, now));
      ledger.forget(Delivery.State.DONE, now.minus(KEPT));
      ledger.forget(Delivery.State.GIVEN_UP, now.minus(KEPT.multipliedBy(3)));
    } finally {
      ledger.commit(); // what was noted is whole, also where the index failed in between
    }
    fresh.forEach(folder::forgetKnown);
  }

  private void alone(Runnable work) {
    writing.lock();
    try {
      work.run();
    } finally {
      writing.unlock();
    }
  }

  private void forgetRemoved(List<Alert> alerts) {
    Set<String> ids = alerts.stream().map(Alert::id).collect(Collectors.toSet());
    ledger.alerts().stream().filter(id -> !ids.contains(id)).forEach(ledger::forget);
  }

  private Optional<Place> place(Alert alert) {
    return ledger.place(alert.id());
  }

  /** What a new alert found when it was made is nothing new. */
  private void begin(Alert alert) {
    folder.known(alert, key -> ledger.know(alert.id(), key));
    ledger.put(new Place(alert.id(), alert.mark(), 0, -1));
  }

  private void look(Alert alert, Instant now) {
    Place place = place(alert).orElseThrow();
    try {
      new Look(onrecord, ledger, alert, place, now).take();
    } catch (QuerySyntaxException | BadRequestException e) {
      LOG.warn("The alert {} cannot be looked for: {}", alert.name(), e.getMessage());
    }
  }

  private void retry(Alert alert, Instant now) {
    for (Delivery.State state : List.of(Delivery.State.GIVEN_UP, Delivery.State.WAITING)) {
      int left = ledger.count(alert.id(), state);
      for (int done = 0; done < left; done += PAGE) {
        List<Delivery> page =
            state == Delivery.State.GIVEN_UP
                ? ledger.first(alert.id(), state, PAGE)
                : ledger.first(alert.id(), state, 1); // the others wait for the first one
        page.forEach(delivery -> ledger.put(delivery.again(now)));
        ledger.see();
      }
    }
    folder.retried(alert);
  }

  /** Begins to deliver what is due. */
  public void deliver() {
    if (!ledger.hasWaiting()) {
      return;
    }
    for (Alert alert : folder.all()) {
      if ((alert.webhook() != null || alert.file() != null)
          && due(alert).isPresent()
          && begins(alert)) {
        threads.execute(() -> deliverAll(alert));
      }
    }
  }

  private boolean begins(Alert alert) {
    synchronized (busy) {
      return !closing && busy.add(alert.id());
    }
  }

  private boolean isThere(Alert alert) {
    return folder.find(alert.name()).filter(alert::equals).isPresent();
  }

  /** The next delivery, if it is due. */
  private Optional<Delivery> due(Alert alert) {
    return ledger.first(alert.id(), Delivery.State.WAITING, 1).stream()
        .findFirst()
        .filter(delivery -> !delivery.due().isAfter(clock.instant()));
  }

  /** One after another; room for sending is taken for each, so that nobody keeps it for long. */
  private void deliverAll(Alert alert) {
    try {
      Optional<Delivery> next = due(alert);
      while (next.isPresent() && !closing && isThere(alert)) {
        if (alert.file() != null) {
          deliver(alert, next.get());
        } else {
          deliverInTurn(alert, next.get());
        }
        next = due(alert);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The alert {} cannot be delivered; it is tried again", alert.name(), e);
    } finally {
      synchronized (busy) {
        busy.remove(alert.id());
        busy.notifyAll();
      }
    }
  }

  private void deliverInTurn(Alert alert, Delivery delivery) throws InterruptedException {
    room.acquire();
    try {
      if (!closing) {
        deliver(alert, delivery);
      }
    } finally {
      room.release();
    }
  }

  private void deliver(Alert alert, Delivery delivery) {
    String trouble = alert.file() == null ? sent(alert, delivery) : written(alert, delivery);
    if (!trouble.isEmpty()) {
      LOG.warn("The alert {} could not be delivered: {}", alert.name(), trouble);
    }
    if (alert.file() == null) {
      note(delivery, after(delivery, trouble));
    }
  }

  private Delivery after(Delivery delivery, String trouble) {
    Instant now = clock.instant();
    if (trouble.isEmpty()) {
      return delivery.done();
    }
    Duration wait = BackOff.after(delivery.attempts() + 1, ThreadLocalRandom.current());
    return delivery.made().plus(BackOff.PATIENCE).isBefore(now)
        ? delivery.givenUp(trouble)
        : delivery.failed(trouble, now.plus(wait));
  }

  /**
   * What was forgotten meanwhile stays so, and what was asked for again meanwhile is tried again at
   * once. Durable on return.
   */
  private void note(Delivery tried, Delivery after) {
    alone(() -> ledger.delivery(tried.id()).ifPresent(now -> ledger.put(noted(tried, now, after))));
    commitWithOthers();
  }

  private static Delivery noted(Delivery tried, Delivery now, Delivery after) {
    return now.equals(tried) || after.state() == Delivery.State.DONE
        ? after
        : after.again(now.due());
  }

  /** Who comes first waits a little, and commits for all that came meanwhile. */
  private void commitWithOthers() {
    CompletableFuture<Boolean> mine;
    boolean first;
    synchronized (busy) {
      first = next == null;
      mine = first ? new CompletableFuture<>() : Objects.requireNonNull(next);
      next = mine;
    }
    if (!first) {
      mine.join();
      return;
    }
    LockSupport.parkNanos(GATHERING.toNanos());
    synchronized (busy) {
      next = null;
    }
    try {
      alone(ledger::commit);
      mine.complete(true);
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private String sent(Alert alert, Delivery delivery) {
    return Webhook.send(
            poster,
            String.valueOf(alert.webhook()),
            String.valueOf(alert.secret()),
            delivery,
            clock.instant())
        .trouble();
  }

  /** Where the file ended before is noted first, so that what is cut off can be told. */
  private String written(Alert alert, Delivery delivery) {
    Path file = Path.of(String.valueOf(alert.file()));
    writing.lock();
    try {
      Place place = place(alert).orElse(null);
      if (place == null) {
        return "";
      }
      String trouble = "";
      try {
        if (place.written() < 0) {
          place = place.written(AppendedFile.length(file));
          ledger.put(place);
          ledger.commit();
        }
        byte[] lines = delivery.body().getBytes(StandardCharsets.UTF_8);
        ledger.put(place.written(AppendedFile.append(file, place.written(), lines)));
      } catch (IOException e) {
        trouble = "the file " + file + " cannot be written: " + e.getMessage();
      }
      ledger.put(after(delivery, trouble));
      ledger.commit();
      return trouble;
    } finally {
      writing.unlock();
    }
  }

  /** Waits until nothing is on its way. */
  public void awaitDelivered() throws InterruptedException {
    synchronized (busy) {
      while (!busy.isEmpty()) {
        busy.wait();
      }
    }
  }

  /** Waits for what is on its way, which is no longer than sending may take, and begins no more. */
  @Override
  public void close() {
    closing = true;
    threads.close();
    poster.close();
    ledger.close();
  }
}
