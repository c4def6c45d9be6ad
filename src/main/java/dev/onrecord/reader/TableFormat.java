package dev.onrecord.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A table with a line of column names and a row for each article, parted by comma, semicolon or
 * tab.
 */
final class TableFormat implements Format {
  private static final int MOST_COLUMNS = 1_000;

  private static final CsvMapper MAPPER =
      CsvMapper.builder(
              CsvFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(2 * ArticleJson.LONGEST_TEXT)
                          .build())
                  .build())
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final Settings settings;

  TableFormat(Settings settings) {
    this.settings = settings;
  }

  /** A table is told by its name, or by a first line that names the column of the text. */
  @Override
  public boolean is(Head head) {
    if (head.named(".csv", ".tsv", ".tab")) {
      return true;
    }
    List<String> names = columns(head.text());
    long ours =
        ArticleJson.FIELDS.stream()
            .filter(field -> names.contains(settings.theirs(field).toLowerCase(Locale.ROOT)))
            .count();
    return ours > 1 && names.contains(settings.theirs("text").toLowerCase(Locale.ROOT));
  }

  private static List<String> columns(String text) {
    String line = text.lines().findFirst().orElse("");
    return Arrays.stream(line.split(Pattern.quote(String.valueOf(separator(line))), -1))
        .map(name -> name.replace("\"", "").strip())
        .toList();
  }

  /** The sign that parts the most columns. */
  private static char separator(String line) {
    char best = ',';
    for (char sign : new char[] {';', '\t', '|'}) {
      best = count(line, sign) > count(line, best) ? sign : best;
    }
    return best;
  }

  private static long count(String line, char sign) {
    return line.chars().filter(c -> c == sign).count();
  }

  @Override
  public void read(Piece piece) throws IOException {
    Head head = Head.of(piece.name(), piece.in());
    List<String> names = columns(head.text());
    if (names.size() > MOST_COLUMNS) {
      throw new RefusedException("the table has more than " + MOST_COLUMNS + " columns");
    }
    if (!names.contains(settings.theirs("text").toLowerCase(Locale.ROOT))) {
      throw new RefusedException(
          "the table has no column \""
              + settings.theirs("text")
              + "\" but "
              + String.join(", ", names)
              + "; say which holds the text, as in --map text="
              + names.getLast());
    }
    if (head.begins(0xEF, 0xBB, 0xBF)) {
      piece.in().skipNBytes(3);
    }
    CsvSchema schema =
        CsvSchema.emptySchema()
            .withHeader()
            .withColumnSeparator(separator(head.text().lines().findFirst().orElse("")));
    Reader letters = new InputStreamReader(piece.in(), StandardCharsets.UTF_8.newDecoder());
    try (MappingIterator<Map<String, String>> rows =
        MAPPER.readerForMapOf(String.class).with(schema).readValues(letters)) {
      rows(rows, piece);
    } catch (CharacterCodingException e) {
      throw new RefusedException("not UTF-8 from some row on; convert the table to UTF-8 first");
    }
  }

  private void rows(MappingIterator<Map<String, String>> rows, Piece piece) throws IOException {
    long broken = -1;
    for (boolean more = true; more; ) {
      long line = rows.getCurrentLocation().getLineNr();
      String where = piece.name() + ":" + line;
      try {
        more = rows.hasNextValue();
        if (more) {
          Map<String, String> row = folded(rows.nextValue());
          piece.found(Found.lazily(where, size(row), () -> article(where, row, piece)));
        }
      } catch (StreamConstraintsException e) {
        piece.refused(
            where,
            "a cell has more characters than any text may have, or its closing quotation mark is missing; the rest is not read");
        return;
      } catch (JsonProcessingException | RuntimeJsonMappingException e) {
        piece.refused(where, "no row of this table: " + problem(e));
        if (broken == line) {
          return; // it does not get on
        }
        broken = line;
      }
    }
  }

  private static String problem(Exception e) {
    String reason = Found.reason(e).lines().findFirst().orElse("");
    return reason.startsWith("Too many entries")
        ? "it has more cells than there are columns; put quotation marks around a text with commas"
        : reason.contains("Missing closing quote")
            ? "its quotation mark is never closed, and the rest of the table is not read"
            : reason;
  }

  private static Map<String, String> folded(Map<String, String> row) {
    var folded = new HashMap<String, String>();
    row.forEach((name, value) -> folded.put(name.strip().toLowerCase(Locale.ROOT), value));
    return folded;
  }

  private static long size(Map<String, String> row) {
    return row.values().stream().mapToLong(cell -> cell == null ? 0 : 2L * cell.length()).sum();
  }

  private Entry article(String where, Map<String, String> row, Piece piece) {
    Facts told =
        ArticleJson.facts(name -> {
          String cell = row.get(settings.theirs(name).toLowerCase(Locale.ROOT));
          return cell == null ? "" : cell.strip();
        });
    String text = row.getOrDefault(settings.theirs("text").toLowerCase(Locale.ROOT), "");
    return told.or(piece.facts()).article(where, text == null ? "" : text.replace("\r\n", "\n"));
  }
}
