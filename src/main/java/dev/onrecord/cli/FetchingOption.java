package dev.onrecord.cli;

import dev.onrecord.fetch.Fetcher;
import dev.onrecord.fetch.PoliteFetcher;
import dev.onrecord.reader.Address;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where pages may be fetched from; the same for every command that fetches any. */
final class FetchingOption {
  @Option(
      names = "--fetch-private",
      description =
          "Fetch from this machine and private networks also where a feed or page leads there; the hosts that are named here may lie there in any case.")
  boolean fetchPrivate;

  /** Fetches; what a user names may be private, and what that leads to elsewhere may not. */
  PoliteFetcher fetcher(Collection<String> named) {
    Set<String> hosts = named.stream().map(Address::hostOf).collect(Collectors.toSet());
    Clock clock = Clock.systemUTC();
    var limits =
        Fetcher.Limits.usual(host -> fetchPrivate || hosts.contains(host.toLowerCase(Locale.ROOT)));
    return new PoliteFetcher(
        new Fetcher(limits, clock),
        PoliteFetcher.Manners.USUAL,
        clock,
        ThreadLocalRandom.current());
  }
}
