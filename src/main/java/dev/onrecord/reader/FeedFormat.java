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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * RSS and Atom. An entry that has the whole article is one; else it tells where the article lies.
 */
final class FeedFormat implements Format {
  static final int LARGEST = 50_000_000;

  private static final Pattern ROOT =
      Pattern.compile(
          "^(<\\?xml.*?\\?>|<!--.*?-->|<!doctype[^>\\[]*>|<\\?.*?\\?>|\\s)*<(rss|feed|rdf:rdf)\\b",
          Pattern.DOTALL);

  @Override
  public boolean is(Head head) {
    return ROOT.matcher(head.text()).find()
        || (head.named(".rss", ".atom") && head.text().startsWith("<"));
  }

  @Override
  public void read(Piece piece) throws IOException {
    byte[] bytes = piece.bytes(LARGEST);
    SyndFeed feed = parse(bytes);
    List<FeedDates> dates = FeedDates.of(bytes, feed.getEntries().size());
    String base =
        Stream.of(feed.getLink(), piece.base())
            .filter(u -> u != null && u.contains("://"))
            .findFirst()
            .orElse("");
    int number = 0;
    for (SyndEntry entry : feed.getEntries()) {
      FeedDates raw = dates.isEmpty() ? FeedDates.NONE : dates.get(number);
      number++;
      piece.found(
          FeedEntry.found(
              piece.name() + "#" + number, facts(feed, entry, raw, base), content(entry), piece));
    }
  }

  private static SyndFeed parse(byte[] bytes) throws IOException {
    try {
      return new SyndFeedInput()
          .build(new XmlReader(new ByteArrayInputStream(bytes), true, "UTF-8"));
    } catch (FeedException | IllegalArgumentException e) {
      throw new RefusedException("no feed that can be read: " + Found.reason(e));
    }
  }

  private static Facts facts(SyndFeed feed, SyndEntry entry, FeedDates raw, String base) {
    Moment published = first(raw.published(), entry.getPublishedDate());
    Moment updated = first(raw.updated(), entry.getUpdatedDate());
    Moment day = published == null ? updated : published;
    Moment asOf = updated == null ? published : updated;
    String url =
        absolute(text(entry.getLink()).isEmpty() ? text(entry.getUri()) : entry.getLink(), base);
    return new Facts(
        url.isEmpty() ? text(entry.getUri()) : "",
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
      URI address = base.isEmpty() ? new URI(url) : new URI(base).resolve(url.strip());
      String scheme = String.valueOf(address.getScheme());
      return scheme.matches("(?i)https?") ? address.toString() : "";
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      return "";
    }
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
