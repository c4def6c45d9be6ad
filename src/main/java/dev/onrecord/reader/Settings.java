package dev.onrecord.reader;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user says of everything that is read.
 *
 * @param published day of publication of what brings none; null refuses it
 * @param publisher outlet of what brings none; empty for none
 * @param mapping where to find what in rows and objects that do not call it by our names: our name,
 *     then theirs, as a path with dots in nested objects
 */
public record Settings(
    @Nullable LocalDate published, String publisher, Map<String, String> mapping) {

  /** Copies the map. */
  public Settings {
    mapping = Map.copyOf(mapping);
    for (String field : mapping.keySet()) {
      if (!ArticleJson.FIELDS.contains(field)) {
        throw new IllegalArgumentException(
            "\"" + field + "\" is none of " + String.join(", ", ArticleJson.FIELDS));
      }
    }
  }

  /** Only a day. */
  public static Settings published(@Nullable LocalDate day) {
    return new Settings(day, "", Map.of());
  }

  Facts facts() {
    return Facts.byDefault(published, publisher);
  }

  /** What others call it. */
  String theirs(String field) {
    return mapping.getOrDefault(field, field);
  }
}
