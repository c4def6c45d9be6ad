package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.feed.Feed;
import dev.onrecord.feed.FeedFormat;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.Trail;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A search as a feed: its quotes, those said last first. */
final class FeedRoute {
  private static final int ENTRIES = 50;

  private final Onrecord onrecord;
  private final PublicAddress address;

  FeedRoute(Onrecord onrecord, PublicAddress address) {
    this.onrecord = onrecord;
    this.address = address;
  }

  void feed(Context context, FeedFormat format) {
    SearchRequest request = Parameters.feed(context, ENTRIES);
    answer(context, format, title(request), onrecord.search(request).hits());
  }

  /** Answers with these quotes, in this order. */
  void answer(Context context, FeedFormat format, String title, List<Hit> hits) {
    String query = context.queryString();
    var feed =
        new Feed(
            title,
            address.of(context) + "/" + (query == null ? "" : "?" + query),
            address.self(context),
            entries(context, hits));
    Tagged.answer(context, format.write(feed), format.contentType());
  }

  private List<Feed.Entry> entries(Context context, List<Hit> hits) {
    Map<String, List<Trail>> trails = new HashMap<>();
    var entries = new ArrayList<Feed.Entry>();
    for (Hit hit : hits) {
      String id = hit.quote().id();
      trails.computeIfAbsent(hit.quote().articleId(), onrecord::trails).stream()
          .filter(trail -> trail.isCurrent() && trail.last().quoteId().equals(id))
          .findFirst() // none where it was changed since it was found: the next answer has it
          .ifPresent(trail ->
              entries.add(new Feed.Entry(hit, trail, address.quote(context, hit.quote()))));
    }
    return entries;
  }

  private static String title(SearchRequest request) {
    var parts = new ArrayList<String>();
    if (!request.q().isBlank()) {
      parts.add(request.q());
    }
    request.where().values().forEach(values -> parts.add(String.join(" or ", values)));
    if (request.from() != null) {
      parts.add("from " + request.from());
    }
    if (request.to() != null) {
      parts.add("to " + request.to());
    }
    return "Onrecord: " + (parts.isEmpty() ? "every quote" : String.join(", ", parts));
  }
}
