package dev.onrecord.search;

import java.util.List;

/**
 * How a score came about.
 *
 * @param value what it adds up to
 * @param description what it is, in the words of the engine
 * @param details what it is made of
 */
public record Explanation(double value, String description, List<Explanation> details) {
  /** Copies the list. */
  public Explanation {
    details = List.copyOf(details);
  }
}
