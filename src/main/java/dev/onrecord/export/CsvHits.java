package dev.onrecord.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Hit;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line a hit, for spreadsheets. */
final class CsvHits implements HitWriter {
  /**
   * A cell that begins so may be run as a formula (OWASP, "CSV Injection"); an apostrophe before it
   * makes it text.
   */
  private static final String FORMULAS = "=+-@\t\r\n＝＋－＠";

  private static final CsvMapper MAPPER =
      CsvMapper.csvBuilder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();
  private static final CsvSchema SCHEMA =
      MAPPER.schemaFor(Row.class).withHeader().withLineSeparator("\r\n");

  @JsonPropertyOrder({
    "quote",
    "text",
    "kind",
    "speaker",
    "speaker_type",
    "role",
    "confidence",
    "said_on",
    "precision",
    "basis",
    "title",
    "publisher",
    "published",
    "url",
    "before",
    "after"
  })
  @SuppressWarnings("unused") // written by name
  private record Row(
      String quote,
      String text,
      String kind,
      String speaker,
      String speaker_type,
      String role,
      double confidence,
      String said_on,
      String precision,
      String basis,
      String title,
      String publisher,
      String published,
      String url,
      String before,
      String after) {}

  private final SequenceWriter rows;

  CsvHits(OutputStream out) throws IOException {
    this.rows = MAPPER.writer(SCHEMA).writeValues(out);
  }

  @Override
  public void write(Hit hit) throws IOException {
    Quote quote = hit.quote();
    rows.write(
        new Row(
            safe(quote.id()),
            safe(quote.text()),
            quote.kind().word(),
            safe(quote.attribution().speaker().label()),
            quote.attribution().speaker().type(),
            safe(quote.attribution().role()),
            quote.attribution().confidence(),
            quote.saidOn().day().toString(),
            quote.saidOn().precision().name().toLowerCase(Locale.ROOT),
            quote.saidOn().basis().name().toLowerCase(Locale.ROOT),
            safe(hit.title()),
            safe(hit.publisher()),
            hit.published().toString(),
            safe(hit.url()),
            safe(hit.snippet().before()),
            safe(hit.snippet().after())));
  }

  private static String safe(@Nullable String cell) {
    if (cell == null || cell.isEmpty()) {
      return "";
    }
    return FORMULAS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
