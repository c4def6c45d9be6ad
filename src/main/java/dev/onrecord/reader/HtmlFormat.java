package dev.onrecord.reader;

import dev.onrecord.html.Page;
import dev.onrecord.html.PageReader;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A web page: one article. */
final class HtmlFormat implements Format {
  private static final Pattern MARKUP =
      Pattern.compile(
          "^(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body|article|div|meta|title|p|h1)\\b",
          Pattern.DOTALL);

  @Override
  public boolean is(Head head) {
    String text = head.text();
    return MARKUP.matcher(text).find()
        || (head.named(".html", ".htm", ".xhtml") && text.contains("<"));
  }

  @Override
  public void read(Piece piece) throws IOException {
    byte[] bytes = piece.bytes(PageReader.LARGEST);
    piece.found(
        Found.lazily(
            piece.name(), bytes.length, () -> read(piece.name(), bytes, null, piece.own())));
  }

  /**
   * Reads a page.
   *
   * @param charset as the server told it
   * @param around what is known of it from elsewhere; its address is where the page was found
   */
  static Entry.Read read(String where, byte[] bytes, @Nullable String charset, Facts around) {
    Page page = PageReader.read(bytes, charset, around.url().isEmpty() ? null : around.url());
    String host = Address.host(page.url());
    Instant asOf = around.asOf() == null ? page.modified() : around.asOf();
    var told =
        new Facts(
            "",
            page.title(),
            page.site(),
            page.published() == null || page.basis() == null
                ? null
                : new Facts.Published(page.published(), page.basis()),
            page.author(),
            page.url(),
            page.language(),
            asOf);
    Facts all = told.or(around).or(Facts.byDefault(null, host));
    try {
      return all.article(where, page.text());
    } catch (RefusedException e) {
      throw all.published() != null
          ? e
          : new RefusedException(
              "the page tells no day of publication; give one for all that tell none, as in --published 2025-04-23");
    }
  }
}
