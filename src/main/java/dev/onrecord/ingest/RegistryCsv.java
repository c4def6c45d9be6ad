package dev.onrecord.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.speaker.KnownSpeaker;
import dev.onrecord.speaker.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Persons as CSV with a line of column names, of which only {@code name} must be there. A person
 * with several roles has a line for each.
 */
final class RegistryCsv {
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "type",
          "other_names",
          "gender",
          "known",
          "articles",
          "role",
          "organisation",
          "from",
          "to",
          "first_seen",
          "last_seen");

  /** Stands between the values of a cell that holds several. */
  private static final String SEPARATOR = ";";

  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

  private RegistryCsv() {}

  static List<KnownSpeaker> read(String file, InputStream in) throws IOException {
    var drafts = new LinkedHashMap<String, SpeakerDraft>();
    try (MappingIterator<Map<String, String>> lines =
        CSV.readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(in)) {
      checkColumns(file, (CsvSchema) Objects.requireNonNull(lines.getParserSchema()));
      while (lines.hasNext()) {
        String where = file + ", line " + lines.getCurrentLocation().getLineNr();
        Map<String, String> cells = lines.next();
        String name = cell(cells, "name");
        take(drafts.computeIfAbsent(name, _ -> new SpeakerDraft(name, where)), cells, where);
      }
    } catch (JsonProcessingException | RuntimeJsonMappingException e) {
      throw new BadRegistryException(file, "not valid CSV: " + firstLine(e));
    }
    return drafts.values().stream().map(draft -> draft.speaker(file)).toList();
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static void checkColumns(String file, CsvSchema schema) {
    List<String> names = schema.getColumnNames();
    if (!names.contains("name")) {
      throw new BadRegistryException(
          file + ", line 1",
          "no column \"name\"; the first line names the columns, of " + String.join(", ", COLUMNS));
    }
    for (String name : names) {
      if (!COLUMNS.contains(name)) {
        throw new BadRegistryException(
            file + ", line 1",
            "no such column, \"" + name + "\"; there are " + String.join(", ", COLUMNS));
      }
    }
  }

  private static String cell(Map<String, String> cells, String column) {
    return Objects.requireNonNullElse(cells.get(column), "").strip();
  }

  private static void take(SpeakerDraft draft, Map<String, String> cells, String where) {
    draft.otherNames(List.of(cell(cells, "other_names").split(SEPARATOR, -1)));
    draft.gender(cell(cells, "gender"));
    switch (cell(cells, "type").toLowerCase(Locale.ROOT)) {
      case "organisation", "organization" -> draft.organisation();
      case "person", "" -> {}
      default ->
          throw new BadRegistryException(
              where, "type is \"" + cell(cells, "type") + "\"; write person or organisation");
    }
    switch (cell(cells, "known").toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> draft.known(true);
      case "no", "false" -> draft.known(false);
      case "" -> {}
      default ->
          throw new BadRegistryException(
              where, "known is \"" + cell(cells, "known") + "\"; write yes or no");
    }
    for (String month : cell(cells, "articles").split(SEPARATOR, -1)) {
      if (!month.isBlank()) {
        String[] parts = month.split(":", 2);
        draft.articles(parts[0].strip(), parts[parts.length - 1].strip(), where);
      }
    }
    takeRole(draft, cells, where);
  }

  private static void takeRole(SpeakerDraft draft, Map<String, String> cells, String where) {
    String role = cell(cells, "role");
    String organisation = cell(cells, "organisation");
    boolean seen = !cell(cells, "first_seen").isEmpty() || !cell(cells, "last_seen").isEmpty();
    String from = cell(cells, seen ? "first_seen" : "from");
    String to = cell(cells, seen ? "last_seen" : "to");
    if (!(role + organisation + from + to).isEmpty()) {
      draft.role(role, organisation, from, to, seen, where);
    }
  }

  static void write(List<KnownSpeaker> speakers, OutputStream out) throws IOException {
    CsvSchema schema = CsvSchema.builder().addColumns(COLUMNS, CsvSchema.ColumnType.STRING).build();
    try (SequenceWriter csv =
        CSV.writer(schema.withHeader())
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .writeValues(out)) {
      for (KnownSpeaker speaker : speakers) {
        for (Map<String, String> line : lines(speaker)) {
          csv.write(line);
        }
      }
    }
  }

  private static List<Map<String, String>> lines(KnownSpeaker speaker) {
    var lines = new ArrayList<Map<String, String>>();
    for (Role role : speaker.roles()) {
      var line = new LinkedHashMap<String, String>();
      line.put("name", speaker.name());
      line.put("role", role.title());
      line.put("organisation", role.organisation());
      line.put(role.seen() ? "first_seen" : "from", Objects.toString(role.from(), ""));
      line.put(role.seen() ? "last_seen" : "to", Objects.toString(role.to(), ""));
      lines.add(line);
    }
    if (lines.isEmpty()) {
      lines.add(new LinkedHashMap<>(Map.of("name", speaker.name())));
    }
    Map<String, String> first = lines.getFirst();
    first.put("other_names", String.join(SEPARATOR, speaker.otherNames()));
    if (speaker.gender() != Gender.UNKNOWN) {
      first.put("gender", speaker.gender().name().toLowerCase(Locale.ROOT));
    }
    first.put("type", speaker.person() ? "person" : "organisation");
    if (speaker.person()) {
      first.put("known", speaker.known() ? "yes" : "no");
    }
    first.put(
        "articles",
        SpeakerDraft.counts(speaker).entrySet().stream()
            .map(e -> e.getKey() + ":" + e.getValue())
            .collect(Collectors.joining(SEPARATOR)));
    return lines;
  }
}
