package dev.onrecord.model;

import org.jspecify.annotations.Nullable;

/** Who is quoted. A wrong name is worse than {@link Unknown}. */
public sealed interface Speaker {
  /** A human being, by the fullest form of the name that is known. */
  record Person(String name) implements Speaker {}

  /** A body that speaks as one: a ministry, a company, a newspaper. */
  record Organisation(String name) implements Speaker {}

  /** A written source: a report, a ruling, a statement. */
  record Document(String name) implements Speaker {}

  /** Someone the text describes and does not name, in the text's own words: "a senior official". */
  record Unnamed(String description) implements Speaker {}

  /** The text does not tell, or not surely enough. */
  record Unknown() implements Speaker {}

  /** The canonical name that is indexed and counted; null for unnamed and unknown speakers. */
  default @Nullable String name() {
    return switch (this) {
      case Person p -> p.name();
      case Organisation o -> o.name();
      case Document d -> d.name();
      case Unnamed _, Unknown _ -> null;
    };
  }

  /**
   * The word for the kind of speaker used in JSON: person, organisation, document, unnamed,
   * unknown.
   */
  default String type() {
    return switch (this) {
      case Person _ -> "person";
      case Organisation _ -> "organisation";
      case Document _ -> "document";
      case Unnamed _ -> "unnamed";
      case Unknown _ -> "unknown";
    };
  }

  /** What to show a reader: the name, the description, or "unknown". */
  default String label() {
    return switch (this) {
      case Person p -> p.name();
      case Organisation o -> o.name();
      case Document d -> d.name();
      case Unnamed u -> u.description();
      case Unknown _ -> "unknown";
    };
  }
}
