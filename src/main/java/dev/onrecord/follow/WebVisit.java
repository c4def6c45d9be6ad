package dev.onrecord.follow;

import dev.onrecord.fetch.Fetched;
import dev.onrecord.fetch.Fetched.Marks;
import dev.onrecord.fetch.PoliteFetcher;
import dev.onrecord.follow.Memory.Pending;
import dev.onrecord.reader.Address;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry.Linked;
import dev.onrecord.reader.Found;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Visits a page, a feed or a site map, and what that leads to. A list (an inner site map) counts as
 * seen when all that it leads to is; what could not be had is tried again at the next visits,
 * whether or not it is still led to.
 */
final class WebVisit implements Visit {
  /** So many are fetched before what is found is taken and remembered. */
  private static final int AT_ONCE = 20;

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
    return switch (fetcher.get(url, memory.marks())) {
      case Fetched.Unchanged _ ->
          new End(new Tour(memory, hands).go(List.of()).had(memory.marks()), null, null);
      case Fetched.Failed failed -> new End(memory.failed(), failed.reason(), failed.retryAfter());
      case Fetched.Body body -> {
        Tour tour = new Tour(memory.had(Marks.NONE), hands); // no new marks until all is taken
        Memory done = tour.go(web.read(WebSource.link(source.name()), body));
        yield new End(done.had(tour.mayRest() ? body.marks() : Marks.NONE), null, null);
      }
    };
  }

  /** One way through all that is new. */
  private final class Tour {
    private final Hands hands;
    private final Map<String, String> lists = new LinkedHashMap<>();
    private Memory memory;
    private boolean undated;

    Tour(Memory memory, Hands hands) {
      this.memory = memory;
      this.hands = hands;
    }

    /** Whether nothing can be new while the source says that it is unchanged. */
    boolean mayRest() {
      return !undated;
    }

    Memory go(List<Found> all) throws InterruptedException {
      List<Found> here = all.stream().filter(found -> found.link().isEmpty()).toList();
      if (!here.isEmpty()) {
        hands.take(here::forEach);
      }
      var links = new ArrayList<Linked>();
      memory.pending().forEach(pending -> links.add(pending.link()));
      all.forEach(found -> found.link().ifPresent(links::add));
      List<Linked> next = links;
      for (int depth = 1; depth < WebSource.DEEPEST && !next.isEmpty(); depth++) {
        next = step(next);
      }
      List<Linked> beyond = wanted(next);
      if (!beyond.isEmpty()) {
        hands.take(sink -> beyond.forEach(l -> sink.accept(WebSource.leadsOn(l))));
        done(beyond);
      }
      if (memory.pending().isEmpty()) {
        var seen = new LinkedHashMap<>(memory.seen());
        seen.putAll(lists);
        memory = memory.with(seen, memory.pending());
      }
      return memory;
    }

    private List<Linked> step(List<Linked> links) throws InterruptedException {
      var leads = new ArrayList<Linked>();
      List<Linked> wanted = wanted(links);
      for (int from = 0; from < wanted.size(); from += AT_ONCE) {
        round(wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)), leads);
        hands.keep(memory);
      }
      return leads;
    }

    /** Those that are new, or look other than when they were seen. */
    private List<Linked> wanted(List<Linked> links) {
      Map<String, Linked> wanted = new LinkedHashMap<>();
      for (Linked link : links) {
        String key = Address.of(link.url());
        boolean isUndatedList = link.list() && link.facts().asOf() == null;
        undated |= isUndatedList;
        if (isUndatedList || !look(link).equals(memory.seen().get(key))) {
          wanted.putIfAbsent(key, link);
        }
      }
      return List.copyOf(wanted.values());
    }

    private void round(List<Linked> links, List<Linked> leads) throws InterruptedException {
      var found = new ArrayList<Found>();
      var again = new LinkedHashMap<String, Pending>();
      leads.addAll(
          web.round(
              links,
              found::add,
              (link, failed) -> {
                int tries = tries(link) + 1;
                if (failed.lasting() || tries >= MOST_TRIES) {
                  found.add(WebSource.refused(link.url(), failed.reason()));
                } else {
                  again.put(Address.of(link.url()), new Pending(link, tries));
                }
              }));
      if (!found.isEmpty()) {
        hands.take(found::forEach);
      }
      done(links);
      var pending = new ArrayList<Pending>(memory.pending());
      pending.addAll(again.values());
      var seen = new LinkedHashMap<>(memory.seen());
      again.keySet().forEach(seen::remove);
      again.keySet().forEach(lists::remove);
      memory = memory.with(seen, pending);
    }

    private int tries(Linked link) {
      String key = Address.of(link.url());
      return memory.pending().stream()
          .filter(pending -> Address.of(pending.link().url()).equals(key))
          .mapToInt(Pending::tries)
          .findFirst()
          .orElse(0);
    }

    private void done(List<Linked> links) {
      var seen = new LinkedHashMap<>(memory.seen());
      var pending = new LinkedHashMap<String, Pending>();
      memory.pending().forEach(p -> pending.put(Address.of(p.link().url()), p));
      for (Linked link : links) {
        String key = Address.of(link.url());
        pending.remove(key);
        (link.list() ? lists : seen).put(key, look(link));
      }
      memory = memory.with(seen, List.copyOf(pending.values()));
    }
  }

  private static String look(Linked link) {
    return link.facts().asOf() + " " + Integer.toHexString(link.facts().title().hashCode());
  }
}
