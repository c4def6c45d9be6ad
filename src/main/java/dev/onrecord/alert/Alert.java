package dev.onrecord.alert;

import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.SearchRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A search that is kept. Everything new that it finds is in its feed; a webhook or a file is told
 * as well.
 *
 * @param name what whoever made it calls it
 * @param id tells it from any other alert, one of the same name before or elsewhere too
 * @param q the query
 * @param where chosen values by the names of their dimensions
 * @param from first day said, or null
 * @param to last day said, or null
 * @param webhook address to send to, or null
 * @param secret what messages to the webhook are signed with; null without one
 * @param file file to append to, or null
 * @param created when it was made
 * @param mark of the index as it was then: what was there is not new
 */
public record Alert(
    String name,
    String id,
    String q,
    Map<String, List<String>> where,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String webhook,
    @Nullable String secret,
    @Nullable String file,
    Instant created,
    String mark) {
  static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  /** Refuses what cannot be one with {@link BadRequestException}. */
  public Alert {
    if (!name.matches(NAME)) {
      throw new BadRequestException(
          "name",
          "an alert's name has 1 to 64 letters, digits and - . _, and begins with a letter or digit");
    }
    where = Map.copyOf(where);
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(q, "q");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(mark, "mark");
    where.keySet().forEach(Dimension::named);
    if (webhook != null && file != null) {
      throw new BadRequestException("file", "an alert has a webhook or a file, not both");
    }
    if (webhook != null) {
      checkAddress(webhook);
    }
  }

  /** A new alert for a request, of which the page, the order and the counts do not matter. */
  static Alert of(
      String name,
      String id,
      SearchRequest request,
      @Nullable String webhook,
      @Nullable String secret,
      @Nullable String file,
      Instant created,
      String mark) {
    var where = new LinkedHashMap<String, List<String>>();
    request.where().forEach((dimension, values) -> where.put(dimension.word(), values));
    return new Alert(
        name,
        id,
        request.q(),
        where,
        request.from(),
        request.to(),
        webhook,
        secret,
        file,
        created,
        mark);
  }

  private static void checkAddress(String address) {
    try {
      var url = new URI(address);
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null && url.getPort() <= 65_535) {
        return;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new BadRequestException(
        "webhook",
        "the webhook " + address + " is no address; write it as in https://example.org/hook");
  }

  /** What it asks for. */
  public SearchRequest request() {
    SearchRequest request = SearchRequest.of(q).said(from, to);
    for (Map.Entry<String, List<String>> chosen : where.entrySet()) {
      for (String value : chosen.getValue()) {
        request = request.where(Dimension.named(chosen.getKey()), value);
      }
    }
    return request;
  }
}
