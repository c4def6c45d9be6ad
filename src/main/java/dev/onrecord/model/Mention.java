package dev.onrecord.model;

import org.jspecify.annotations.Nullable;

/**
 * A place where the text speaks of somebody: by name, by pronoun, by description, or by "I".
 *
 * @param span the whole mention, title and apposition included
 * @param form how it speaks of them
 * @param name the bare name inside it, or the pronoun, or the description, as the text has it
 * @param role what the mention says of them besides the name ("Secretary of State"); empty when
 *     nothing
 * @param gender what the mention itself tells
 * @param sentence number of its sentence in the article, counted from 0
 * @param quoted whether it stands inside quotation marks
 */
public record Mention(
    Span span, Form form, String name, String role, Gender gender, int sentence, boolean quoted) {
  /** How a mention speaks of somebody. */
  public enum Form {
    PERSON,
    ORGANISATION,
    DOCUMENT,
    PLACE,
    /** A capitalised name of no known kind. */
    NAME,
    PRONOUN,
    DESCRIPTION
  }

  /** Gender or number as far as grammar tells. */
  public enum Gender {
    MALE,
    FEMALE,
    NEUTRAL,
    PLURAL,
    UNKNOWN
  }

  /** Whether it gives a name rather than pointing back to one. */
  public boolean isNamed() {
    return form != Form.PRONOUN && form != Form.DESCRIPTION && form != Form.DOCUMENT;
  }

  /** The wider of the two spans, when this mention is part of the other; otherwise this one's. */
  public Mention over(@Nullable Span wider) {
    return wider == null ? this : new Mention(wider, form, name, role, gender, sentence, quoted);
  }
}
