package dev.onrecord.reader;

import dev.onrecord.html.Page;
import dev.onrecord.html.PageReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A web page: one article. */
final class HtmlFormat implements Format {
  /** What a page, or a bit of one, may begin with. */
  private static final Set<String> ROOTS =
      Set.of(
          "html",
          "head",
          "body",
          "article",
          "main",
          "section",
          "header",
          "footer",
          "nav",
          "aside",
          "div",
          "p",
          "h1",
          "h2",
          "h3",
          "span",
          "a",
          "b",
          "i",
          "em",
          "strong",
          "ul",
          "ol",
          "table",
          "blockquote",
          "figure",
          "img",
          "br",
          "meta",
          "title",
          "link",
          "script",
          "style",
          "base",
          "noscript",
          "form",
          "center",
          "font",
          "iframe");

  @Override
  public boolean is(Head head) {
    return ROOTS.contains(head.root())
        || (head.root().isEmpty() && head.text().startsWith("<!"))
        || (head.named(".html", ".htm", ".xhtml") && head.text().contains("<"));
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
