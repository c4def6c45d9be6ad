package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one article from a plain text, with optional front matter:
 *
 * <pre>
 * ---
 * title: Lantern Bridge to cost twice as much
 * publisher: The Saltmere Courier
 * published: 2024-03-08
 * ---
 * The text.
 * </pre>
 */
final class TextFile {
  private static final String FENCE = "---";
  private static final Set<String> KEYS =
      Set.of("id", "title", "publisher", "published", "author", "url");

  private TextFile() {}

  static Entry read(String name, InputStream in, @Nullable LocalDate published, boolean named)
      throws IOException {
    byte[] bytes = in.readNBytes(4 * ArticleJson.LONGEST_TEXT + 1);
    try {
      if (bytes.length > 4 * ArticleJson.LONGEST_TEXT) {
        throw new RefusedException(
            "the file has more than "
                + 4 * ArticleJson.LONGEST_TEXT
                + " bytes: too long for one article");
      }
      return new Entry.Read(
          name, article(name, Utf8.decode(bytes).replace("\r\n", "\n"), published, named));
    } catch (RefusedException | IllegalArgumentException e) {
      return new Entry.Refused(name, String.valueOf(e.getMessage()));
    }
  }

  private static Article article(
      String name, String file, @Nullable LocalDate published, boolean named) {
    var matter = new LinkedHashMap<String, String>();
    String text = file;
    if (file.startsWith(FENCE + "\n")) {
      int end = file.indexOf("\n" + FENCE + "\n", FENCE.length());
      if (end < 0) {
        throw new RefusedException("the front matter has no closing line ---");
      }
      file.substring(FENCE.length() + 1, end + 1).lines().forEach(line -> field(line, matter));
      text = file.substring(end + FENCE.length() + 2);
    }
    ArticleJson.checkText(text);
    if (text.isBlank()) {
      throw new RefusedException("the text is empty");
    }
    LocalDate day = ArticleJson.day(matter.getOrDefault("published", ""), published);
    String title = matter.getOrDefault("title", "");
    String publisher = matter.getOrDefault("publisher", "");
    return new Article(
        matter.getOrDefault("id", named ? stem(name) : ArticleJson.idOf(publisher, title, text)),
        title,
        publisher,
        day,
        matter.get("author"),
        matter.get("url"),
        text);
  }

  private static void field(String line, Map<String, String> matter) {
    int colon = line.indexOf(':');
    String key = colon < 0 ? line : line.substring(0, colon).strip();
    if (line.isBlank()) {
      return;
    }
    if (colon < 0 || !KEYS.contains(key)) {
      throw new RefusedException(
          "the front matter line \""
              + line
              + "\" is none of id, title, publisher, published, author, url");
    }
    matter.put(key, line.substring(colon + 1).strip());
  }

  /** The file's name without folders and endings. */
  private static String stem(String name) {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = file.indexOf(".txt");
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
