package dev.onrecord.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a word of a query may be looked for in; {@code name:} in the query language. */
public enum Field {
  /** No field named: the quote first, then speaker, title and context. */
  ANY,
  /** The words of the quote alone. */
  TEXT,
  SPEAKER,
  PUBLISHER,
  TITLE,
  /** What the speaker is called: "minister". */
  ROLE,
  /** direct, mixed or indirect. */
  KIND,
  /** The day the words were said, or published where that is all that is known. */
  SAID,
  /** The day the article was published. */
  PUBLISHED;

  /** The name as it is typed. */
  public String word() {
    return Choice.word(this);
  }

  /** The field of that name; empty for a name that is none. */
  static Optional<Field> named(String name) {
    return Arrays.stream(values())
        .filter(f -> f != ANY && f.word().equalsIgnoreCase(name))
        .findFirst();
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values())
        .filter(f -> f != ANY)
        .map(Field::word)
        .collect(Collectors.joining(", "));
  }

  boolean isDate() {
    return this == SAID || this == PUBLISHED;
  }
}
