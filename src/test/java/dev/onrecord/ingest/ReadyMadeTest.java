package dev.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Onrecord;
import dev.onrecord.model.Quote;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Settings;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes that come without their articles: line in, quote out, and through the whole house. */
class ReadyMadeTest {
  private static final String QUOTEBANK =
      """
      {"quoteID": "2015-11-11-109291", "quotation": "The tide, he says, is late.", "speaker": "Ada Quill", "qids": ["Q1"], "date": "2015-11-11 00:55:12", "numOccurrences": 3, "probas": [["Ada Quill", "0.8867"], ["None", "0.0992"]], "urls": ["http://www.courier.example/tide.html?x=1", "http://post.example/tide"], "phase": "E"}
      {"quoteID": "2015-11-12-000001", "quotation": "Nobody knows.", "speaker": "None", "qids": [], "date": "2015-11-12 00:00:00", "numOccurrences": 1, "probas": [["None", "0.7"]], "urls": [], "phase": "E"}
      """;

  private static final String GDELT =
      """
      {"date": "2020-01-02T00:15:00Z", "url": "https://post.example/ferry", "title": "Ferry late again", "lang": "ENGLISH", "quotes": [{"pre": "The ferry did not come.", "quote": "We waited until the lamps went out,", "post": "said Ada Quill, the mayor of Saltmere, on"}, {"pre": "There was no", "quote": "end of it", "post": "for the island"}]}
      """;

  @TempDir Path folder;

  private static List<Entry> read(String lines) throws IOException {
    var entries = new ArrayList<Entry>();
    new ArticleReader(Settings.published(null))
        .read(
            "f.json",
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            found -> entries.add(found.entry()));
    return entries;
  }

  @Test
  void aLineOfQuotebankIsAQuoteWithItsSpeaker() throws IOException {
    var first = (Entry.Made) read(QUOTEBANK).getFirst();
    assertThat(first.article().id()).isEqualTo("quotebank/2015-11-11-109291");
    assertThat(first.article().publisher()).isEqualTo("courier.example");
    assertThat(first.article().published()).hasToString("2015-11-11");
    assertThat(first.article().url()).isEqualTo("http://www.courier.example/tide.html?x=1");
    Quote quote = first.quotes().getFirst();
    assertThat(quote.text()).isEqualTo("The tide, he says, is late.");
    assertThat(quote.attribution().speaker().name()).isEqualTo("Ada Quill");
    assertThat(quote.attribution().confidence()).isEqualTo(0.8867);
    assertThat(quote.attribution().evidence())
        .isEqualTo("told by Quotebank, 89 % sure; met 3 times");
    var second = (Entry.Made) read(QUOTEBANK).get(1);
    assertThat(second.quotes().getFirst().attribution().speaker().type()).isEqualTo("unknown");
    assertThat(second.article().publisher()).isEmpty();
  }

  @Test
  void aLineOfGdeltIsAttributedByTheWordsAroundItsQuotes() throws IOException {
    var line = (Entry.Made) read(GDELT).getFirst();
    assertThat(line.article().title()).isEqualTo("Ferry late again");
    assertThat(line.article().publisher()).isEqualTo("post.example");
    assertThat(line.quotes())
        .extracting(Quote::text)
        .containsExactly("We waited until the lamps went out,", "end of it");
    List<Quote> attributed = new QuoteFinder().attribute(line.article(), line.quotes());
    assertThat(attributed)
        .extracting(q -> q.attribution().speaker().label())
        .containsExactly("Ada Quill", "unknown");
  }

  /** Where the words around it stood in the article nobody knows: they tell of no other quote. */
  @Test
  void piecesThatCameApartTellNothingOfEachOther() throws IOException {
    String line =
        """
        {"date": "2020-01-02T00:15:00Z", "url": "https://post.example/dock", "title": "The dock", "quotes": [{"pre": "The mayor spoke. Ada Quill said", "quote": "The dock of the north is late again", "post": "and left the\\n\\nroom"}, {"pre": "", "quote": "We do not know who said this about the dock", "post": ""}, {"pre": "the minister was asked about it later. She said", "quote": "It is not late at all, and never was", "post": ""}]}
        """;
    var made = (Entry.Made) read(line).getFirst();
    List<Quote> attributed = new QuoteFinder().attribute(made.article(), made.quotes());
    assertThat(attributed)
        .extracting(q -> q.attribution().speaker().label())
        .containsExactly("Ada Quill", "unknown", "the minister");
    assertThat(attributed.getFirst().attribution().cue())
        .extracting(cue -> cue.in(made.article().text()))
        .containsExactly("said");
    assertThat(attributed)
        .allMatch(q -> q.span().in(made.article().text()).equals(q.text()))
        .extracting(Quote::id)
        .containsExactlyElementsOf(made.quotes().stream().map(Quote::id).toList());
    assertThat(made.article().text())
        .isEqualTo(
            "The mayor spoke. Ada Quill said “The dock of the north is late again” and left the room"
                + "\n\n[…]\n\n“We do not know who said this about the dock”"
                + "\n\n[…]\n\nthe minister was asked about it later. She said"
                + " “It is not late at all, and never was”");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          {"quoteID": "1", "quotation": "", "date": "2015-11-11"}         | needs a "quotation"
          {"quoteID": "", "quotation": "a", "date": "2015-11-11"}         | needs a "quotation"
          {"quoteID": "1", "quotation": "a"}                              | no day of publication
          {"quoteID": "1", "quotation": "a", "date": "2015-13-11 00:00"}  | no day of the calendar
          {"quoteID": "1", "quotation": 5, "date": "2015-11-11"}          | not a text
          {"url": "http://a.example", "date": "2020-01-01", "quotes": []} | no quotation on the line
          {"url": "", "date": "2020-01-01", "quotes": [{"quote": "a"}]}   | needs a "url"
          {"url": "http://a.example", "quotes": [{"quote": "a"}]}         | no day of publication
          """)
  void aLineThatCannotBeTakenIsRefused(String line, String reason) throws IOException {
    assertThat(((Entry.Refused) read(line).getFirst()).reason()).contains(reason);
  }

  private interface Packing {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static byte[] packed(String text, Packing packing) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = packing.around(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void packedFilesGoThroughTheWholeHouse() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    Files.write(
        files.resolve("quotes-2015.json.bz2"), packed(QUOTEBANK, BZip2CompressorOutputStream::new));
    Files.write(files.resolve("20200102.gqg.json.gz"), packed(GDELT, GZIPOutputStream::new));
    try (Onrecord onrecord = Onrecord.open(folder.resolve("index"))) {
      assertThat(onrecord.ingest(files).quotes()).isEqualTo(4);
      assertThat(onrecord.ingest(files).unchanged()).isEqualTo(3);
      SearchRequest theirs = SearchRequest.of("").where(Dimension.SPEAKER, "Ada Quill");
      assertThat(onrecord.search(theirs).hits())
          .extracting(hit -> hit.quote().text())
          .containsExactly("We waited until the lamps went out,", "The tide, he says, is late.");
      Hit found = onrecord.search("text:tide AND publisher:courier.example").hits().getFirst();
      assertThat(onrecord.article(found.quote().articleId()).orElseThrow().quotes()).hasSize(1);
      assertThat(onrecord.stats().outdated(QuoteFinder.VERSION)).isZero();
      assertThat(onrecord.reextract(true, _ -> {}).renewed()).isZero();
      assertThat(onrecord.search(theirs).total()).isEqualTo(2);
    }
  }
}
