package dev.onrecord.reader;

import dev.onrecord.html.PageReader;

/** Words out of bits of markup, as feeds and mails have them. */
final class HtmlText {
  private HtmlText() {}

  /** A text in paragraphs. */
  static String of(String markup) {
    return PageReader.text(markup);
  }

  /** One line. */
  static String line(String markup) {
    return markup.indexOf('<') < 0 && markup.indexOf('&') < 0
        ? markup.strip()
        : of(markup).replaceAll("\\s+", " ");
  }
}
