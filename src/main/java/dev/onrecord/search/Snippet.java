package dev.onrecord.search;

import dev.onrecord.model.Span;
import java.util.List;

/**
 * The words of a quote to show: all of them, or whole sentences of a long one.
 *
 * @param text a verbatim stretch of the quote
 * @param start where it starts in the quote's text, UTF-16
 * @param highlights what matched: spans of {@code text}, in order, never overlapping
 * @param before the article's text just before the quote, verbatim
 * @param after the article's text just after the quote, verbatim
 * @param cut whether the quote has more words than these
 */
public record Snippet(
    String text, int start, List<Span> highlights, String before, String after, boolean cut) {
  /** Copies the list. */
  public Snippet {
    highlights = List.copyOf(highlights);
  }

  /** The text as HTML: escaped, with {@code <mark>} around what matched. */
  public String html() {
    var html = new StringBuilder();
    int at = 0;
    for (Span highlight : highlights) {
      escape(html, text, at, highlight.start());
      html.append("<mark>");
      escape(html, text, highlight.start(), highlight.end());
      html.append("</mark>");
      at = highlight.end();
    }
    escape(html, text, at, text.length());
    return html.toString();
  }

  private static void escape(StringBuilder html, String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }
}
