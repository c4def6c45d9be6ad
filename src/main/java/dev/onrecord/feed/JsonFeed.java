package dev.onrecord.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Hit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON Feed 1.1.
 *
 * @param version what it is
 * @param items its entries
 */
record JsonFeed(
    String version, String title, String homePageUrl, String feedUrl, List<Item> items) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  record Author(String name) {}

  /** What Onrecord knows of a quote beside what every feed tells. */
  record Known(
      String quoteId,
      String articleId,
      String kind,
      String saidOn,
      String saidOnBasis,
      List<Integer> span) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String id,
      String url,
      @Nullable String externalUrl,
      String title,
      String contentHtml,
      String contentText,
      String datePublished,
      String dateModified,
      List<Author> authors,
      @JsonProperty("_onrecord") Known known) {}

  static byte[] write(Feed feed) {
    List<Item> items = feed.entries().stream().map(JsonFeed::item).toList();
    try {
      return MAPPER.writeValueAsBytes(
          new JsonFeed(
              "https://jsonfeed.org/version/1.1", feed.title(), feed.page(), feed.self(), items));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Item item(Feed.Entry entry) {
    Hit hit = entry.hit();
    Quote quote = hit.quote();
    return new Item(
        entry.id(),
        entry.page(),
        hit.webUrl().orElse(null),
        FeedText.title(hit),
        FeedText.html(hit),
        FeedText.plain(hit),
        entry.trail().firstSeen().toString(),
        entry.trail().updated().toString(),
        List.of(new Author(FeedText.speaker(hit))),
        new Known(
            quote.id(),
            quote.articleId(),
            quote.kind().word(),
            quote.saidOn().day().toString(),
            quote.saidOn().basis().word(),
            List.of(quote.span().start(), quote.span().end())));
  }
}
