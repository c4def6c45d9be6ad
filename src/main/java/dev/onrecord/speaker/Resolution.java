package dev.onrecord.speaker;

import dev.onrecord.model.Speaker;
import org.jspecify.annotations.Nullable;

/**
 * What a mention led to.
 *
 * @param speaker who it is
 * @param figure the figure of the cast, where it is one
 * @param sureness how sure the step from mention to speaker is, 0 to 1
 * @param evidence the step in words
 */
record Resolution(Speaker speaker, @Nullable Figure figure, double sureness, String evidence) {
  static final Resolution UNKNOWN =
      new Resolution(new Speaker.Unknown(), null, 0, "the text does not say who");

  static Resolution of(Figure figure, double sureness, String evidence) {
    return new Resolution(figure.speaker(), figure, sureness, evidence);
  }
}
