package dev.onrecord.search;

import dev.onrecord.model.Span;
import java.util.List;

/**
 * The words of a quote to show: all of them, whatever their number.
 *
 * @param text the quote's text
 * @param highlights what matched: spans of {@code text}, in order, never overlapping
 * @param before the article's text just before the quote, verbatim
 * @param after the article's text just after the quote, verbatim
 */
public record Snippet(String text, List<Span> highlights, String before, String after) {
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
