package dev.onrecord.reader;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.onrecord.html.Moment;
import dev.onrecord.model.PublishedBasis;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * RSS and Atom. An entry that has the whole article is one; else it tells where the article lies.
 */
final class FeedFormat implements Format {
  static final int LARGEST = 20_000_000;

  /** More marks than any feed has; each takes a hundred times its length when it is read. */
  private static final int MOST_MARKS = 300_000;

  private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf:rdf", "atom:feed");

  @Override
  public boolean is(Head head) {
    return ROOTS.contains(head.root());
  }

  @Override
  public void read(Piece piece) throws IOException {
    byte[] bytes = piece.bytes(LARGEST);
    if (marks(bytes) > MOST_MARKS) {
      throw new RefusedException("the feed has more elements than any feed should");
    }
    SyndFeed feed = parse(bytes);
    List<FeedDates> dates = FeedDates.of(bytes, feed.getEntries().size());
    String base =
        Stream.of(feed.getLink(), piece.base())
            .filter(u -> u != null && u.contains("://"))
            .findFirst()
            .orElse("");
    Map<String, Long> addresses =
        feed.getEntries().stream()
            .collect(
                Collectors.groupingBy(e -> Address.of(text(e.getLink())), Collectors.counting()));
    int number = 0;
    for (SyndEntry entry : feed.getEntries()) {
      FeedDates raw = dates.isEmpty() ? FeedDates.NONE : dates.get(number);
      number++;
      piece.found(
          FeedEntry.found(
              piece.name() + "#" + number,
              facts(
                  feed,
                  entry,
                  raw,
                  base,
                  addresses.getOrDefault(Address.of(text(entry.getLink())), 0L) > 1),
              content(entry),
              piece));
    }
  }

  private static long marks(byte[] bytes) {
    long marks = 0;
    for (byte b : bytes) {
      marks += b == '<' ? 1 : 0;
    }
    return marks;
  }

  private static SyndFeed parse(byte[] bytes) throws IOException {
    try {
      return new SyndFeedInput()
          .build(new XmlReader(new ByteArrayInputStream(bytes), true, "UTF-8"));
    } catch (FeedException | IllegalArgumentException e) {
      throw new RefusedException("no feed that can be read: " + Found.reason(e));
    }
  }

  /** Entries that share an address, as those of a live page do, are known by their own ids. */
  private static Facts facts(
      SyndFeed feed, SyndEntry entry, FeedDates raw, String base, boolean shared) {
    Moment published = first(raw.published(), entry.getPublishedDate());
    Moment updated = first(raw.updated(), entry.getUpdatedDate());
    Moment day = published == null ? updated : published;
    Moment asOf = updated == null ? published : updated;
    String url =
        absolute(text(entry.getLink()).isEmpty() ? text(entry.getUri()) : entry.getLink(), base);
    return new Facts(
        url.isEmpty() || shared ? text(entry.getUri()) : "",
        HtmlText.line(text(entry.getTitle())),
        HtmlText.line(text(feed.getTitle())),
        day == null ? null : new Facts.Published(day.day(), PublishedBasis.FEED),
        authors(entry),
        url,
        text(feed.getLanguage()),
        asOf == null ? null : asOf.at());
  }

  /** As it was written, with its zone; else as the instant that it is, by Greenwich. */
  private static @Nullable Moment first(String raw, @Nullable Date date) {
    Moment written = Moment.read(raw);
    if (written != null || date == null) {
      return written;
    }
    Instant at = date.toInstant();
    return new Moment(at.atZone(ZoneOffset.UTC).toLocalDate(), at);
  }

  private static String authors(SyndEntry entry) {
    String names =
        entry.getAuthors().stream()
            .map(SyndPerson::getName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? text(entry.getAuthor()) : names;
  }

  static String absolute(String url, String base) {
    if (url.isBlank()) {
      return "";
    }
    try {
      String encoded = encoded(url.strip());
      URI address = base.isEmpty() ? new URI(encoded) : new URI(encoded(base)).resolve(encoded);
      String scheme = String.valueOf(address.getScheme());
      return scheme.matches("(?i)https?") ? address.toString() : "";
    } catch (URISyntaxException | IllegalArgumentException e) {
      return "";
    }
  }

  /** Browsers take signs in addresses that are not allowed there. */
  private static String encoded(String url) {
    var encoded = new StringBuilder();
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      encoded.append(" |[]{}\\^`<>\"".indexOf(c) < 0 ? c : String.format("%%%02X", (int) c));
    }
    return encoded.toString();
  }

  private static String content(SyndEntry entry) {
    return entry.getContents().stream()
        .map(SyndContent::getValue)
        .filter(Objects::nonNull)
        .max(java.util.Comparator.comparingInt(String::length))
        .orElseGet(
            () -> entry.getDescription() == null ? "" : text(entry.getDescription().getValue()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
