package dev.onrecord.model;

import java.util.List;

/**
 * A place where the narrative tells of a day.
 *
 * @param span the words, "on" left out
 * @param saidOn the day they mean
 * @param doers who does something on that day, as the sentence tells it; empty when it does not
 * @param ofWords whether what they do is to speak ("She made the remarks on Monday")
 */
public record StatedDay(Span span, SaidOn saidOn, List<Mention> doers, boolean ofWords) {
  /** Copies the list. */
  public StatedDay {
    doers = List.copyOf(doers);
  }
}
