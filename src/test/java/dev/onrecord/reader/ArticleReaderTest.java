package dev.onrecord.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Article;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleReaderTest {
  private static final String GOOD =
      "{\"id\": \"a\", \"published\": \"2025-04-23\", \"text\": \"The tide is late.\"}";

  private static List<Entry> read(byte[] bytes) throws IOException {
    var entries = new ArrayList<Entry>();
    new ArticleReader(Settings.published(null))
        .read("f", new ByteArrayInputStream(bytes), found -> entries.add(found.entry()));
    return entries;
  }

  private static List<Entry> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(Entry entry) {
    return entry instanceof Entry.Refused(String where, String reason)
        ? where + ": " + reason
        : "taken";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          {"id": "a", "text": "x"                                                  | not valid JSON at character
          {"id": "a", "text": "x"}                                                 | no day of publication
          {"id": "a", "published": "2025-02-30", "text": "x"}                      | which is no day of the calendar
          {"id": "a", "published": "soon", "text": "x"}                            | which is no day of the calendar
          {"id": "a", "published": "1\\n2\\u001b3\\u009b", "text": "x"}             | "published" is "1 2 3 ", which
          {"id": "a", "published": "2025-04-23", "text": "  "}                     | the text is empty
          {"id": "a", "published": "2025-04-23"}                                   | the text is empty
          {"id": "a", "published": "2025-04-23", "text": 7}                        | "text" is not a text
          {"id": "a", "published": "2025-04-23", "text": "x", "text": "y"}         | Duplicate field
          {"id": "a\\u0007", "published": "2025-04-23", "text": "x"}               | an article id has 1 to 256 visible characters
          {"id": "a", "published": "0001-01-01", "text": "x"}                      | outside the years
          {"id": "a", "published": "2025-04-23", "text": "a\\u0000b"}              | binary data
          {"id": "a", "published": "2025-04-23", "text": "a\\ud83d b"}             | half a surrogate pair
          {"a": 1} {"b": 2}                                                        | not valid JSON
          """)
  void aBadLineIsRefusedWithItsNumberAndTheRestGoesOn(String line, String reason)
      throws IOException {
    List<Entry> entries = read(GOOD + "\n" + line + "\n\n" + GOOD + "\n");
    assertThat(entries).hasSize(3);
    assertThat(entries.get(0)).isInstanceOf(Entry.Read.class);
    assertThat(refusal(entries.get(1))).startsWith("f:2: ").contains(reason);
    assertThat(entries.get(2)).isInstanceOf(Entry.Read.class);
  }

  @Test
  void aGzippedFileIsToldByItsBytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write((GOOD + "\n" + GOOD).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(bytes.toByteArray())).hasSize(2);
  }

  @Test
  void aFileOfLinesStaysOneWhateverItsFirstLineIs() throws IOException {
    var entries = new ArrayList<Entry>();
    new ArticleReader(Settings.published(null))
        .read(
            "f.jsonl",
            new ByteArrayInputStream(("garbage\n" + GOOD).getBytes(StandardCharsets.UTF_8)),
            found -> entries.add(found.entry()));
    assertThat(refusal(entries.get(0))).startsWith("f.jsonl:1: not valid JSON");
    assertThat(entries.get(1)).isInstanceOf(Entry.Read.class);
  }

  @Test
  void whatIsPackedTwiceIsReadAndThriceIsNot() throws IOException {
    byte[] twice = Packed.gzip(Packed.gzip(GOOD.getBytes(StandardCharsets.UTF_8)));
    assertThat(read(twice)).hasSize(1);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> read(Packed.gzip(twice))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("packed more than twice over");
  }

  @Test
  void aCutGzipFileGivesWhatItHoldsAndThenBreaks() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write((GOOD + "\n").repeat(1_000).getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 10);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> read(cut)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anotherEncodingIsRefusedAndNotGarbled() throws IOException {
    List<Entry> entries = read("The café is shut.".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refusal(entries.getFirst()))
        .isEqualTo("f: not UTF-8 at byte 7; convert the text to UTF-8 first");
  }

  @Test
  void binaryDataIsRefused() throws IOException {
    assertThat(refusal(read(new byte[] {0, 1, 2, 3, 0}).getFirst())).contains("binary data");
    assertThat(refusal(read(new byte[] {0x7f, 'E', 'L', 'F', (byte) 0xff, 0}).getFirst()))
        .contains("binary data");
  }

  @Test
  void anArticleOfFiftyMegabytesIsRefused() throws IOException {
    String big =
        "{\"id\": \"a\", \"published\": \"2025-04-23\", \"text\": \""
            + "tide ".repeat(10_000_000)
            + "\"}";
    List<Entry> entries = read(big + "\n" + GOOD);
    assertThat(refusal(entries.get(0))).contains("the most is");
    assertThat(entries.get(1)).isInstanceOf(Entry.Read.class);
  }

  @Test
  void frontMatterTellsWhatTheTextCannot() throws IOException {
    String file =
        "---\ntitle: Late: the tide\npublisher: The Courier\npublished: 2025-04-23\n---\nThe tide is late.\n";
    Article article = ((Entry.Read) read(file).getFirst()).article();
    assertThat(article)
        .isEqualTo(
            new Article(
                "f",
                "Late: the tide",
                "The Courier",
                LocalDate.of(2025, 4, 23),
                null,
                null,
                "The tide is late.\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          Plain text without a day.                        | no day of publication
          ---⏎published: 2025-04-23⏎Never closed.          | no closing line ---
          ---⏎published: 2025-04-23⏎colour: red⏎---⏎Text.  | the front matter line "colour: red" is none of id
          ---⏎published: 2025-04-23⏎---⏎                   | the text is empty
          """)
  void aTextFileThatCannotBeTakenSaysWhy(String file, String reason) throws IOException {
    assertThat(refusal(read(file.replace('⏎', '\n')).getFirst()))
        .startsWith("f: ")
        .contains(reason);
  }

  @Test
  void articlesWithoutAnIdGetOneFromTheirWords() throws IOException {
    String line = "{\"published\": \"2025-04-23\", \"text\": \"The tide is late.\"}";
    List<String> ids =
        read(line + "\n" + line + "\n" + line.replace("late", "early")).stream()
            .map(e -> ((Entry.Read) e).article().id())
            .toList();
    assertThat(ids.get(0)).hasSize(16).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
  }
}
