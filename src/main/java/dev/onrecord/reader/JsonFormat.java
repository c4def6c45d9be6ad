package dev.onrecord.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * JSON lines, one article each, or one JSON array of them. A name that ends so promises lines
 * whatever comes first.
 */
final class JsonFormat implements Format {
  /** Texts may begin with a bracket too. */
  private static final Pattern JSON = Pattern.compile("\\{\\s*(\"|\\}|$)|\\[\\s*(\\{|\\]|$)");

  private static final long LONGEST_LINE = 4L * ArticleJson.LONGEST_TEXT;

  @Override
  public boolean is(Head head) {
    String text = head.text();
    return isLines(head) || JSON.matcher(text).lookingAt();
  }

  private static boolean isLines(Head head) {
    return head.named(".jsonl", ".ndjson");
  }

  @Override
  public void read(Piece piece) throws IOException {
    Head head = Head.of(piece.name(), piece.in());
    if (!isLines(head) && head.text().startsWith("[")) {
      array(piece);
    } else {
      lines(piece);
    }
  }

  private static void lines(Piece piece) throws IOException {
    var lines = new ByteLines(piece.in(), LONGEST_LINE);
    for (ByteLines.Line line = lines.next(); line != null; line = lines.next()) {
      String where = piece.name() + ":" + line.number();
      byte[] bytes = line.bytes();
      if (bytes == null) {
        piece.refused(
            where, "the line has " + line.length() + " bytes; the most is " + LONGEST_LINE);
      } else if (!isBlank(bytes)) {
        piece.found(
            Found.lazily(
                where, bytes.length, () -> ArticleJson.parse(where, Utf8.decode(bytes), piece)));
      }
    }
  }

  /** An array that is broken is read up to there. */
  private static void array(Piece piece) throws IOException {
    long number = 0;
    try (MappingIterator<JsonNode> elements = ArticleJson.elements(piece.in())) {
      while (elements.hasNextValue()) {
        JsonNode element = elements.nextValue();
        number++;
        String where = piece.name() + "#" + number;
        long size = element.path("text").asText("").length();
        piece.found(Found.lazily(where, size, () -> ArticleJson.parse(where, element, piece)));
      }
    } catch (JsonProcessingException e) {
      piece.refused(
          piece.name() + "#" + (number + 1),
          ArticleJson.problem(e) + "; the rest of the array is not read");
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
