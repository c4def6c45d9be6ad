package dev.onrecord.reader;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One article as a plain text, with optional front matter:
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
final class TextFormat implements Format {
  private static final String FENCE = "---";

  /** Whatever is nothing else is taken for text. */
  @Override
  public boolean is(Head head) {
    return true;
  }

  @Override
  public void read(Piece piece) throws IOException {
    byte[] bytes = piece.bytes(4 * ArticleJson.LONGEST_TEXT);
    piece.found(
        Found.lazily(
            piece.name(),
            bytes.length,
            () -> read(piece, Utf8.decode(bytes).replace("\r\n", "\n"))));
  }

  private static Entry read(Piece piece, String file) {
    if (file.startsWith("<?xml")) {
      throw new RefusedException(
          "this is XML of a kind that is not known: no feed, site map or page");
    }
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
    Facts facts = ArticleJson.facts(name -> matter.getOrDefault(name, ""));
    return facts.or(piece.own()).or(Facts.id(piece.id())).article(piece.name(), text);
  }

  private static void field(String line, Map<String, String> matter) {
    int colon = line.indexOf(':');
    String key = colon < 0 ? line : line.substring(0, colon).strip();
    if (line.isBlank()) {
      return;
    }
    if (colon < 0 || key.equals("text") || !ArticleJson.FIELDS.contains(key)) {
      throw new RefusedException(
          "the front matter line \""
              + line
              + "\" is none of id, title, publisher, published, author, url, language");
    }
    matter.put(key, line.substring(colon + 1).strip());
  }
}
