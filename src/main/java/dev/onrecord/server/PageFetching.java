package dev.onrecord.server;

import dev.onrecord.fetch.Fetcher;
import dev.onrecord.fetch.PoliteFetcher;
import dev.onrecord.fetch.PoliteFetcher.Manners;
import dev.onrecord.follow.WebSource;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Found;
import dev.onrecord.reader.Settings;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Fetches pages whose addresses others give: from the public internet alone, unless whoever runs
 * the server says otherwise.
 */
final class PageFetching implements AutoCloseable {
  private static final int MOST = 20;
  private static final Manners MANNERS =
      new Manners(Duration.ofSeconds(1), 1, Duration.ZERO, Duration.ZERO);

  private final PoliteFetcher fetcher;

  PageFetching(boolean allowPrivate) {
    Clock clock = Clock.systemUTC();
    this.fetcher =
        new PoliteFetcher(
            new Fetcher(Fetcher.Limits.usual(_ -> allowPrivate), clock),
            MANNERS,
            clock,
            ThreadLocalRandom.current());
  }

  /** A list of addresses (RFC 2483, text/uri-list): one a line, # begins a remark. */
  Consumer<Consumer<Found>> pages(String list, Settings settings) {
    List<Entry.Linked> links =
        list.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(WebSource::link)
            .toList();
    if (links.isEmpty() || links.size() > MOST) {
      throw new BadRequestException(
          "body", "send 1 to " + MOST + " web addresses, one a line, not " + links.size());
    }
    var source = new WebSource(fetcher, new ArticleReader(settings));
    return sink -> {
      try {
        source.readOnly(links, sink);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineException("the server is stopping", e);
      }
    };
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
