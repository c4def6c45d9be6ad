package dev.onrecord.speaker;

import dev.onrecord.model.AttributionRelation;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.StatedDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries the day of an occasion to what the same speaker says next in the article.
 *
 * <p>The day holds until somebody else speaks or the text tells of another day, unless the speech
 * is taken up again ("also said", "in the interview").
 */
final class Occasions {
  private record Occasion(SaidOn day, int at, int turn) {}

  private final List<StatedDay> days;
  private final Map<String, Occasion> last = new HashMap<>();
  private String lastSpeaker = "";
  private int turn;

  Occasions(List<StatedDay> days) {
    this.days = days;
  }

  /** The day of this relation's speech, or null; call it in the order of the text. */
  @Nullable SaidOn dayOf(AttributionRelation relation, @Nullable String speaker, int at) {
    if (speaker == null) {
      turn++;
      return relation.day();
    }
    if (!speaker.equals(lastSpeaker)) {
      turn++;
      lastSpeaker = speaker;
    }
    SaidOn day = relation.day() != null ? relation.day() : carried(relation, last.get(speaker), at);
    if (day != null) {
      last.put(speaker, new Occasion(day, at, turn));
    }
    return day;
  }

  private @Nullable SaidOn carried(
      AttributionRelation relation, @Nullable Occasion occasion, int at) {
    boolean holds =
        occasion != null
            && (relation.resumes() || (occasion.turn() == turn && !isInterrupted(occasion, at)));
    return holds && occasion != null ? occasion.day() : null;
  }

  private boolean isInterrupted(Occasion occasion, int to) {
    for (int i = firstAfter(occasion.at());
        i < days.size() && days.get(i).span().start() < to;
        i++) {
      if (!occasion.day().day().equals(days.get(i).day())) {
        return true;
      }
    }
    return false;
  }

  private int firstAfter(int at) {
    int low = 0;
    int high = days.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days.get(middle).span().start() > at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
