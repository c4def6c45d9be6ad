package dev.onrecord.speaker;

import dev.onrecord.model.AttributionRelation;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries the day of an occasion to what the same speaker says next in the article.
 *
 * <p>The day holds until the text tells of another day, unless the speech is taken up again ("also
 * said", "in the interview").
 */
final class Occasions {
  private record Occasion(SaidOn day, int at) {}

  private final List<Span> days;
  private final Map<String, Occasion> last = new HashMap<>();

  Occasions(List<Span> days) {
    this.days = days;
  }

  /** The day of this relation's speech, or null; call it in the order of the text. */
  @Nullable SaidOn dayOf(AttributionRelation relation, @Nullable String speaker, int at) {
    SaidOn own = relation.day();
    if (speaker == null) {
      return own;
    }
    if (own != null) {
      last.put(speaker, new Occasion(own, at));
      return own;
    }
    Occasion occasion = last.get(speaker);
    if (occasion == null || (!relation.resumes() && isInterrupted(occasion.at(), at))) {
      return null;
    }
    last.put(speaker, new Occasion(occasion.day(), at));
    return occasion.day();
  }

  private boolean isInterrupted(int from, int to) {
    return days.stream().anyMatch(d -> d.start() > from && d.start() < to);
  }
}
