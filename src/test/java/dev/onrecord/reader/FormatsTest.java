package dev.onrecord.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onrecord.model.Article;
import dev.onrecord.model.PublishedBasis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever articles come in, they are read; what cannot be read is named, and the rest goes on. */
class FormatsTest {
  private static final String WORDS =
      "The harbour board met on Monday to talk about the new bridge, and it talked for three hours, with two pauses. ";

  private static final String LONG =
      "<p>" + WORDS.repeat(4) + "</p><p>“The tide is late,” said Ada Quill.</p>".repeat(8);

  private static final String GOOD =
      "{\"id\": \"a\", \"published\": \"2025-04-23\", \"text\": \"The tide is late.\"}";

  private static final byte[] BYTES = GOOD.getBytes(StandardCharsets.UTF_8);

  static Stream<Arguments> packings() {
    return Stream.of(
        Arguments.of("gzip", Packed.gzip(BYTES)),
        Arguments.of("bzip2", Packed.bzip2(BYTES)),
        Arguments.of("Zstandard", Packed.zstandard(BYTES)),
        Arguments.of(
            "zip", Packed.zip("a/b.jsonl", GOOD, "a/c.png", "x", "__MACOSX/._b.jsonl", "x")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packings")
  void whatIsPackedIsToldByItsBytes(String how, byte[] packed) throws IOException {
    assertThat(Reading.entries("f", packed)).hasSize(1).allMatch(Entry.Read.class::isInstance);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packings")
  void whatIsCutOffBreaksAndSaysSo(String how, byte[] packed) {
    byte[] cut = Arrays.copyOf(packed, packed.length / 2);
    assertThatThrownBy(
            () -> {
              List<Entry> entries = Reading.entries("f", cut);
              throw new IOException("read: " + Reading.told(entries));
            })
        .isInstanceOf(IOException.class)
        .extracting(Found::reason)
        .asString()
        .doesNotStartWith("read:")
        .isNotBlank();
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    byte[] bomb = Packed.gzip(new byte[300_000_000]);
    assertThatThrownBy(() -> Reading.entries("f.jsonl.gz", bomb))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 200 times its size");
  }

  @Test
  void archivesInsideArchivesHaveAnEnd() throws IOException {
    String inner = GOOD;
    for (int depth = 0; depth < 5; depth++) {
      inner =
          new String(
              Packed.zip(depth == 0 ? "a.jsonl" : "a.zip", inner), StandardCharsets.ISO_8859_1);
    }
    assertThat(Reading.told(Reading.entries("f.zip", inner.getBytes(StandardCharsets.ISO_8859_1))))
        .singleElement()
        .asString()
        .contains("archives inside archives");
  }

  @Test
  void anArrayOfObjectsIsRead() throws IOException {
    assertThat(Reading.told(Reading.entries("f", "[\n " + GOOD + ",\n" + GOOD + ", 7]")))
        .hasSize(3)
        .last()
        .asString()
        .startsWith("f#3: not a JSON object");
    assertThat(Reading.told(Reading.entries("f", "[" + GOOD + ", {\"id\": ]")))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("f#2: not valid JSON")
        .endsWith("the rest of the array is not read");
  }

  /** What is broken in an archive costs itself alone. */
  @Test
  void aBrokenFileInAnArchiveStopsNoOther() throws IOException {
    String thrice =
        new String(Packed.gzip(Packed.gzip(Packed.gzip(BYTES))), StandardCharsets.ISO_8859_1);
    byte[] zip =
        Packed.zip(
            "a.csv", "id,published,text\na,2025-04-23,x\n", "b.txt.gz", thrice, "c.jsonl", GOOD);
    List<String> told = Reading.told(Reading.entries("f.zip", zip));
    assertThat(told).hasSize(3);
    assertThat(told.get(1)).startsWith("f.zip!b.txt.gz: cannot be read to its end: ");
    assertThat(told.get(2)).startsWith("a | ");
  }

  @Test
  void anArchiveWithAFolderThatIsCalledLikeADocumentIsNone() throws IOException {
    byte[] zip = Packed.zip("crossword/a.jsonl", GOOD, "word/b.jsonl", GOOD);
    assertThat(Reading.entries("f.zip", zip)).hasSize(2).allMatch(Entry.Read.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          f.txt   | [Music plays] The president said so.                       | no day of publication
          f.txt   | {{ a template }} and more                                  | no day of publication
          f.txt   | Text, photos and video by Ann Lee⏎⏎The tide is late.       | no day of publication
          f.txt   | Title: The tide⏎From: The Courier⏎⏎The tide is late.       | no day of publication
          f.md    | [![Badge](a.png)](b) The tide.                             | no day of publication
          f.md    | ---⏎The tide.⏎---⏎It is late.                              | no day of publication
          f.xml   | <?xml version="1.0"?><nitf><body>The tide.</body></nitf>   | XML of a kind that is not known
          f       | <section><p>The tide is late today.</p></section>          | the page tells no day of publication
          f       | <script>var a = "<rss";</script><p>The tide is late.</p>   | the page tells no day of publication
          f.jsonl | {"id": "a", "text": "see jsonfeed.org/version/1"}          | no day of publication
          f.csv   | text,id⏎He said no, and left,1                             | it has more cells than there are columns
          """)
  void whatSomethingIsIsToldByHowItBegins(String name, String file, String reason)
      throws IOException {
    assertThat(Reading.told(Reading.entries(name, file.replace('⏎', '\n'))))
        .singleElement()
        .asString()
        .contains(reason);
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("a long prolog", "f", "<?xml?>" + " ".repeat(4_000) + "<x"),
        Arguments.of("many prologs", "f", "<?a?>".repeat(3_000) + "<x"),
        Arguments.of("a feed of elements", "f", "<rss>" + "<i/>".repeat(2_000_000)),
        Arguments.of("a feed that nests", "f", "<rss>" + "<i>".repeat(200_000)),
        Arguments.of("a page of elements", "f", "<p>".repeat(3_000_000)),
        Arguments.of(
            "a page of words, deep", "f", "<div>".repeat(110) + "a word ".repeat(1_200_000)),
        Arguments.of("a page of places", "f", "<p class=dateline>x".repeat(45_000)),
        Arguments.of(
            "blanks in data",
            "f",
            "<html><script type=application/ld+json>" + " ".repeat(150_000) + "x</script><p>x"),
        Arguments.of("a mail of brackets", "f.eml", "Date: " + "(".repeat(90_000) + "\n\nx"),
        Arguments.of("a mail of blanks", "f.eml", "Date: " + " ".repeat(90_000) + "x\n\nx"),
        Arguments.of("comments in Markdown", "f.md", "<!--".repeat(100_000)),
        Arguments.of("marks in Markdown", "f.md", "<".repeat(190_000)),
        Arguments.of("heads of records", "f", "WARC/1.0\r\n\r\n\r\n\r\n".repeat(20_000)),
        Arguments.of(
            "records of great length",
            "f",
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 11999999\r\n\r\n".repeat(4_000)),
        Arguments.of("a column of quotes", "f.csv", "id,text\n" + "\"\",".repeat(300_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  @Timeout(20)
  void whatMeansIllIsReadOrRefusedInGoodTime(String what, String name, String file)
      throws IOException {
    assertThat(Reading.entries(name, file)).isNotEmpty().allMatch(Entry.Refused.class::isInstance);
  }

  // Feeds

  private static String rss(String items) {
    return "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>The Courier</title><link>https://courier.example/</link>"
        + items
        + "</channel></rss>";
  }

  private static String atom(String entries) {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Courier</title><link href=\"https://courier.example/\"/>"
        + entries
        + "</feed>";
  }

  @Test
  void anEntryWithTheWholeTextIsAnArticle() throws IOException {
    String item =
        "<item><title>The bridge &amp; the tide</title><link>https://courier.example/bridge?utm_source=rss</link><pubDate>Wed, 23 Apr 2025 23:30:00 -0500</pubDate><dc:creator>Ada Quill</dc:creator><content:encoded><![CDATA["
            + LONG
            + "]]></content:encoded></item>";
    Article article = Reading.article("feed.xml", rss(item));
    assertThat(Reading.told(new Entry.Read("", article)))
        .isEqualTo(
            "courier.example/bridge | The bridge & the tide | The Courier | 2025-04-23 FEED | Ada Quill");
    assertThat(article.text()).startsWith("The harbour board").contains("\n\n“The tide is late,”");
    assertThat(article.asOf()).isEqualTo("2025-04-24T04:30:00Z");
  }

  @Test
  void anEntryWithASummaryTellsWhereTheArticleLies() throws IOException {
    String items =
        "<item><title>One</title><link>https://courier.example/one</link><pubDate>Wed, 23 Apr 2025 10:00:00 GMT</pubDate><description>The tide is late …</description></item>"
            + "<item><title>Two</title><guid>https://courier.example/two</guid><description>&lt;p&gt;The tide.&lt;/p&gt;</description></item>"
            + "<item><title>Three</title><description></description></item>"
            + "<item><title>Four</title><link>javascript:alert(1)</link></item>";
    assertThat(Reading.told(Reading.entries("f", rss(items))))
        .containsExactly(
            "at https://courier.example/one | Published[day=2025-04-23, basis=FEED]",
            "at https://courier.example/two | null",
            "f#3: the entry has neither a text nor the address of one",
            "f#4: the entry has neither a text nor the address of one");
  }

  @Test
  void entriesThatShareAnAddressAreKnownByTheirOwnIds() throws IOException {
    String item =
        "<item><guid isPermaLink='false'>%s</guid><link>https://courier.example/live#%s</link><pubDate>Wed, 23 Apr 2025 10:00:00 GMT</pubDate><content:encoded><![CDATA["
            + LONG
            + "]]></content:encoded></item>";
    assertThat(
            Reading.told(
                Reading.entries("f", rss(item.formatted("g1", "1") + item.formatted("g2", "2")))))
        .extracting(line -> line.substring(0, 2))
        .containsExactly("g1", "g2");
  }

  @Test
  void addressesAreTakenAsBrowsersTakeThem() throws IOException {
    String item =
        "<item><link>https://courier.example/a b|c</link><description>Short.</description></item>";
    assertThat(Reading.told(Reading.entries("f", rss(item))))
        .containsExactly("at https://courier.example/a%20b%7Cc | null");
  }

  @Test
  void atomIsReadWithItsZonesAndRelativeAddresses() throws IOException {
    String entry =
        "<entry><title type=\"html\">The &lt;i&gt;bridge&lt;/i&gt;</title><id>tag:courier.example,2025:1</id><link rel=\"alternate\" href=\"bridge\"/><published>2025-04-23T23:30:00-05:00</published><updated>2025-04-25T00:00:00Z</updated><author><name>Ada Quill</name></author><content type=\"html\">"
            + LONG.replace("<", "&lt;")
            + "</content></entry>";
    Article article = Reading.article("f", atom(entry));
    assertThat(Reading.told(new Entry.Read("", article)))
        .isEqualTo(
            "courier.example/bridge | The bridge | The Courier | 2025-04-23 FEED | Ada Quill");
    assertThat(article.asOf()).isEqualTo("2025-04-25T00:00:00Z");
  }

  @Test
  void jsonFeedIsRead() throws IOException {
    String feed =
        "{\n \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"The Courier\", \"language\": \"en\", \"items\": [\n"
            + "{\"id\": \"1\", \"url\": \"https://courier.example/bridge\", \"title\": \"The bridge\", \"date_published\": \"2025-04-23T23:30:00-05:00\", \"authors\": [{\"name\": \"Ada Quill\"}], \"content_html\": \""
            + LONG
            + "\"},\n {\"id\": \"https://courier.example/two\", \"summary\": \"Short.\"}, {\"id\": 7, \"title\": 8}]}";
    assertThat(Reading.told(Reading.entries("f", feed)))
        .containsExactly(
            "courier.example/bridge | The bridge | The Courier | 2025-04-23 FEED | Ada Quill",
            "at https://courier.example/two | null",
            "f#3: \"id\" is not a text in quotation marks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <rss version="2.0"><channel>                     | no feed that can be read
          <rss version="2.0">not closed                    | no feed that can be read
          <!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss> | no feed that can be read
          <!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title><item><title>&x;</title></item></channel></rss> | no feed that can be read
          <urlset><url><loc>not an address                 | the site map names no address
          <urlset></urlset>                                | the site map names no address
          """)
  void aBrokenListIsRefusedWithAReason(String xml, String reason) throws IOException {
    String name = xml.contains("rss") ? "f.rss" : "f.xml";
    assertThat(Reading.told(Reading.entries(name, xml)))
        .singleElement()
        .asString()
        .contains(reason)
        .doesNotContain("root:");
  }

  // Site maps

  @Test
  void siteMapsTellWhereArticlesLie() throws IOException {
    String map =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">"
            + "<url><loc>https://courier.example/one</loc><lastmod>2025-04-24</lastmod></url>"
            + "<url><loc>https://courier.example/two</loc><news:news><news:publication><news:name>The Courier</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-04-23T23:30:00-05:00</news:publication_date><news:title>Two</news:title></news:news></url></urlset>";
    String index =
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>https://courier.example/map-1.xml.gz</loc></sitemap></sitemapindex>";
    assertThat(Reading.told(Reading.entries("f.xml", map)))
        .containsExactly(
            "at https://courier.example/one | null",
            "at https://courier.example/two | Published[day=2025-04-23, basis=SITE_MAP]");
    assertThat(
            Reading.told(Reading.entries("f", Packed.gzip(index.getBytes(StandardCharsets.UTF_8)))))
        .containsExactly("at https://courier.example/map-1.xml.gz | null | list");
  }

  // Tables

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          id,published,text⏎a,2025-04-23,The tide is late.                                          | ~~   |
          text;Published;Title⏎"The tide; ""late"", she said";23 April 2025;Tide                    | Tide |
          url→text→published→author⏎https://courier.example/a→The tide.→2025-04-23→Ada Quill        | ~~   | Ada Quill
          """)
  void tablesOfEveryKindAreRead(String table, String title, String author) throws IOException {
    String file = "\ufeff" + table.replace("⏎", "\r\n").replace('→', '\t');
    Article article = Reading.article("f", file);
    assertThat(article.text()).startsWith("The tide");
    assertThat(article.published()).isEqualTo(LocalDate.of(2025, 4, 23));
    assertThat(article.title()).isEqualTo(title);
    assertThat(article.author()).isEqualTo(author);
  }

  @Test
  void columnsAndFieldsMayHaveOtherNames() throws IOException {
    var settings =
        new Settings(
            LocalDate.of(2025, 4, 23),
            "The Courier",
            Map.of("text", "Body", "title", "Head.Line", "published", "Date"));
    String table = "Body,Head.Line,Date\nThe tide is late.,Tide,2025-04-24\nThe tide is early.,,\n";
    assertThat(
            Reading.told(
                Reading.entries("f.csv", table.getBytes(StandardCharsets.UTF_8), settings)))
        .extracting(line -> line.substring(17))
        .containsExactly(
            "| Tide | The Courier | 2025-04-24 GIVEN | null",
            "|  | The Courier | 2025-04-23 DEFAULT | null");
    String json =
        "{\"Body\": \"The tide is late.\", \"Head\": {\"Line\": \"Tide\"}, \"Date\": \"2025-04-24 10:00:00+02:00\"}";
    assertThat(Reading.told(Reading.entries("f", json.getBytes(StandardCharsets.UTF_8), settings)))
        .extracting(line -> line.substring(17))
        .containsExactly("| Tide | The Courier | 2025-04-24 GIVEN | null");
  }

  @Test
  void aBadRowIsRefusedAndTheRestGoesOn() throws IOException {
    String table =
        "id,published,text\na,2025-04-23,The tide.\nb,soon,The tide.\nc,2025-04-23,\nd,2025-04-23,\"The\" tide\ne,2025-04-23,The tide.\n";
    List<String> told = Reading.told(Reading.entries("f.csv", table));
    assertThat(told).hasSize(5);
    assertThat(told.get(1)).startsWith("f.csv:3: \"published\" is \"soon\"");
    assertThat(told.get(2)).startsWith("f.csv:4: the text is empty");
    assertThat(told.get(3)).startsWith("f.csv:5: no row of this table");
    assertThat(told.get(4)).startsWith("e | ");
  }

  @Test
  void aTableWithoutAColumnForTheTextSaysHowToNameIt() throws IOException {
    assertThat(Reading.told(Reading.entries("f.csv", "id,body\na,b\n")))
        .containsExactly(
            "f.csv: the table has no column \"text\" but id, body; say which holds the text, as in --map text=body");
  }

  @Test
  void aQuotationMarkThatNeverClosesHasAnEnd() throws IOException {
    String table =
        "id,published,text\na,2025-04-23,\"The tide. " + "and on it goes\n".repeat(1_500_000);
    assertThat(Reading.told(Reading.entries("f.csv", table)))
        .singleElement()
        .asString()
        .contains("its closing quotation mark is missing");
  }

  // Mails, texts, documents

  private static final String MAIL =
      """
      Received: from mail.example (mail.example [192.0.2.7])
      Message-ID: <77@courier.example>
      From: =?utf-8?q?The_Courier_=E2=80=93_Daily?= <news@courier.example>
      To: readers@example.org
      Subject: =?utf-8?b?VGhlIGJyaWRnZSDigJMgdG9kYXk=?=
      Date: Wed, 23 Apr 2025 23:30:00 -0500 (EST)
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="b"

      --b
      Content-Type: text/plain; charset=utf-8

      Read this on the web.
      --b
      Content-Type: text/html; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      <style>p { color: red }</style><p>The caf=E9 is shut.</p><p>It is late.</p>
      --b
      Content-Type: text/plain; name=notes.txt
      Content-Disposition: attachment

      Not for reading.
      --b--
      """;

  @Test
  void aMailIsReadAsItsReaderSeesIt() throws IOException {
    Article article = Reading.article("f", MAIL);
    assertThat(Reading.told(new Entry.Read("", article)))
        .isEqualTo(
            "77@courier.example | The bridge – today | The Courier – Daily | 2025-04-23 MAIL | null");
    assertThat(article.text()).isEqualTo("The café is shut.\n\nIt is late.");
    assertThat(article.asOf()).isEqualTo("2025-04-24T04:30:00Z");
  }

  @Test
  void theLinesOfAPlainMailAreJoined() throws IOException {
    String mail =
        "From: a@example.org\r\nDate: 23 Apr 2025 10:00 GMT\r\nSubject: Tide\r\n\r\nThe tide is\r\nlate today.\r\n\r\n- One\r\n- Two\r\n";
    assertThat(Reading.article("f", mail).text())
        .isEqualTo("The tide is late today.\n\n- One\n- Two");
  }

  @Test
  void aMailNestedWithoutEndIsRefused() throws IOException {
    var mail = new StringBuilder("From: a@example.org\nDate: 23 Apr 2025 10:00 GMT\n");
    for (int i = 0; i < 30_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append('\n');
    }
    assertThat(Reading.told(Reading.entries("f.eml", mail.toString())))
        .singleElement()
        .asString()
        .startsWith("f.eml: ");
  }

  @Test
  void markdownIsReadWithItsFrontMatter() throws IOException {
    String file =
        "---\ntitle: \"The bridge: late\"\ndate: 2025-04-23T10:00:00+02:00\nauthors:\n  - Ada Quill\ntags: [harbour, bridge]\ndraft: false\n---\n# The bridge\n\nThe **tide** is\n[late](https://courier.example/), she said.\n\n> “It is late.”\n";
    Article article = Reading.article("posts/bridge.md", file);
    assertThat(Reading.told(new Entry.Read("", article)))
        .isEqualTo("bridge | The bridge: late |  | 2025-04-23 GIVEN | Ada Quill");
    assertThat(article.text())
        .isEqualTo("The bridge\n\nThe tide is late, she said.\n\n“It is late.”");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ---⏎title: a: b: c⏎---⏎Text.                | the front matter is no YAML
          ---⏎a: &a [x]⏎b: &b [*a,*a]⏎---⏎Text.       | no day of publication
          No front matter.                            | no day of publication
          """)
  void aMarkdownFileThatCannotBeTakenSaysWhy(String file, String reason) throws IOException {
    assertThat(Reading.told(Reading.entries("f.md", file.replace("⏎", "\n"))))
        .singleElement()
        .asString()
        .contains(reason);
  }

  @Test
  void deepMarkdownIsReadInGoodTime() throws IOException {
    Article article =
        Reading.article("f.md", "---\ndate: 2025-04-23\n---\n" + "> ".repeat(50_000) + "deep");
    assertThat(article.text()).isNotBlank();
  }

  @Test
  void documentsAreRead() throws IOException {
    String rtf =
        "{\\rtf1\\ansi{\\info{\\title The bridge}{\\author Ada Quill}{\\creatim\\yr2025\\mo4\\dy23\\hr10\\min0}}\\pard The tide is late.\\par \\pard It is late.\\par}";
    Article article = Reading.article("f.rtf", rtf);
    assertThat(article.title()).isEqualTo("The bridge");
    assertThat(article.publishedBasis()).isEqualTo(PublishedBasis.DOCUMENT);
    assertThat(article.text()).startsWith("The tide is late.").contains("It is late.");
  }

  @Test
  void aPdfIsReadAndABrokenOneRefused() throws IOException {
    byte[] pdf = Pdf.of("The tide is late.", "2025-04-23T10:00:00Z");
    List<Entry> entries = Reading.entries("release.pdf", pdf);
    assertThat(Reading.told(entries)).singleElement().asString().contains("2025-04-23 DOCUMENT");
    assertThat(((Entry.Read) entries.getFirst()).article().text()).isEqualTo("The tide is late.");
    assertThat(Reading.told(Reading.entries("release.pdf", Arrays.copyOf(pdf, 100))))
        .singleElement()
        .asString()
        .startsWith("release.pdf: ");
  }
}
