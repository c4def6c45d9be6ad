package dev.onrecord.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.PublishedBasis;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Snippet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hits written, and read again by the readers that the formats have. */
class ExportFormatTest {
  private static final LocalDate DAY = LocalDate.of(2025, 4, 23);

  private static Hit hit(String text, Kind kind, String speaker, String title) {
    var article =
        new Article(
            "a/1",
            title,
            "The Courier",
            DAY,
            "Delphine Astor",
            "https://c.example/a_1?x=%7B",
            text);
    Quote quote =
        Quote.of(
            article,
            new Span(0, text.length()),
            kind,
            new Attribution(new Speaker.Person(speaker), null, 0.9, List.of(), null, "told"),
            new SaidOn(DAY.minusDays(1), SaidOn.Precision.DAY, SaidOn.Basis.STATED));
    var snippet = new Snippet(text, List.of(), "before", "after");
    return new Hit(
        quote,
        article.title(),
        List.of(),
        article.publisher(),
        DAY,
        PublishedBasis.GIVEN,
        article.author(),
        article.url(),
        snippet,
        1,
        null,
        null);
  }

  private static String written(ExportFormat format, Hit... hits) throws IOException {
    var out = new ByteArrayOutputStream();
    try (HitWriter writer = format.writer(out)) {
      for (Hit hit : hits) {
        writer.write(hit);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<Map<String, String>> rows(String csv) throws IOException {
    try (var rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(csv)) {
      return rows.readAll();
    }
  }

  @Test
  void aTableHasALineForEachQuoteVerbatim() throws IOException {
    String text = "“The tide, he says,\nis \"late\"; and; wet”";
    List<Map<String, String>> rows =
        rows(
            written(
                ExportFormat.CSV,
                hit(text, Kind.DIRECT, "Ada Quill", "A title, with a comma"),
                hit("two", Kind.MIXED, "Tobin Marsh", "")));
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .containsEntry("text", text)
        .containsEntry("speaker", "Ada Quill")
        .containsEntry("said_on", "2025-04-22")
        .containsEntry("precision", "day")
        .containsEntry("title", "A title, with a comma")
        .containsEntry("url", "https://c.example/a_1?x=%7B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"})
  void noCellIsAFormula(String cell) throws IOException {
    Map<String, String> row =
        rows(written(ExportFormat.CSV, hit(cell, Kind.DIRECT, cell, cell))).getFirst();
    for (String column : List.of("text", "speaker", "title")) {
      assertThat(row).containsEntry(column, "'" + cell);
    }
  }

  @Test
  void aTableWithoutHitsHasItsNames() throws IOException {
    assertThat(written(ExportFormat.CSV)).startsWith("quote,text,kind,speaker,").endsWith("\r\n");
  }

  @Test
  void linesAreHitsAsTheApiGivesThem() throws IOException {
    String lines =
        written(
            ExportFormat.JSONL,
            hit("one\ntwo", Kind.DIRECT, "Ada Quill", "t"),
            hit("three", Kind.DIRECT, "Ada Quill", "t"));
    assertThat(lines.lines()).hasSize(2);
    JsonNode first = new ObjectMapper().readTree(lines.lines().toList().getFirst());
    assertThat(first.at("/quote/text").asText()).isEqualTo("one\ntwo");
    assertThat(first.at("/publisher").asText()).isEqualTo("The Courier");
  }

  @Test
  void aReferenceForLatexHasNothingThatLatexWouldRun() throws IOException {
    String entry =
        written(
            ExportFormat.BIBTEX, hit("50 % of {all} \\input", Kind.DIRECT, "A & B_c", "$1 #2 ~ ^"));
    assertThat(entry)
        .startsWith("@misc{a-1-0-20,\n  author = {{Delphine Astor}},\n")
        .contains("title = {\\$1 \\#2 \\textasciitilde{} \\textasciicircum{}}")
        .contains("“50 \\% of \\textbraceleft{}all\\textbraceright{} \\textbackslash{}input”")
        .contains("(A \\& B\\_c, said on 2025-04-22)")
        .contains("url = {https://c.example/a_1?x=%7B}")
        .contains("year = {2025},\n  month = {4},\n  day = {23}");
    assertThat(entry.chars().filter(c -> c == '{').count())
        .isEqualTo(entry.chars().filter(c -> c == '}').count());
  }

  @Test
  void aReferenceOfTaggedLinesHasNoBreakInAValue() throws IOException {
    String entry =
        written(ExportFormat.RIS, hit("one\r\nER  - two", Kind.INDIRECT, "Ada Quill", "A\ntitle"));
    assertThat(entry.split("\r\n", -1))
        .containsExactly(
            "TY  - NEWS",
            "ID  - a-1-0-14",
            "AU  - Delphine Astor",
            "TI  - A title",
            "T2  - The Courier",
            "PY  - 2025",
            "DA  - 2025/04/23",
            "UR  - https://c.example/a_1?x=%7B",
            "N1  - Reported: one ER - two (Ada Quill, said on 2025-04-22)",
            "ER  - ",
            "",
            "");
  }

  @ParameterizedTest
  @EnumSource(
      value = ExportFormat.class,
      names = {"RIS", "APA"})
  void noAddressBeginsALineOfItsOwn(ExportFormat format) throws IOException {
    Hit hit = hit("one", Kind.DIRECT, "Ada Quill", "A title");
    String url = "https://c.example/\r\nER  - \u2028TY  - NEWS\u0085AU  - Somebody";
    var odd =
        new Hit(
            hit.quote(),
            hit.title(),
            List.of(),
            hit.publisher(),
            DAY,
            PublishedBasis.GIVEN,
            hit.author(),
            url,
            hit.snippet(),
            1,
            null,
            null);
    assertThat(written(format, odd).lines().count())
        .isEqualTo(written(format, hit).lines().count());
    assertThat(written(format, odd)).doesNotContain("\u2028", "\u0085");
  }

  @Test
  void aDoubtfulSpeakerIsSoInTheNoteAsWell() throws IOException {
    Hit sure = hit("one", Kind.DIRECT, "Ada Quill", "A title");
    Quote quote = sure.quote();
    var doubt = new Attribution(quote.attribution().speaker(), null, 0.7, List.of(), null, "told");
    var unsure =
        new Hit(
            new Quote(
                quote.id(),
                quote.articleId(),
                quote.span(),
                quote.text(),
                quote.content(),
                quote.kind(),
                doubt,
                quote.saidOn()),
            sure.title(),
            List.of(),
            sure.publisher(),
            DAY,
            PublishedBasis.GIVEN,
            null,
            sure.url(),
            sure.snippet(),
            1,
            null,
            null);
    assertThat(written(ExportFormat.RIS, unsure)).contains("(Ada Quill, not certain, said on");
    assertThat(written(ExportFormat.RIS, sure)).doesNotContain("certain");
  }

  @Test
  void referencesForCitationStylesAreOneArray() throws IOException {
    JsonNode all =
        new ObjectMapper()
            .readTree(
                written(
                    ExportFormat.CSL,
                    hit("one", Kind.DIRECT, "Ada Quill", "A title"),
                    hit("two", Kind.DIRECT, "Ada Quill", "A title")));
    assertThat(all).hasSize(2);
    assertThat(all.at("/0/type").asText()).isEqualTo("article-newspaper");
    assertThat(all.at("/0/author/0/literal").asText()).isEqualTo("Delphine Astor");
    assertThat(all.at("/0/issued/date-parts/0/2").asInt()).isEqualTo(23);
    assertThat(all.at("/1/note").asText()).isEqualTo("“two” (Ada Quill, said on 2025-04-22)");
    assertThat(new ObjectMapper().readTree(written(ExportFormat.CSL))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          Delphine Astor  | A title | The Courier | https://c.example/1 | Delphine Astor. (2025, April 23). A title. The Courier. https://c.example/1
          Delphine A.     | Why?    | The Courier | -                   | Delphine A. (2025, April 23). Why? The Courier.
          -               | A title | The Courier | -                   | A title. (2025, April 23). The Courier.
          -               | ``      | ``          | -                   | [Untitled]. (2025, April 23).
          """,
      delimiter = '|')
  void aReferenceToPasteReadsAsTheManualHasIt(
      @Nullable String author, String title, String publisher, @Nullable String url, String line)
      throws IOException {
    Hit hit = hit("one", Kind.DIRECT, "Ada Quill", title);
    var told =
        new Hit(
            hit.quote(),
            title,
            List.of(),
            publisher,
            DAY,
            PublishedBasis.GIVEN,
            author,
            url,
            hit.snippet(),
            1,
            null,
            null);
    assertThat(written(ExportFormat.APA, told)).isEqualTo(line + "\n");
  }

  @ParameterizedTest
  @EnumSource
  void theStreamStaysOpen(ExportFormat format) throws IOException {
    var out =
        new ByteArrayOutputStream() {
          private boolean closed;

          @Override
          public void close() {
            closed = true;
          }
        };
    format.writer(out).close();
    assertThat(out.closed).isFalse();
    assertThat(ExportFormat.named(format.word())).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({"xls", "CSV", "''"})
  void anUnknownFormatIsRefused(String name) {
    assertThatThrownBy(() -> ExportFormat.named(name))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("there are csv, jsonl, bibtex, ris, csl, apa");
  }
}
