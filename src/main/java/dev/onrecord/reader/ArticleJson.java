package dev.onrecord.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onrecord.model.PublishedBasis;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads one article from JSON, and says in a sentence what is wrong with one that cannot be taken.
 */
public final class ArticleJson {
  /** The longest text of one article, in UTF-16 code units. */
  public static final int LONGEST_TEXT = 10_000_000;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(2 * LONGEST_TEXT)
                          .maxNestingDepth(50)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build()
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ArticleJson() {}

  /** What a row, an object or front matter may tell of an article. */
  static final List<String> FIELDS =
      List.of("id", "title", "publisher", "published", "author", "url", "language", "text");

  /**
   * The article, or the ready-made quotes.
   *
   * @throws RefusedException when there are none, with the reason
   */
  static Entry parse(String where, String json, Piece piece) {
    return parse(where, tree(json), piece);
  }

  static Entry parse(String where, JsonNode node, Piece piece) {
    if (!node.isObject()) {
      throw new RefusedException(
          "not a JSON object; an article looks like {\"id\": …, \"published\": \"2025-04-23\", \"text\": …}");
    }
    if (QuotebankLine.is(node)) {
      return QuotebankLine.read(where, node);
    }
    if (GdeltLine.is(node)) {
      return GdeltLine.read(where, node);
    }
    return article(where, node, piece);
  }

  static JsonNode tree(String json) {
    try {
      return READER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new RefusedException(problem(e));
    }
  }

  /** The objects of an array, or one after the other. */
  static MappingIterator<JsonNode> elements(InputStream in) throws IOException {
    return READER.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readValues(in);
  }

  /** What is wrong with JSON, in a sentence. */
  static String problem(JsonProcessingException e) {
    var at = e.getLocation();
    return "not valid JSON"
        + (at == null ? "" : " at character " + at.getColumnNr())
        + ": "
        + firstLine(e.getOriginalMessage()).replaceFirst(" \\(for root value.*", "");
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }

  private static Entry.Read article(String where, JsonNode node, Piece piece) {
    Settings settings = piece.settings();
    String text = field(node, settings, "text");
    if (text.isBlank()) {
      throw new RefusedException(
          "the text is empty; an article needs a \"" + settings.theirs("text") + "\"");
    }
    return facts(name -> field(node, settings, name)).or(piece.facts()).article(where, text);
  }

  /** What is told of an article in fields by our names, each empty where it is not told. */
  static Facts facts(UnaryOperator<String> field) {
    return new Facts(
        field.apply("id"),
        field.apply("title"),
        field.apply("publisher"),
        Facts.published(field.apply("published"), PublishedBasis.GIVEN),
        field.apply("author"),
        field.apply("url"),
        field.apply("language"),
        null);
  }

  /** A field under the name that others give it, which may be a path with dots. */
  private static String field(JsonNode node, Settings settings, String name) {
    String theirs = settings.theirs(name);
    if (node.has(theirs) || !settings.mapping().containsKey(name)) {
      return text(node, theirs, "");
    }
    JsonNode inner = node;
    String[] steps = theirs.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      inner = inner.path(steps[i]);
    }
    return text(inner, steps[steps.length - 1], "");
  }

  /** Refuses a text that is too long or no text at all. */
  static void checkText(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new RefusedException(
          "the text has "
              + text.length()
              + " characters; the most is "
              + LONGEST_TEXT
              + ": split it, or leave it out");
    }
    if (text.indexOf('\0') >= 0) {
      throw new RefusedException("the text holds NUL characters: this is binary data, not text");
    }
  }

  static void checkSurrogates(String field, String text) {
    int at = loneSurrogate(text);
    if (at >= 0) {
      throw new RefusedException(
          "the "
              + field
              + " has half a surrogate pair at character "
              + at
              + ": it was cut or decoded wrongly");
    }
  }

  private static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }

  static String text(JsonNode node, String field, String missing) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return missing;
    }
    if (!value.isTextual()) {
      throw new RefusedException("\"" + field + "\" is not a text in quotation marks");
    }
    checkSurrogates(field, value.textValue());
    return value.textValue();
  }

  /** Reads an ISO day, or the day of an ISO date-time in its own zone. */
  static LocalDate day(String published) {
    Facts.Published day = Facts.published(published, PublishedBasis.GIVEN);
    if (day == null) {
      throw new RefusedException("no day of publication; give \"published\" as in 2025-04-23");
    }
    return day.day();
  }
}
