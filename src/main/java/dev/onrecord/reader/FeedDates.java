package dev.onrecord.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The dates of a feed's entry as they are written: the library of feeds forgets their zones. */
record FeedDates(String published, String updated) {
  static final FeedDates NONE = new FeedDates("", "");

  /** Those of each entry, in order; none where the entries are not as many as they should be. */
  static List<FeedDates> of(byte[] feed, int entries) throws IOException {
    Document xml =
        Jsoup.parse(new ByteArrayInputStream(feed), null, "", Parser.xmlParser().setMaxDepth(100));
    List<FeedDates> dates =
        xml.select("item, entry").stream()
            .filter(e -> e.parent() == null || e.parent().closest("item, entry") == null)
            .map(e ->
                new FeedDates(
                    child(e, "pubDate", "published", "issued", "dc:date"),
                    child(e, "updated", "modified", "dcterms:modified")))
            .toList();
    return dates.size() == entries ? dates : List.of();
  }

  private static String child(Element entry, String... names) {
    for (String name : names) {
      for (Element child : entry.children()) {
        if (child.tagName().equalsIgnoreCase(name) && !child.text().isBlank()) {
          return child.text().strip();
        }
      }
    }
    return "";
  }
}
