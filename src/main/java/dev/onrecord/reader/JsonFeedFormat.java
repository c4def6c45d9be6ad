package dev.onrecord.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.html.Moment;
import dev.onrecord.model.PublishedBasis;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON Feed, versions 1 and 1.1. */
final class JsonFeedFormat implements Format {
  private static final Pattern VERSION =
      Pattern.compile("^\\{[^{}]*?\"version\"\\s*:\\s*\"https?:(//|\\\\/\\\\/)jsonfeed\\.org");

  @Override
  public boolean is(Head head) {
    String text = head.text();
    return text.startsWith("{") && VERSION.matcher(text).find();
  }

  @Override
  public void read(Piece piece) throws IOException {
    JsonNode feed = ArticleJson.tree(Utf8.decode(piece.bytes(FeedFormat.LARGEST)));
    int number = 0;
    for (JsonNode item : feed.path("items")) {
      number++;
      String where = piece.name() + "#" + number;
      String html = item.path("content_html").asText("");
      String content =
          html.isEmpty()
              ? escaped(item.path("content_text").asText(item.path("summary").asText("")))
              : html;
      try {
        piece.found(FeedEntry.found(where, facts(feed, item, piece), content, piece));
      } catch (RefusedException e) {
        piece.refused(where, e.reason());
      }
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
  }

  private static Facts facts(JsonNode feed, JsonNode item, Piece piece) {
    Moment published = Moment.read(item.path("date_published").asText(""));
    Moment updated = Moment.read(item.path("date_modified").asText(""));
    Moment asOf = updated == null ? published : updated;
    String base =
        Stream.of(feed.path("home_page_url").asText(""), piece.base())
            .filter(u -> !u.isEmpty())
            .findFirst()
            .orElse("");
    String url = FeedFormat.absolute(item.path("url").asText(item.path("id").asText("")), base);
    JsonNode authors = item.has("authors") ? item.path("authors") : item.path("author");
    return new Facts(
        url.isEmpty() ? ArticleJson.text(item, "id", "") : "",
        ArticleJson.text(item, "title", ""),
        ArticleJson.text(feed, "title", ""),
        published == null ? null : new Facts.Published(published.day(), PublishedBasis.FEED),
        names(authors),
        url,
        item.path("language").asText(feed.path("language").asText("")),
        asOf == null ? null : asOf.at());
  }

  private static String names(JsonNode authors) {
    return authors.isArray()
        ? StreamSupport.stream(authors.spliterator(), false)
            .map(a -> a.path("name").asText(""))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "))
        : authors.path("name").asText("");
  }
}
