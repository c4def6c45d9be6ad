package dev.onrecord.follow;

import dev.onrecord.fetch.Fetched;
import dev.onrecord.fetch.Fetched.Marks;
import dev.onrecord.fetch.PoliteFetcher;
import dev.onrecord.reader.Address;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry.Linked;
import dev.onrecord.reader.Found;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Visits a page, a feed or a site map, and what that leads to. */
final class WebVisit implements Visit {
  /** So many are fetched before what is found is taken and remembered. */
  private static final int AT_ONCE = 50;

  private static final int MOST_TRIES = 5;

  private final PoliteFetcher fetcher;
  private final WebSource web;

  WebVisit(PoliteFetcher fetcher, ArticleReader reader) {
    this.fetcher = fetcher;
    this.web = new WebSource(fetcher, reader);
  }

  @Override
  public End visit(Source source, Memory memory, Hands hands) throws InterruptedException {
    URI url;
    try {
      url = URI.create(source.name());
    } catch (IllegalArgumentException e) {
      return new End(memory.failed(), "no address: " + e.getMessage(), null);
    }
    // What could not be had last time is not to be missed because the list of it is the same.
    boolean complete = memory.tried().isEmpty();
    Marks marks = complete ? new Marks(memory.etag(), memory.lastModified()) : Marks.NONE;
    return switch (fetcher.get(url, marks)) {
      case Fetched.Unchanged _ -> new End(memory.had(marks), null, null);
      case Fetched.Failed failed -> new End(memory.failed(), failed.reason(), failed.retryAfter());
      case Fetched.Body body -> {
        Memory begun = memory.had(Marks.NONE); // not the new marks, until all is taken
        Memory done = take(web.read(WebSource.link(source.name()), body), begun, hands);
        yield new End(done.had(body.marks()), null, null);
      }
    };
  }

  private Memory take(List<Found> all, Memory memory, Hands hands) throws InterruptedException {
    List<Found> here = all.stream().filter(found -> found.link().isEmpty()).toList();
    if (!here.isEmpty()) {
      hands.take(here::forEach);
    }
    Memory done = memory;
    List<Linked> links = all.stream().flatMap(found -> found.link().stream()).toList();
    for (int depth = 1; depth < WebSource.DEEPEST && !links.isEmpty(); depth++) {
      var leads = new ArrayList<Linked>();
      List<Linked> wanted = wanted(links, done);
      for (int from = 0; from < wanted.size(); from += AT_ONCE) {
        List<Linked> some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
        done = round(some, leads, done, hands);
        hands.keep(done);
      }
      links = leads;
    }
    return done;
  }

  /** Those that are new, or look other than when they were seen. */
  private static List<Linked> wanted(List<Linked> links, Memory memory) {
    Map<String, Linked> wanted = new LinkedHashMap<>();
    for (Linked link : links) {
      String key = Address.of(link.url());
      boolean undated = link.list() && link.facts().asOf() == null;
      if (undated || !look(link).equals(memory.seen().get(key))) {
        wanted.putIfAbsent(key, link);
      }
    }
    return List.copyOf(wanted.values());
  }

  private static String look(Linked link) {
    return link.facts().asOf() + " " + Integer.toHexString(link.facts().title().hashCode());
  }

  private Memory round(List<Linked> links, List<Linked> leads, Memory memory, Hands hands)
      throws InterruptedException {
    Map<String, String> seen = new LinkedHashMap<>(memory.seen());
    Map<String, Integer> tried = new LinkedHashMap<>(memory.tried());
    links.forEach(link -> seen.put(Address.of(link.url()), look(link)));
    var found = new ArrayList<Found>();
    leads.addAll(
        web.round(
            links,
            found::add,
            (link, failed) -> {
              String key = Address.of(link.url());
              int tries = tried.merge(key, 1, Integer::sum);
              if (failed.lasting() || tries >= MOST_TRIES) {
                found.add(WebSource.refused(link.url(), failed.reason()));
              } else {
                seen.remove(key);
              }
            }));
    seen.keySet().forEach(tried::remove);
    if (!found.isEmpty()) {
      hands.take(found::forEach);
    }
    return memory.with(seen, tried);
  }
}
