package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import dev.onrecord.model.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Searches as feeds, read by a feed reader's parser. */
class FeedRouteTest {
  @TempDir static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new RunningServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static SyndFeed atom(String query) {
    try {
      return new SyndFeedInput()
          .build(new StringReader(server.get("api/v1/feed.atom" + query).body()));
    } catch (FeedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is wrong with a feed by the grammar. */
  private static List<String> atomFaults(String feed) {
    var faults = new ArrayList<String>();
    var properties = new PropertyMapBuilder();
    properties.put(
        ValidateProperty.ERROR_HANDLER,
        new DefaultHandler() {
          @Override
          public void error(SAXParseException e) {
            faults.add(e.getMessage());
          }
        });
    var driver =
        new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
    try (InputStream grammar =
        Objects.requireNonNull(FeedRouteTest.class.getResourceAsStream("atom.rnc"))) {
      var source = new InputSource(grammar);
      source.setSystemId("atom.rnc");
      assertThat(driver.loadSchema(source)).as("%s", faults).isTrue();
      driver.validate(new InputSource(new StringReader(feed)));
      return faults;
    } catch (IOException | SAXException e) {
      faults.add(String.valueOf(e.getMessage()));
      return faults;
    }
  }

  /** The grammar would find what is wrong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<id>urn | <id>",
        "<name>Onrecord</name> | ''",
        "T00:00:00Z</updated> | </updated>",
        "<published> | <pubDate>",
        "rel=\"self\" | rel=\"me\"",
        "type=\"html\" | type=\"markdown\"",
        "</feed> | ''",
      })
  void whatIsNoAtomIsFound(String right, String wrong) {
    String feed = server.get("api/v1/feed.atom?q=bridge&limit=3").body();
    assertThat(feed).contains(right);
    assertThat(atomFaults(feed.replace(right, wrong))).isNotEmpty();
  }

  private static List<String> texts(JsonNode nodes, String pointer) {
    return StreamSupport.stream(nodes.spliterator(), false)
        .map(node -> node.at(pointer).asText())
        .toList();
  }

  private static void take(String id, String text, String more) {
    String article =
        "{\"id\": \"%s\", \"published\": \"2025-04-23\", \"title\": \"The tide\", \"publisher\": \"The Saltmere Courier\", %s \"text\": \"%s\"}"
            .formatted(id, more, text);
    assertThat(server.send("POST", "api/v1/articles", "application/json", article).statusCode())
        .isBetween(200, 201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?q=bridge",
        "?speaker=Ada%20Quill&limit=200",
        "?q=majority&limit=3",
        "?q=zorvane",
        ""
      })
  void bothFormsHaveTheQuotesOfTheSearch(String query) {
    JsonNode hits =
        server
            .json(
                "api/v1/quotes"
                    + (query.isEmpty() ? "?" : query + "&")
                    + "sort=newest"
                    + (query.contains("limit") ? "" : "&limit=50"))
            .get("hits");
    assertThat(atomFaults(server.get("api/v1/feed.atom" + query).body())).isEmpty();
    SyndFeed atom = atom(query);
    JsonNode json = server.json("api/v1/feed.json" + query);
    List<String> pages =
        StreamSupport.stream(hits.spliterator(), false)
            .map(hit ->
                server.address()
                    + "q/"
                    + PublicAddress.path(hit.at("/quote/id").asText())
                    + "~"
                    + Quote.check(hit.at("/quote/text").asText()))
            .toList();
    assertThat(atom.getEntries().stream().map(SyndEntry::getLink)).isEqualTo(pages);
    assertThat(texts(json.get("items"), "/url")).isEqualTo(pages);
    assertThat(texts(json.get("items"), "/id"))
        .isEqualTo(atom.getEntries().stream().map(SyndEntry::getUri).toList())
        .doesNotHaveDuplicates();
    assertThat(texts(json.get("items"), "/authors/0/name"))
        .isEqualTo(texts(hits, "/quote/attribution/speaker/label"));
    assertThat(json.get("feed_url").asText())
        .isEqualTo(server.address() + "api/v1/feed.json" + query);
    assertThat(atom.getUri()).isEqualTo(server.address() + "api/v1/feed.atom" + query);
    for (int i = 0; i < hits.size(); i++) {
      String quote = hits.get(i).at("/snippet/text").asText();
      assertThat(json.at("/items/" + i + "/content_text").asText()).contains(quote);
      assertThat(
              org.jsoup.Jsoup.parse(atom.getEntries().get(i).getContents().getFirst().getValue())
                  .expectFirst("blockquote")
                  .wholeText())
          .isEqualTo(quote);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api/v1/feed.atom?q=bridge", "api/v1/feed.json?q=bridge", "openapi.json"})
  void whoeverHasItAlreadyIsToldSo(String path) {
    HttpResponse<String> first = server.get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    for (String known : new String[] {tag, tag.substring(2), "\"other\", " + tag, "*"}) {
      HttpResponse<String> again = asked(path, known);
      assertThat(again.statusCode()).as(known).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).contains(tag);
      assertThat(again.headers().firstValue("Vary")).contains("Accept-Encoding");
    }
    assertThat(asked(path, "\"other\"").body()).isEqualTo(first.body());
  }

  private static HttpResponse<String> asked(String path, String known) {
    return server.sendTo("GET", server.address() + path, "", "", "If-None-Match", known);
  }

  /** By the calendar of ISO, which goes back as far as there is printed news. */
  @Test
  void aDayOfLongAgoIsThatDay() {
    String article =
        "{\"id\": \"old\", \"published\": \"1500-01-01\", \"text\": \"“The zorbing is late,” said Ada Quill.\"}";
    server.send("POST", "api/v1/articles", "application/json", article);
    for (String form : new String[] {"atom", "json"}) {
      assertThat(server.get("api/v1/feed." + form + "?q=zorbing").body())
          .contains("1500-01-01T00:00:00Z");
    }
    server.send("DELETE", "api/v1/articles/old", "", "");
  }

  @Test
  void aCorrectionIsTheSameEntryUpdated() {
    take("tide/1", "“The zeppelin is very late,” said Ada Quill.", "");
    SyndEntry before = atom("?q=zeppelin").getEntries().getFirst();
    String tag =
        server.get("api/v1/feed.atom?q=zeppelin").headers().firstValue("ETag").orElseThrow();
    take("tide/1", "Corrected. “The zeppelin is not late,” said Ada Quill.", "");
    SyndFeed feed = atom("?q=zeppelin");
    SyndEntry after = feed.getEntries().getFirst();
    assertThat(feed.getEntries()).hasSize(1);
    assertThat(after.getUri()).isEqualTo(before.getUri());
    assertThat(after.getLink()).isNotEqualTo(before.getLink());
    assertThat(after.getUpdatedDate()).isAfter(before.getUpdatedDate());
    assertThat(after.getPublishedDate()).isEqualTo(before.getPublishedDate());
    assertThat(after.getTitle()).contains("not late");
    assertThat(server.get("api/v1/feed.atom?q=zeppelin").headers().firstValue("ETag"))
        .isNotEqualTo(tag);
    JsonNode item = server.json("api/v1/feed.json?q=zeppelin").at("/items/0");
    assertThat(item.get("date_modified").asText()).isEqualTo("2025-04-23T00:00:01Z");
    server.send("DELETE", "api/v1/articles/tide/1", "", "");
  }

  @Test
  void whatIsInATextStaysText() {
    take(
        "odd",
        "“The <b>zorbing</b> &amp; the ]]> of \\u0001\\ud83d\\ude00 it,” said Ada Quill.",
        "\"url\": \"javascript:alert(1)\",");
    SyndEntry entry = atom("?q=zorbing").getEntries().getFirst();
    assertThat(entry.getTitle()).contains("The <b>zorbing</b> &amp; the ]]> of \ufffd😀 it,");
    assertThat(entry.getContents().getFirst().getValue())
        .contains("&lt;b&gt;zorbing&lt;/b&gt; &amp;amp; the");
    JsonNode item = server.json("api/v1/feed.json?q=zorbing").at("/items/0");
    assertThat(item.has("external_url")).isFalse();
    assertThat(item.get("content_html").asText()).doesNotContain("<b>");
    server.send("DELETE", "api/v1/articles/odd", "", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?q=(harbour | query-syntax",
        "?sort=oldest | bad-parameter",
        "?limit=201 | bad-parameter",
        "?from=2025-02-30 | bad-parameter",
        "?q=a&q=b | bad-parameter",
      })
  void aFeedOfABrokenSearchIsRefused(String query, String problem) {
    for (String form : new String[] {"atom", "json"}) {
      HttpResponse<String> answer = server.get("api/v1/feed." + form + query);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(RunningServer.tree(answer.body()).get("type").asText()).endsWith(problem);
    }
  }
}
