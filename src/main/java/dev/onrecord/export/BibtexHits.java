package dev.onrecord.export;

import dev.onrecord.search.Hit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** References for LaTeX: an entry a hit, in UTF-8. */
final class BibtexHits implements HitWriter {
  private final OutputStream out;

  BibtexHits(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(Hit hit) throws IOException {
    Citation citation = Citation.of(hit);
    var entry = new StringBuilder("@misc{" + citation.key());
    // A byline may name several persons, a bureau or a wire: in braces of its own it stays so.
    field(entry, "author", "{{", citation.author(), "}}");
    field(entry, "title", citation.title());
    field(entry, "howpublished", citation.publisher());
    field(entry, "year", String.valueOf(citation.published().getYear()));
    field(entry, "month", String.valueOf(citation.published().getMonthValue()));
    field(entry, "day", String.valueOf(citation.published().getDayOfMonth()));
    url(entry, citation.url());
    field(entry, "note", citation.note());
    out.write(entry.append("\n}\n\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Styles set an address as it stands; only what would end the field is encoded. */
  private static void url(StringBuilder entry, @Nullable String url) {
    if (url != null) {
      String safe = url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C");
      entry.append(",\n  url = {").append(safe).append('}');
    }
  }

  private static void field(StringBuilder entry, String name, String value) {
    field(entry, name, "{", value, "}");
  }

  private static void field(
      StringBuilder entry, String name, String open, String value, String close) {
    if (!value.isEmpty()) {
      entry.append(",\n  ").append(name).append(" = ").append(open);
      value.chars().forEach(c -> entry.append(escaped((char) c)));
      entry.append(close);
    }
  }

  /** What LaTeX would take for a command, and braces, which must come in pairs. */
  private static String escaped(char c) {
    return switch (c) {
      case '\\' -> "\\textbackslash{}";
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '{' -> "\\textbraceleft{}";
      case '}' -> "\\textbraceright{}";
      case '$', '&', '#', '_', '%' -> "\\" + c;
      default -> String.valueOf(c);
    };
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
