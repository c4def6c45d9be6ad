package dev.onrecord.fetch;

import dev.onrecord.fetch.Fetched.Failed;
import dev.onrecord.fetch.Fetched.Marks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Fetches as a guest should: as robots.txt allows, one request at a time to each host with a pause
 * after it, and again later where the host asks for that.
 */
public final class PoliteFetcher implements AutoCloseable {
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

  /**
   * How it behaves.
   *
   * @param pause between two requests to a host that asks for no other
   * @param tries how often something is asked for that fails and may not fail again
   * @param backOff the wait before the second try; doubled before each further one
   * @param patience the longest it waits when a host names a time
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
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("(?i)https?")) {
      return fetcher.get(url, marks); // it says what is wrong
    }
    String host = url.getHost().toLowerCase(Locale.ROOT) + ":" + url.getPort();
    Duration wait = manners.backOff();
    for (int left = manners.tries(); ; left--) {
      Fetched answer = once(host, url, marks);
      Optional<Duration> again = again(answer, wait);
      if (left <= 1 || again.isEmpty()) {
        return answer;
      }
      turns.pause(host, again.get());
      wait = wait.multipliedBy(2);
    }
  }

  private Fetched once(String host, URI url, Marks marks) throws InterruptedException {
    Duration asked =
        turns
            .take(host, Duration.ZERO, () -> Optional.ofNullable(robots.delay(url)))
            .orElse(manners.pause());
    Duration pause = asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked;
    return turns.take(
        host,
        pause,
        () -> {
          Failed refusal = robots.refusal(url);
          return refusal == null ? fetcher.get(url, marks) : refusal;
        });
  }

  /** How long to wait before another try; empty when there is to be none. */
  private Optional<Duration> again(Fetched answer, Duration wait) {
    if (!(answer instanceof Failed failed) || failed.lasting()) {
      return Optional.empty();
    }
    Duration asked = failed.retryAfter();
    if (asked != null) {
      return asked.compareTo(manners.patience()) > 0 ? Optional.empty() : Optional.of(asked);
    }
    return Optional.of(Duration.ofMillis((long) (wait.toMillis() * (0.5 + random.nextDouble()))));
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
