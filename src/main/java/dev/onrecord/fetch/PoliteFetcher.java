package dev.onrecord.fetch;

import dev.onrecord.fetch.Fetched.Failed;
import dev.onrecord.fetch.Fetched.Marks;
import dev.onrecord.fetch.HostTurns.Done;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Fetches as a guest should: as robots.txt allows, one request at a time to each host with a pause
 * after it, and again later where the host asks for that; each host that a redirect leads to, too.
 */
public final class PoliteFetcher implements AutoCloseable {
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
  private static final Duration LONGEST_REST = Duration.ofHours(12);

  /**
   * How it behaves.
   *
   * @param pause between two requests to a host that asks for no other
   * @param tries how often something is asked for that fails and may not fail again
   * @param backOff the wait before the second try; doubled before each further one
   * @param patience the longest it waits where a host names a time
   */
  public record Manners(Duration pause, int tries, Duration backOff, Duration patience) {
    /** A second between two requests; three tries. */
    public static final Manners USUAL =
        new Manners(Duration.ofSeconds(1), 3, Duration.ofSeconds(2), Duration.ofMinutes(2));
  }

  private final Fetcher fetcher;
  private final Manners manners;
  private final RandomGenerator random;
  private final Robots robots;
  private final HostTurns turns = new HostTurns();

  /** A fetcher; it closes the one that it uses. */
  public PoliteFetcher(Fetcher fetcher, Manners manners, Clock clock, RandomGenerator random) {
    this.fetcher = fetcher;
    this.manners = manners;
    this.random = random;
    this.robots = new Robots(fetcher, clock);
  }

  /**
   * Fetches when its turn has come. Never throws but for an interrupt.
   *
   * @throws InterruptedException when it is not to wait any longer
   */
  public Fetched get(URI url, Marks marks) throws InterruptedException {
    return Fetcher.follow(url, marks, this::tried);
  }

  private Fetcher.Step tried(URI url, Marks marks) throws InterruptedException {
    Failed wrong = Fetcher.wrong(url);
    if (wrong != null) {
      return new Fetcher.Done(wrong);
    }
    String host = url.getHost().toLowerCase(Locale.ROOT) + ":" + url.getPort();
    Duration backOff = manners.backOff();
    for (int left = manners.tries(); ; left--) {
      Fetcher.Step step = once(host, url, marks, backOff);
      boolean again =
          step instanceof Fetcher.Done(Failed failed)
              && !failed.lasting()
              && !isTooLong(failed.retryAfter());
      if (left <= 1 || !again) {
        return step;
      }
      backOff = backOff.multipliedBy(2);
    }
  }

  private boolean isTooLong(@Nullable Duration asked) {
    return asked != null && asked.compareTo(manners.patience()) > 0;
  }

  private Fetcher.Step once(String host, URI url, Marks marks, Duration backOff)
      throws InterruptedException {
    Duration patience = manners.patience().plus(LONGEST_DELAY);
    if (!robots.knows(url)) {
      turns.take(
          host,
          patience,
          () -> {
            boolean known = robots.knows(url); // somebody has asked while this one waited
            if (!known) {
              robots.ask(url);
            }
            return new Done<>(true, known ? Duration.ZERO : manners.pause());
          });
    }
    Optional<Fetcher.Step> step =
        turns.take(
            host,
            patience,
            () -> {
              Failed refusal = robots.refusal(url);
              if (refusal != null) {
                return new Done<>(new Fetcher.Done(refusal), Duration.ZERO);
              }
              Fetcher.Step taken = fetcher.step(url, marks);
              return new Done<>(taken, pause(url, taken, backOff));
            });
    return step.orElseGet(() ->
        new Fetcher.Done(
            Failed.passing(url.getHost() + " has asked to be left alone for a while")));
  }

  /** The pause that the host asks robots for, or in its answer; longer after a failure. */
  private Duration pause(URI url, Fetcher.Step step, Duration backOff) {
    Duration pause = shorter(robots.delay(url).orElse(manners.pause()), LONGEST_DELAY);
    if (!(step instanceof Fetcher.Done(Failed failed)) || failed.lasting()) {
      return pause;
    }
    Duration asked = failed.retryAfter();
    double spread = 0.5 + random.nextDouble();
    Duration rest =
        asked == null
            ? Duration.ofMillis((long) (backOff.toMillis() * spread))
            : shorter(asked, LONGEST_REST);
    return rest.compareTo(pause) > 0 ? rest : pause;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
