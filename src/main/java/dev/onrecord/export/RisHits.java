package dev.onrecord.export;

import dev.onrecord.search.Hit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;

/** References as tagged lines: a newspaper article a hit. */
final class RisHits implements HitWriter {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

  private final OutputStream out;

  RisHits(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(Hit hit) throws IOException {
    Citation citation = Citation.of(hit);
    var entry = new StringBuilder();
    line(entry, "TY", "NEWS");
    line(entry, "ID", citation.key());
    line(entry, "AU", citation.author());
    line(entry, "TI", citation.title());
    line(entry, "T2", citation.publisher());
    line(entry, "PY", String.valueOf(citation.published().getYear()));
    line(entry, "DA", DAY.format(citation.published()));
    line(entry, "UR", citation.url() == null ? "" : citation.url());
    line(entry, "N1", citation.note());
    entry.append("ER  - \r\n\r\n");
    out.write(entry.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void line(StringBuilder entry, String tag, String value) {
    if (!value.isEmpty()) {
      entry.append(tag).append("  - ").append(value).append("\r\n");
    }
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
