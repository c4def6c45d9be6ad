package dev.onrecord.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onrecord.model.Article;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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
          .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ArticleJson() {}

  /**
   * The article, or the ready-made quotes, or the reason why there are none; {@code published}
   * stands in where the object has no day.
   */
  static Entry parse(String where, String json, @Nullable LocalDate published) {
    try {
      JsonNode node = tree(json);
      if (QuotebankLine.is(node)) {
        return QuotebankLine.read(where, node);
      }
      if (GdeltLine.is(node)) {
        return GdeltLine.read(where, node);
      }
      return new Entry.Read(where, article(node, published));
    } catch (RefusedException | IllegalArgumentException e) {
      return new Entry.Refused(where, String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode tree(String json) {
    try {
      JsonNode node = READER.readTree(json);
      if (!node.isObject()) {
        throw new RefusedException(
            "not a JSON object; an article looks like {\"id\": …, \"published\": \"2025-04-23\", \"text\": …}");
      }
      return node;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new RefusedException(
          "not valid JSON"
              + (at == null ? "" : " at character " + at.getColumnNr())
              + ": "
              + firstLine(e.getOriginalMessage()));
    }
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }

  private static Article article(JsonNode node, @Nullable LocalDate published) {
    String text = required(node);
    String title = text(node, "title", "");
    String publisher = text(node, "publisher", "");
    String id = text(node, "id", "");
    LocalDate day = day(text(node, "published", ""), published);
    return new Article(
        id.isEmpty() ? idOf(publisher, title, text) : id,
        title,
        publisher,
        day,
        nullable(node, "author"),
        nullable(node, "url"),
        text);
  }

  private static String required(JsonNode node) {
    String text = text(node, "text", "");
    if (text.isBlank()) {
      throw new RefusedException("the text is empty; an article needs a \"text\"");
    }
    checkText(text);
    return text;
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

  private static @Nullable String nullable(JsonNode node, String field) {
    String value = text(node, field, "");
    return value.isEmpty() ? null : value;
  }

  /** Reads an ISO day, or the day of an ISO date-time in its own zone. */
  static LocalDate day(String published, @Nullable LocalDate fallback) {
    if (published.isEmpty()) {
      if (fallback == null) {
        throw new RefusedException(
            "no day of publication; give \"published\" as in 2025-04-23, with the article or for all");
      }
      return fallback;
    }
    try {
      boolean withTime = published.length() > 10 && published.charAt(10) == 'T';
      return LocalDate.parse(withTime ? published.substring(0, 10) : published);
    } catch (DateTimeException e) {
      throw new RefusedException(
          "\"published\" is \""
              + (published.length() > 40 ? published.substring(0, 40) + "…" : published)
              + "\", which is no day of the calendar; write it as in 2025-04-23");
    }
  }

  /**
   * An id for an article that brings none: the same words from the same publisher get the same id.
   */
  static String idOf(String publisher, String title, String text) {
    return Fingerprint.of(publisher, title, text).substring(0, 16);
  }
}
