package dev.onrecord.follow;

import dev.onrecord.fetch.Fetched;
import dev.onrecord.fetch.PoliteFetcher;
import dev.onrecord.reader.Address;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry.Linked;
import dev.onrecord.reader.Entry.Refused;
import dev.onrecord.reader.Facts;
import dev.onrecord.reader.Found;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Articles that lie at addresses: pages, and what feeds and site maps lead to. Many hosts are asked
 * at once, each politely.
 */
public final class WebSource {
  private static final int MOST_AT_ONCE = 16;

  /** An index of site maps, a site map, a page. */
  static final int DEEPEST = 3;

  private final PoliteFetcher fetcher;
  private final ArticleReader reader;

  /** A source; the fetcher stays the caller's to close. */
  public WebSource(PoliteFetcher fetcher, ArticleReader reader) {
    this.fetcher = fetcher;
    this.reader = reader;
  }

  private record Answer(Linked link, Fetched fetched) {}

  /** A link to what a user asks for. */
  public static Linked link(String url) {
    return new Linked(url, url, Facts.NONE, true);
  }

  /**
   * Fetches what links lead to, and what that leads to, and hands it over in this thread. What
   * cannot be had is refused with the reason.
   *
   * @throws InterruptedException when it is not to go on
   */
  public void read(List<Linked> links, Consumer<Found> sink) throws InterruptedException {
    Set<String> seen = new HashSet<>();
    List<Linked> next = links;
    for (int depth = 0; depth < DEEPEST && !next.isEmpty(); depth++) {
      List<Linked> fresh = next.stream().filter(l -> seen.add(Address.of(l.url()))).toList();
      next =
          round(fresh, sink, (link, failed) -> sink.accept(refused(link.url(), failed.reason())));
    }
    next.forEach(link -> sink.accept(leadsOn(link)));
  }

  /**
   * Fetches what links lead to, and no further: a feed without its articles is refused.
   *
   * @throws InterruptedException when it is not to go on
   */
  public void readOnly(List<Linked> links, Consumer<Found> sink) throws InterruptedException {
    List<Linked> leads =
        round(links, sink, (link, failed) -> sink.accept(refused(link.url(), failed.reason())));
    if (!leads.isEmpty()) {
      sink.accept(
          refused(
              leads.getFirst().where(),
              "this is a list of where "
                  + leads.size()
                  + " articles lie; keep up with it by: onrecord follow"));
    }
  }

  /**
   * Fetches what these links lead to, each once, and hands over what is found.
   *
   * @param unavailable told of what could not be had
   * @return where more lies
   * @throws InterruptedException when it is not to go on
   */
  List<Linked> round(
      List<Linked> links, Consumer<Found> sink, BiConsumer<Linked, Fetched.Failed> unavailable)
      throws InterruptedException {
    Queue<Linked> pending = new ArrayDeque<>(links);
    BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    var leads = new ArrayList<Linked>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      for (int underway = 0; !pending.isEmpty() || underway > 0; underway--) {
        for (; !pending.isEmpty() && underway < MOST_AT_ONCE; underway++) {
          Linked link = pending.remove();
          threads.execute(() -> answers.add(new Answer(link, fetch(link.url()))));
        }
        Answer answer = answers.take();
        switch (answer.fetched) {
          case Fetched.Body body -> {
            for (Found found : read(answer.link, body)) {
              found.link().ifPresentOrElse(leads::add, () -> sink.accept(found));
            }
          }
          case Fetched.Failed failed -> unavailable.accept(answer.link, failed);
          case Fetched.Unchanged _ -> {
            // it was not asked whether anything is new
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
    return leads;
  }

  private Fetched fetch(String url) {
    try {
      return fetcher.get(new URI(url), Fetched.Marks.NONE);
    } catch (URISyntaxException e) {
      return new Fetched.Failed("no address: " + e.getMessage(), true, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Fetched.Failed("interrupted", false, null);
    } catch (RuntimeException | Error e) { // somebody waits for an answer
      return new Fetched.Failed("cannot be fetched: " + e, true, null);
    }
  }

  /** What was fetched, as a reader finds it; it stands where the redirects ended. */
  List<Found> read(Linked link, Fetched.Body body) {
    var found = new ArrayList<Found>();
    String url = body.url().toString();
    if (isFront(url) && !isFront(link.url())) {
      return List.of(refused(link.url(), "it leads to the front page now"));
    }
    Facts around = link.facts().withUrl(url).asOf(body.at());
    try {
      reader.readFetched(url, body.bytes(), body.type(), body.charset(), around, found::add);
    } catch (IOException e) {
      found.add(refused(link.url(), "cannot be read to its end: " + e.getMessage()));
    }
    return found;
  }

  private static boolean isFront(String url) {
    return Address.of(url).indexOf('/') < 0;
  }

  static Found leadsOn(Linked link) {
    return refused(link.url(), "it is a list of a list of lists, and is not fetched");
  }

  static Found refused(String where, String reason) {
    return Found.of(new Refused(where, reason));
  }
}
