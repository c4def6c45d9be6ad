package dev.onrecord.export;

import dev.onrecord.search.Hit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * References to paste into a text, a line a hit: an article of a newspaper as the Publication
 * Manual of the American Psychological Association (7th edition, 10.1) has it. Without a byline the
 * title comes first.
 */
final class ApaHits implements HitWriter {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu, MMMM d", Locale.ENGLISH);

  private final OutputStream out;

  ApaHits(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(Hit hit) throws IOException {
    out.write((reference(Citation.of(hit)) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String reference(Citation citation) {
    String title = citation.title().isEmpty() ? "[Untitled]" : citation.title();
    String day = " (" + DAY.format(citation.published()) + ").";
    String head =
        citation.author().isEmpty()
            ? ended(title) + day
            : ended(citation.author()) + day + " " + ended(title);
    String publisher = citation.publisher().isEmpty() ? "" : " " + ended(citation.publisher());
    return head + publisher + (citation.url() == null ? "" : " " + citation.url());
  }

  /** With a full stop, unless it ends a sentence by itself. */
  private static String ended(String text) {
    return text.matches(".*[.?!]") ? text : text + ".";
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
