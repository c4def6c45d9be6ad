package dev.onrecord.extract;

import dev.onrecord.extract.DateReader.Day;
import java.util.List;
import java.util.Set;

/**
 * Decides which of a sentence's days is the day of an act of speech, rather than a day the speech
 * is about.
 */
final class DayOfSpeech {
  private static final Set<String> STOPS =
      Set.of(
          "that", "is", "was", "were", "are", "will", "would", "has", "had", "have", "if",
          "because", "when", "which", "who", "could", "should", "may", "not", "did", "does", "do");
  private static final Set<String> BEFORE_STOPS =
      Set.of(
          "is", "was", "were", "will", "would", "has", "had", "have", "if", "because", "when",
          "who", "since", "until");
  private static final Set<String> RELEASING = Set.of("released", "issued", "sent");
  private static final int FARTHEST = 16;

  private final Words words = Words.get();
  private final List<Chunk> chunks;
  private final List<Day> days;

  DayOfSpeech(List<Chunk> chunks, List<Day> days) {
    this.chunks = chunks;
    this.days = days;
  }

  /**
   * The act with its day, where the sentence gives it one; a day after the cue counts before one
   * that leads.
   */
  SpeechAct date(SpeechAct act) {
    for (Day day : days) {
      if (day.span().start() >= act.cue().end() && follows(act, day) && !goesOn(day)) {
        return act.on(day.saidOn());
      }
    }
    for (Day day : days) {
      if (leads(act, day) && !goesOn(day)) {
        return act.on(day.saidOn());
      }
    }
    return act;
  }

  /** "Monday's vote", "the vote on Monday was": the day of something else. */
  private boolean goesOn(Day day) {
    for (Chunk chunk : chunks) {
      if (chunk.start() >= day.span().end()) {
        String lower = chunk.first().lower();
        return chunk.is("'s") || (chunk.isPlainWord() && words.auxiliaries.contains(lower));
      }
    }
    return false;
  }

  /** "said … on Friday", with nothing but places and occasions between. */
  private boolean follows(SpeechAct act, Day day) {
    int from = act.cueAt() + 1;
    var mention = act.mention();
    for (int k = from; k < chunks.size() && chunks.get(k).start() < day.span().start(); k++) {
      Chunk chunk = chunks.get(k);
      boolean own =
          mention != null
              && mention.span().start() <= chunk.start()
              && chunk.end() <= mention.span().end();
      if (own) {
        from = k + 1;
        continue;
      }
      String lower = chunk.first().lower();
      boolean finite =
          chunk.isPlainWord() && words.verbs.contains(lower) && !RELEASING.contains(lower);
      if (k - from > FARTHEST
          || chunk.isQuotation()
          || chunk.is(":")
          || chunk.is(";")
          || STOPS.contains(lower)
          || isInfinitive(k)
          || finite
          || isSubjectPronoun(chunk)) {
        return false;
      }
    }
    return true;
  }

  /** "to" before anything but a name or a determiner: "said to expect". */
  private boolean isInfinitive(int k) {
    if (!chunks.get(k).is("to") || k + 1 == chunks.size()) {
      return false;
    }
    Chunk next = chunks.get(k + 1);
    return next.isPlainWord()
        && !words.determiners.contains(next.first().lower())
        && !next.first().lower().endsWith("s");
  }

  private static boolean isSubjectPronoun(Chunk chunk) {
    return chunk.isPronoun() && !chunk.is("him") && !chunk.is("them") && !chunk.is("me");
  }

  /** "On Thursday, X said" and "X on Thursday said". */
  private boolean leads(SpeechAct act, Day day) {
    if (day.span().end() > act.cue().start()) {
      return false;
    }
    var mention = act.mention();
    if (mention == null) {
      return false;
    }
    if (mention.span().end() <= day.span().start()) {
      return isBeside(mention.span().end(), day);
    }
    return day.span().end() <= mention.span().start() && opensSentence(mention.span().start());
  }

  /** "X on Thursday said", "X, in a speech on Thursday, said": no verb between. */
  private boolean isBeside(int from, Day day) {
    for (Chunk chunk : chunks) {
      String lower = chunk.first().lower();
      boolean between = chunk.start() >= from && chunk.end() <= day.span().start();
      boolean verb =
          lower.endsWith("ed")
              || lower.equals("born")
              || words.verbs.contains(lower)
              || BEFORE_STOPS.contains(lower)
              || chunk.isQuotation();
      if (between && verb) {
        return false;
      }
    }
    return true;
  }

  /** "On Thursday, X said": no clause of its own before the speaker. */
  private boolean opensSentence(int speaker) {
    String first = chunks.getFirst().first().lower();
    if (first.endsWith("ed") || (first.endsWith("ing") && !first.equals("during"))) {
      return false;
    }
    for (Chunk chunk : chunks) {
      if (chunk.start() >= speaker) {
        return true;
      }
      if (chunk.isQuotation()
          || BEFORE_STOPS.contains(chunk.first().lower())
          || chunk.isPronoun()) {
        return false;
      }
    }
    return false;
  }
}
