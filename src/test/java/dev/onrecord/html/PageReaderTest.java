package dev.onrecord.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onrecord.model.PublishedBasis;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small pages in, their articles out. */
class PageReaderTest {
  private static final String WORDS =
      "The harbour board met on Monday to talk about the new bridge, and it talked for three hours, with two pauses. ";

  private static final String TEXT =
      "<p>"
          + WORDS.repeat(3)
          + "</p><p>“The tide is late,” said Ada Quill, who runs the ferry. "
          + WORDS
          + "</p>";

  private static Page read(String head, String body) {
    return read("<!doctype html><html><head>" + head + "</head><body>" + body + "</body></html>");
  }

  private static Page read(String html) {
    return PageReader.read(html.getBytes(StandardCharsets.UTF_8), null, null);
  }

  private static String article(String extra) {
    return "<nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><main><article><h1>The bridge</h1>"
        + extra
        + TEXT
        + "</article></main><footer>All rights reserved by the harbour press office.</footer>";
  }

  @Test
  void onlyTheArticleIsRead() {
    Page page =
        read(
            "<title>The bridge | The Courier</title>",
            article(
                "<figure><img src=a.png alt=x><figcaption>The bridge on a day in May, seen from the quay</figcaption></figure>"
                    + "<div role=dialog>We value your privacy, and so do our 900 partners, who read along.</div>"
                    + "<p style='display: none'>Subscribe now, it is cheap, and you may read all there is to read.</p>"));
    assertThat(page.text())
        .startsWith("The harbour board met")
        .contains("\n\n“The tide is late,” said Ada Quill")
        .doesNotContain("seen from the quay", "privacy", "Subscribe", "Home", "rights reserved");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-04-23T23:30:00-05:00"}</script><meta property="article:published_time" content="2025-04-20">|                                                    | 2025-04-23 | PAGE_DATA
          <script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2025-04-23"}]}</script>| | 2025-04-23 | PAGE_DATA
          <script type="application/ld+json"><![CDATA[ [{"@type": "NewsArticle", "datePublished": "2025-04-23"}] ]]></script>| | 2025-04-23 | PAGE_DATA
          <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": broken</script><meta property="article:published_time" content="2025-04-20T01:00:00Z">| | 2025-04-20 | META
          <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "soon"}</script><meta name="DC.date.issued" content="2025-04-20">| | 2025-04-20 | META
          <meta name="article:modified_time" content="2025-04-21">| <span itemprop="datePublished" content="2025-04-20">Sunday</span> | 2025-04-20 | MICRODATA
          | <time datetime="2025-04-20T08:00+02:00" pubdate>Sunday</time> <time datetime="2025-04-21">Monday</time> | 2025-04-20 | TIME
          | <time datetime="2025-04-20">Sunday</time> | 2025-04-20 | TIME
          | <div class="byline">By Ada Quill, 20 April 2025</div> | 2025-04-20 | BYLINE
          <link rel="canonical" href="https://courier.example/2025/04/20/bridge.html">| | 2025-04-20 | ADDRESS
          <link rel="canonical" href="https://courier.example/news/2025/apr/20/bridge">| | 2025-04-20 | ADDRESS
          <link rel="canonical" href="https://courier.example/2025/13/45/bridge.html">| | |
          | <time datetime="2025-04-20">Sunday</time> <time datetime="2025-04-21">Monday</time> | |
          | <aside><time datetime="2025-04-20" pubdate>Sunday</time></aside> | |
          | <aside><meta itemprop="datePublished" content="2009-05-05"></aside><time class="published" datetime="2025-04-20">x</time> | 2025-04-20 | TIME
          <script type="application/ld+json">[{"@type": "NewsArticle", "headline": "The bridge"}, {"@type": "NewsArticle", "datePublished": "2009-05-05"}]</script><meta name="date" content="2025-04-20">| | 2025-04-20 | META
          <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00Z"}</script><meta name="date" content="2025-04-20">| | 2025-04-20 | META
          """)
  void theSurestWordOfTheDayIsTaken(String head, String body, LocalDate day, PublishedBasis basis) {
    Page page = read(head == null ? "" : head, article(body == null ? "" : body));
    assertThat(page.published()).isEqualTo(day);
    assertThat(page.basis()).isEqualTo(basis);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "Ada Quill"}, {"name": "Tom Reed"}]}</script> | | Ada Quill, Tom Reed
          <script type="application/ld+json">{"@type": "NewsArticle", "author": "By Ada Quill"}</script> | | Ada Quill
          <meta name="author" content="By Ada Quill"> | | Ada Quill
          <meta property="article:author" content="https://social.example/ada"> | <p class="byline">By Ada Quill</p> | Ada Quill
          | <p class="byline">By Ada Quill 22 April 2025 · 651 comments</p> | Ada Quill
          | <a rel="author" href=/a>Ada Quill</a> and <a rel="author" href=/b>Tom Reed</a> | Ada Quill, Tom Reed
          | <span class="author-name">Ada Quill<br>Harbour correspondent</span> | Ada Quill
          | | ''
          """)
  void theBylineHasNamesOnly(String head, String body, String author) {
    Page page = read(head == null ? "" : head, article(body == null ? "" : body));
    assertThat(page.author()).isEqualTo(author.equals("''") ? "" : author);
  }

  @Test
  void whatIsToldOfThePageIsRead() {
    Page page =
        read(
            """
            <meta property="og:title" content="The bridge &amp; the tide">
            <meta property="og:site_name" content="The Courier">
            <meta property="article:modified_time" content="2025-04-24T10:00:00+02:00">
            <link rel="canonical" href="https://courier.example/bridge">
            <html lang="en-GB">
            """,
            article(""));
    assertThat(page.title()).isEqualTo("The bridge & the tide");
    assertThat(page.site()).isEqualTo("The Courier");
    assertThat(page.url()).isEqualTo("https://courier.example/bridge");
    assertThat(page.modified()).isEqualTo("2025-04-24T08:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          https://courier.example/a?id=4, https://courier.example/bridge, https://courier.example/bridge
          https://m.courier.example/a,    https://www.courier.example/b,  https://www.courier.example/b
          https://evil.example/a,         https://courier.example/bridge, https://evil.example/a
          https://courier.example/a,      https://courier.example/,       https://courier.example/a
          https://courier.example/a,      javascript:alert(1),            https://courier.example/a
          https://courier.example/x/a,    ../bridge,                      https://courier.example/bridge
          """)
  void aPageIsBelievedItsAddressWithinItsSiteOnly(String found, String told, String address) {
    String html = "<link rel=canonical href='" + told + "'>" + article("");
    Page page = PageReader.read(html.getBytes(StandardCharsets.UTF_8), null, found);
    assertThat(page.url()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          UTF-8,        ,             utf-8
          UTF-8,        ,             ''
          UTF-8,        utf-8,        windows-1252
          UTF-8,        ,             iso-8859-1
          windows-1252, ,             iso-8859-1
          windows-1252, ,             utf-8
          windows-1252, ,             ''
          windows-1252, us-ascii,     ''
          UTF-16LE,     ,             ''
          UTF-16BE,     ,             ''
          """)
  void lettersAreReadAsBrowsersDo(String written, String served, String told) {
    String label = told.isEmpty() ? "" : "<meta charset=\"" + told + "\">";
    String html = "<html><head>" + label + "</head><body>" + article("<p>Café “late” – 5 €</p>");
    byte[] bytes = html.getBytes(Charset.forName(written));
    if (written.startsWith("UTF-16")) {
      bytes = ("\ufeff" + html).getBytes(Charset.forName(written));
    }
    assertThat(PageReader.read(bytes, served, null).text()).contains("Café “late” – 5 €");
  }

  @Test
  void aPageWithoutAnArticleIsRefused() {
    assertThatThrownBy(() -> read("", "<div></div>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no article can be found in the page");
  }

  @Test
  void aPageOfAHundredMegabytesIsRefused() {
    assertThatThrownBy(() -> PageReader.read(new byte[100_000_000], null, null))
        .hasMessage("the page has 100 MB; the most is 10");
  }

  private static Page nested(String tag, int depth) {
    return read("", "<article>" + TEXT + "</article>" + ("<" + tag + ">").repeat(depth) + "deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"div", "span", "b", "blockquote", "table"})
  void deepNestingIsReadOrRefused(String tag) {
    assertThat(nested(tag, 10_000).text()).contains("The tide is late");
    assertThatThrownBy(() -> nested(tag, 100_000))
        .hasMessageMatching("the page has \\d+ elements; the most is 50000");
  }
}
