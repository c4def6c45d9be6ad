package dev.onrecord.feed;

import static dev.onrecord.feed.FeedText.xml;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import dev.onrecord.search.Hit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** Writes Atom (RFC 4287). */
final class AtomFeed {
  private AtomFeed() {}

  static byte[] write(Feed feed) {
    var atom = new com.rometools.rome.feed.atom.Feed("atom_1.0");
    atom.setEncoding("UTF-8");
    atom.setId(feed.self());
    atom.setTitle(xml(feed.title()));
    atom.setUpdated(date(feed.updated()));
    atom.setAuthors(List.of(person("Onrecord")));
    atom.setAlternateLinks(List.of(link("alternate", "text/html", feed.page())));
    atom.setOtherLinks(List.of(link("self", FeedFormat.ATOM.contentType(), feed.self())));
    atom.setEntries(feed.entries().stream().map(AtomFeed::entry).toList());
    try {
      return new WireFeedOutput().outputString(atom).getBytes(StandardCharsets.UTF_8);
    } catch (FeedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Entry entry(Feed.Entry quote) {
    Hit hit = quote.hit();
    var entry = new Entry();
    entry.setId(quote.id());
    entry.setTitle(xml(FeedText.title(hit)));
    entry.setUpdated(date(quote.trail().updated()));
    entry.setPublished(date(quote.trail().firstSeen()));
    entry.setAuthors(List.of(person(FeedText.speaker(hit))));
    entry.setAlternateLinks(List.of(link("alternate", "text/html", quote.page())));
    var others = new ArrayList<Link>();
    hit.webUrl().ifPresent(url -> others.add(link("via", "text/html", url)));
    entry.setOtherLinks(others);
    var content = new Content();
    content.setType(Content.HTML);
    content.setValue(xml(FeedText.html(hit)));
    entry.setContents(List.of(content));
    return entry;
  }

  /**
   * The date that ROME writes as this moment. It writes days before 15 October 1582 by the calendar
   * of their time, and ISO has one calendar for all.
   */
  private static Date date(Instant moment) {
    ZonedDateTime utc = moment.atZone(ZoneOffset.UTC);
    var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.clear();
    calendar.set(
        utc.getYear(),
        utc.getMonthValue() - 1,
        utc.getDayOfMonth(),
        utc.getHour(),
        utc.getMinute(),
        utc.getSecond());
    return calendar.getTime();
  }

  private static Person person(String name) {
    var person = new Person();
    person.setName(xml(name));
    return person;
  }

  private static Link link(String rel, String type, String address) {
    var link = new Link();
    link.setRel(rel);
    link.setType(type);
    link.setHref(xml(address));
    return link;
  }
}
