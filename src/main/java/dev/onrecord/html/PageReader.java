package dev.onrecord.html;

import java.util.Locale;
import net.dankito.readability4j.extended.Readability4JExtended;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Finds the article in a page: the text as a reader sees it (Readability4J, a port of Mozilla's
 * Readability), and what the page tells of it ({@link PageData}).
 */
public final class PageReader {
  /** The largest page in bytes: a hundred times a usual one. */
  public static final int LARGEST = 10_000_000;

  /** Deeper than any page is meant; the time to find an article grows with depth. */
  private static final int DEEPEST = 60;

  /** Ten times those of a large page; the time to find an article may grow with their square. */
  private static final int MOST_ELEMENTS = 50_000;

  private static final int MOST_MARKS = 300_000;

  /** Characters of all that is shown; the time to find an article grows with it and with depth. */
  private static final int LONGEST_TEXT = 2_000_000;

  private static final String HIDDEN =
      "[hidden], [aria-hidden=true]:not([class*=fallback-image]), [style~=(?i)display\\s*:\\s*none],"
          + " [style~=(?i)visibility\\s*:\\s*hidden], [role=menu], [role=menubar],"
          + " [role=complementary], [role=navigation], [role=alert], [role=alertdialog],"
          + " [role=dialog], dialog:not([open])";

  /** No page has its article here; without it, all else takes half the time. */
  private static final String AROUND = "style, svg, template, iframe, nav, body > footer";

  /** What stands in an article and is not its text. */
  private static final String ASIDE = "figcaption, figure > p, aside, form, nav";

  private static final String NO_URL = "http://page.invalid/";

  private PageReader() {}

  /**
   * Reads a page.
   *
   * @param charset as the server told it; null when it did not
   * @param url where the page was found; null when unknown
   * @throws IllegalArgumentException when there is no article in it
   */
  public static Page read(byte[] bytes, @Nullable String charset, @Nullable String url) {
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          "the page has " + bytes.length / 1_000_000 + " MB; the most is " + LARGEST / 1_000_000);
    }
    return read(Encodings.decode(bytes, charset), url);
  }

  /** The words of a bit of markup, in paragraphs. */
  public static String text(String markup) {
    checkMarks(markup);
    Document document = Jsoup.parse(markup, NO_URL, Parser.htmlParser().setMaxDepth(DEEPEST));
    document.select(HIDDEN).remove();
    return PageText.of(document.body());
  }

  /** Reads a page whose letters are known. */
  static Page read(String html, @Nullable String url) {
    String base = url == null ? NO_URL : url;
    checkMarks(html);
    Document document = Jsoup.parse(html, base, Parser.htmlParser().setMaxDepth(DEEPEST));
    long elements = document.stream().count();
    if (elements > MOST_ELEMENTS) {
      throw new IllegalArgumentException(
          "the page has " + elements + " elements; the most is " + MOST_ELEMENTS);
    }
    document.select(AROUND).remove();
    var data = new PageData(document, url);
    strip(document);
    checkText(document);
    var found = new Readability4JExtended(base, document).parse();
    Element content = found.getArticleContent();
    if (content != null) {
      content.select(ASIDE).remove();
    }
    String text = content == null ? "" : PageText.of(content);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("no article can be found in the page");
    }
    return data.page(found.getTitle() == null ? "" : found.getTitle(), text);
  }

  /** To parse them takes a hundred times their length. */
  private static void checkMarks(String html) {
    long marks = html.chars().filter(c -> c == '<').count();
    if (marks > MOST_MARKS) {
      throw new IllegalArgumentException(
          "the page has " + marks + " tags; the most is " + MOST_MARKS);
    }
  }

  private static void checkText(Document document) {
    long characters = document.body().wholeText().length();
    if (characters > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "the page has " + characters + " characters of text; the most is " + LONGEST_TEXT);
    }
  }

  private static void strip(Document document) {
    document.select("script:not([type*=math]), noscript:not(:has(img))").remove();
    for (Element hidden : document.select(HIDDEN)) {
      String name = hidden.normalName().toLowerCase(Locale.ROOT);
      if (!name.equals("html") && !name.equals("body")) {
        hidden.remove();
      }
    }
  }
}
