package dev.onrecord.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.onrecord.fetch.Fetched.Failed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What hosts let robots do (RFC 9309), asked once a day. */
final class Robots {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration FAILURE_KEPT = Duration.ofMinutes(10);

  private record Rules(BaseRobotRules rules, Instant until) {}

  private final Fetcher fetcher;
  private final Clock clock;
  private final Map<String, Rules> known = new ConcurrentHashMap<>();

  Robots(Fetcher fetcher, Clock clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /** Why this may not be fetched; null when it may. */
  @Nullable Failed refusal(URI url) {
    BaseRobotRules rules = rules(url);
    if (rules.isAllowed(url.toString())) {
      return null;
    }
    return rules.isDeferVisits()
        ? Failed.passing(
            "robots.txt of " + url.getHost() + " cannot be had, so nothing is fetched for now")
        : Failed.lasting("robots.txt of " + url.getHost() + " asks robots not to fetch it");
  }

  /** How long the host asks robots to wait between two requests; empty when it does not. */
  Optional<Duration> delay(URI url) {
    long millis = rules(url).getCrawlDelay();
    return millis <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  /** Whether the host's robots.txt need not be asked for now. */
  boolean knows(URI url) {
    Rules rules = known.get(site(url));
    return rules != null && rules.until.isAfter(clock.instant());
  }

  /** Asks for the host's robots.txt. */
  void ask(URI url) {
    known.put(site(url), ask(site(url)));
  }

  private static String site(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private BaseRobotRules rules(URI url) {
    return known.computeIfAbsent(site(url), this::ask).rules;
  }

  private Rules ask(String site) {
    URI url = URI.create(site + "/robots.txt");
    var parser = new SimpleRobotRulesParser();
    Instant now = clock.instant();
    return switch (fetcher.get(url, Fetched.Marks.NONE)) {
      case Fetched.Body body ->
          new Rules(
              parser.parseContent(
                  url.toString(),
                  body.bytes(),
                  "text/plain",
                  List.of(fetcher.agent().toLowerCase(Locale.ROOT))),
              now.plus(KEPT));
      case Failed failed when failed.lasting() ->
          new Rules(
              new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL), now.plus(KEPT));
      case Failed _, Fetched.Unchanged _ -> {
        var none = new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE);
        none.setDeferVisits(true);
        yield new Rules(none, now.plus(FAILURE_KEPT));
      }
    };
  }
}
