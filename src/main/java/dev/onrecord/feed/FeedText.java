package dev.onrecord.feed;

import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Hit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The words of an entry. */
final class FeedText {
  private static final int LONGEST_TITLE = 120;

  private FeedText() {}

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Who said it and how it begins. */
  static String title(Hit hit) {
    String words = shown(hit);
    if (words.length() > LONGEST_TITLE) {
      int end = words.lastIndexOf(' ', LONGEST_TITLE);
      words = words.substring(0, end > 0 ? end : words.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }
    return speaker(hit) + ": " + hit.quote().kind().marked(words);
  }

  static String speaker(Hit hit) {
    return hit.quote().attribution().speaker().label();
  }

  /** The quote without markup, and where it is from. */
  static String plain(Hit hit) {
    return hit.quote().kind().marked(shown(hit)) + "\n— " + source(hit);
  }

  /** The same as HTML, lines as they are. */
  static String html(Hit hit) {
    Document page = Document.createShell("");
    page.outputSettings().prettyPrint(false);
    Element quote = page.body().appendElement("blockquote");
    String[] lines = shown(hit).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        quote.appendElement("br");
      }
      quote.appendText(xml(lines[i]));
    }
    page.body().appendElement("p").text(xml("— " + source(hit)));
    return page.body().html();
  }

  private static String shown(Hit hit) {
    return hit.snippet().text();
  }

  private static String source(Hit hit) {
    Quote quote = hit.quote();
    Attribution attribution = quote.attribution();
    var source = new StringBuilder(speaker(hit));
    if (attribution.roleOfName() != null) {
      source.append(" (").append(attribution.roleOfName()).append(')');
    }
    source.append(", ").append(quote.saidOn().words());
    if (quote.kind() == Kind.INDIRECT) {
      source.append(", reported in the article's own words");
    }
    for (String part : new String[] {hit.publisher(), hit.title()}) {
      if (!part.isEmpty()) {
        source.append(", ").append(part);
      }
    }
    return source.toString();
  }

  /** A text without what XML 1.0 has no place for. */
  static String xml(String text) {
    return text.codePoints()
        .map(c -> isXml(c) ? c : 0xfffd)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The Char production of XML 1.0. */
  private static boolean isXml(int c) {
    return (c >= 0x20 && c < 0xd800)
        || (c == '\t' || c == '\n' || c == '\r')
        || (c >= 0xe000 && c < 0xfffe)
        || c >= 0x10000;
  }
}
