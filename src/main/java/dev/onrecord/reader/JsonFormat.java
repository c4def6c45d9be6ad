package dev.onrecord.reader;

import java.io.IOException;

/** JSON lines, one article each. A name that ends so promises lines whatever comes first. */
final class JsonFormat implements Format {
  private static final long LONGEST_LINE = 4L * ArticleJson.LONGEST_TEXT;

  @Override
  public boolean is(Head head) {
    String text = head.text();
    return head.named(".jsonl", ".ndjson") || text.startsWith("{") || text.startsWith("[");
  }

  @Override
  public void read(Piece piece) throws IOException {
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

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
