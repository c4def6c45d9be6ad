package dev.onrecord.reader;

import dev.onrecord.model.Article;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads bytes as the reader does, for tests, and tells each entry in a line. */
final class Reading {
  private Reading() {}

  static List<Entry> entries(String name, byte[] bytes, Settings settings) throws IOException {
    var entries = new ArrayList<Entry>();
    new ArticleReader(settings)
        .read(name, new ByteArrayInputStream(bytes), found -> entries.add(found.entry()));
    return entries;
  }

  static List<Entry> entries(String name, byte[] bytes) throws IOException {
    return entries(name, bytes, Settings.published(null));
  }

  static List<Entry> entries(String name, String text) throws IOException {
    return entries(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The one article that is in it. */
  static Article article(String name, String text) throws IOException {
    List<Entry> entries = entries(name, text);
    if (entries.size() == 1 && entries.getFirst() instanceof Entry.Read read) {
      return read.article();
    }
    throw new AssertionError("not one article: " + told(entries));
  }

  static List<String> told(List<Entry> entries) {
    return entries.stream().map(Reading::told).toList();
  }

  static String told(Entry entry) {
    return switch (entry) {
      case Entry.Read(String _, Article a, boolean _) ->
          "%s | %s | %s | %s %s | %s"
              .formatted(
                  a.id(), a.title(), a.publisher(), a.published(), a.publishedBasis(), a.author());
      case Entry.Linked(String _, String url, Facts facts, boolean list) ->
          "at " + url + " | " + facts.published() + (list ? " | list" : "");
      case Entry.Made made -> "made " + made.quotes().size();
      case Entry.Refused(String where, String reason) -> where + ": " + reason;
    };
  }
}
