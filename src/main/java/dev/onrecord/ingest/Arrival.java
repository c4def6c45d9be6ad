package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.reader.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article that has arrived, or the reason why none has.
 *
 * @param where where it stood
 * @param article null where there is none
 * @param made its quotes where they came ready made
 * @param keys by what else than its id it is known again; empty where it brought its own id
 * @param reason why there is no article
 */
record Arrival(
    String where,
    @Nullable Article article,
    @Nullable List<Quote> made,
    List<String> keys,
    String reason) {
  static Arrival of(Entry entry) {
    return switch (entry) {
      case Entry.Refused(String where, String reason) ->
          new Arrival(where, null, null, List.of(), reason);
      case Entry.Linked(String where, String url, var _, boolean _) ->
          new Arrival(where, null, null, List.of(), "the article lies at " + url);
      case Entry.Read(String where, Article article, boolean named) ->
          new Arrival(where, article, null, named ? List.of() : Identity.keys(article), "");
      case Entry.Made(String where, Article article, List<Quote> quotes) ->
          new Arrival(where, article, quotes, List.of(), "");
    };
  }

  Arrival as(Article other) {
    return new Arrival(where, other, made, keys, reason);
  }

  int length() {
    return article == null ? 0 : article.text().length();
  }
}
