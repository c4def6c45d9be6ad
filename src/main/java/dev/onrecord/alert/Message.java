package dev.onrecord.alert;

import dev.onrecord.Json;
import dev.onrecord.search.Hit;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is told of some quotes.
 *
 * @param alert name of the alert
 * @param delivery a name that no other delivery has, and this one keeps however often it is tried
 * @param made when the quotes were found
 */
record Message(String alert, String delivery, Instant made, List<Told> quotes) {
  /**
   * One quote.
   *
   * @param corrects how it read when the alert told of it before its article was corrected; null
   *     for a new one
   */
  record Told(Hit hit, @Nullable Corrected corrects) {}

  /** How a quote read before. */
  record Corrected(String quoteId, String text) {}

  /** One quote on a line of its own. */
  private record Line(
      String alert, String delivery, Instant made, Hit hit, @Nullable Corrected corrects) {}

  /** All in one, for a webhook. */
  String json() {
    return Json.write(this);
  }

  /** A line each, for a file. */
  String lines() {
    return quotes.stream()
        .map(told -> Json.write(new Line(alert, delivery, made, told.hit, told.corrects)) + "\n")
        .collect(Collectors.joining());
  }
}
