package dev.onrecord.speaker;

import dev.onrecord.model.AttributionRelation;
import dev.onrecord.model.Mention;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.StatedDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries the day of an occasion to what the same speaker says next in the article.
 *
 * <p>An occasion is a speech with a day, or anything else the speaker does on a day ("Quill toured
 * the docks on Monday"). Its day holds for a few paragraphs, until the text tells of another day,
 * unless the speech is taken up again ("also said", "in the interview"). Of mere words ("Quill said
 * on Monday") it holds across one other speaker's turn, for then an answer is told and gone back
 * from; of an event, across any number of them and across what others do on other days.
 */
final class Occasions {
  private record Occasion(SaidOn day, int at, int turn, boolean event) {}

  /** How many changes of speaker words outlast: to another and back. */
  private static final int TURNS = 2;

  /** So many characters are a few paragraphs. */
  private static final int FEW_PARAGRAPHS = 2000;

  /** "She made the remarks on Monday" stands so close behind the remarks. */
  private static final int RIGHT_AFTER = 250;

  private final List<StatedDay> days;
  private final Function<Mention, @Nullable String> names;
  private final Map<String, Occasion> last = new HashMap<>();
  private String lastSpeaker = "";
  private int turn;
  private int next;

  /**
   * @param names who a mention means by name, or null
   */
  Occasions(List<StatedDay> days, Function<Mention, @Nullable String> names) {
    this.days = days;
    this.names = names;
  }

  /** The day of this relation's speech, or null; call it in the order of the text. */
  @Nullable SaidOn dayOf(AttributionRelation relation, @Nullable String speaker, int at) {
    while (next < days.size() && days.get(next).span().start() < at) {
      takeUp(days.get(next++));
    }
    SaidOn own = relation.day();
    if (speaker == null) {
      turn++;
      return own != null && own.isKnownDay() ? own : null;
    }
    turnTo(speaker);
    if (own != null && !own.isKnownDay()) {
      // "Said last week" is about that one remark; what was told of before goes on after it.
      return null;
    }
    Occasion occasion = last.get(speaker);
    SaidOn day = own != null ? own : carried(relation, occasion, at);
    day = day == null ? toldAfter(speaker, at) : day;
    if (day != null) {
      boolean event = own == null && occasion != null && occasion.event();
      last.put(speaker, new Occasion(day, at, turn, event));
    }
    return day;
  }

  private void turnTo(String speaker) {
    if (!speaker.equals(lastSpeaker)) {
      turn++;
      lastSpeaker = speaker;
    }
  }

  private void takeUp(StatedDay day) {
    for (Mention doer : day.doers()) {
      String name = names.apply(doer);
      if (name != null) {
        turnTo(name);
        last.put(name, new Occasion(day.saidOn(), day.span().end(), turn, true));
      }
    }
  }

  /** "“…,” she said. She made the remarks on Monday": the day told right after the words. */
  private @Nullable SaidOn toldAfter(String speaker, int at) {
    StatedDay day = next < days.size() ? days.get(next) : null;
    if (day == null || !day.ofWords() || day.span().start() - at > RIGHT_AFTER) {
      return null;
    }
    boolean same = day.doers().stream().anyMatch(d -> speaker.equals(names.apply(d)));
    return same ? day.saidOn() : null;
  }

  private @Nullable SaidOn carried(
      AttributionRelation relation, @Nullable Occasion occasion, int at) {
    if (occasion == null) {
      return null;
    }
    boolean holds =
        (occasion.event() || turn - occasion.turn() <= TURNS)
            && at - occasion.at() < FEW_PARAGRAPHS
            && !isInterrupted(occasion, at);
    return holds || relation.resumes() ? occasion.day() : null;
  }

  private boolean isInterrupted(Occasion occasion, int to) {
    for (int i = firstAfter(occasion.at());
        i < days.size() && days.get(i).span().start() < to;
        i++) {
      boolean another = occasion.event() && !days.get(i).doers().isEmpty();
      if (!another && !occasion.day().day().equals(days.get(i).saidOn().day())) {
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
