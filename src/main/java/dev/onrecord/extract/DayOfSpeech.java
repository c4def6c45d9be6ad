package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.SaidOn;
import dev.onrecord.text.DateReader.Day;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
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
  private static final Set<String> RELEASING =
      Set.of(
          "released",
          "release",
          "issued",
          "sent",
          "posted",
          "published",
          "aired",
          "broadcast",
          "recorded",
          "taped");

  /** Verbs of speech that lead to the clause that follows: "Speaking on Tuesday, X warned". */
  private static final Set<String> SPEAKING =
      Set.of(
          "speaking",
          "addressing",
          "appearing",
          "writing",
          "testifying",
          "talking",
          "asked",
          "pressed",
          "questioned",
          "during");

  private static final Set<String> SAYING = Set.of("said", "says", "say", "told");
  private static final Set<String> BROADCASTS =
      Set.of("broadcast", "installment", "instalment", "episode", "edition", "show", "programme");
  private static final Set<String> AT = Set.of("at", "in", "on", "during");
  private static final Set<String> DASHES = Set.of("—", "–", "-", "--");
  private static final int FARTHEST = 16;

  /** An opening day is told in so many words. */
  private static final int FIRST = 4;

  /** So many words may stand between "Monday's" and the occasion. */
  private static final int NEAR = 4;

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
      if (day.span().start() >= act.cue().end() && isBroadcast(day)) {
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

  /** "Quill wrote on Monday, saying": one speaker in one sentence speaks on one day. */
  static List<SpeechAct> share(List<SpeechAct> acts) {
    var shared = new ArrayList<SpeechAct>();
    var days = new HashMap<Mention, SaidOn>();
    for (SpeechAct act : acts) {
      Mention speaker = act.mention();
      SaidOn own = act.day();
      if (speaker != null && own != null) {
        days.put(speaker, own);
      }
      shared.add(own == null && speaker != null ? act.on(days.get(speaker)) : act);
    }
    return shared;
  }

  /** "… on Wednesday's “Late News”", after however many words: where the whole was said. */
  private boolean isBroadcast(Day day) {
    int k = after(day);
    if (k < 2 || k + 1 >= chunks.size() || !chunks.get(k).is("'s") || !chunks.get(k - 2).is("on")) {
      return false;
    }
    return chunks.get(k + 1).isQuotation() || chunks.get(k + 1).isAny(BROADCASTS);
  }

  /** "Monday's vote", "the vote on Monday was": the day of something else. */
  private boolean goesOn(Day day) {
    int k = after(day);
    if (k == chunks.size()) {
      return false;
    }
    return chunks.get(k).is("'s")
        ? !isOccasion(k)
        : chunks.get(k).isOn(WordList.AUXILIARIES) || isDateline(k);
  }

  /** The chunk behind a day. */
  private int after(Day day) {
    int k = 0;
    while (k < chunks.size() && chunks.get(k).start() < day.span().end()) {
      k++;
    }
    return k;
  }

  /** "OSLO, May 9 (Wire) —": the day of the report. */
  private boolean isDateline(int k) {
    return k < FIRST + 2
        && (DASHES.contains(chunks.get(k).first().text())
            || (chunks.get(k).is("(")
                && k + 3 < chunks.size()
                && DASHES.contains(chunks.get(k + 3).first().text())));
  }

  /** "At Monday's first debate", "on Friday's “Late News”": the occasion of the speech. */
  private boolean isOccasion(int possessive) {
    boolean at = possessive >= 2 && chunks.get(possessive - 2).isAny(AT);
    boolean nightAt = possessive >= 3 && chunks.get(possessive - 3).isAny(AT);
    if (!at && !nightAt) {
      return false;
    }
    for (int k = possessive + 1; k < chunks.size() && k <= possessive + NEAR; k++) {
      if (chunks.get(k).isQuotation() || NamedOccasions.isOccasion(chunks.get(k))) {
        return true;
      }
    }
    return false;
  }

  /** "On Channel Nine's “Late News” on Friday". */
  private boolean isProgramme(int k) {
    return k > 0 && chunks.get(k - 1).is("'s");
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
      Word word = chunk.first().word();
      String lower = word.lower();
      boolean finite =
          chunk.isPlainWord() && word.isOn(WordList.VERBS) && !RELEASING.contains(lower);
      if (k - from > FARTHEST
          || (chunk.isQuotation() && !isProgramme(k))
          || chunk.is(":")
          || chunk.is(";")
          || (STOPS.contains(lower) && !isDetermining(act, k))
          || isInfinitive(k)
          || finite
          || isSubjectPronoun(chunk)) {
        return false;
      }
    }
    return true;
  }

  /** "Rejected that claim on Friday": no clause begins there. */
  private boolean isDetermining(SpeechAct act, int k) {
    return chunks.get(k).is("that")
        && k == act.cueAt() + 1
        && !chunks.get(act.cueAt()).isAny(SAYING)
        && k + 2 < chunks.size()
        && chunks.get(k + 2).isOn(WordList.PREPOSITIONS);
  }

  /** "to" before anything but a name or a determiner: "said to expect". */
  private boolean isInfinitive(int k) {
    if (!chunks.get(k).is("to") || k + 1 == chunks.size()) {
      return false;
    }
    Chunk next = chunks.get(k + 1);
    return next.isPlainWord()
        && !next.first().isOn(WordList.DETERMINERS)
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
    if (mention.span().start() < day.span().start()) {
      return isAside(mention.span().start(), day) && isBeside(mention.span().start(), day);
    }
    return day.span().end() <= mention.span().start()
        && (isOpening(day) || opensSentence(mention.span().start()));
  }

  /** "On Tuesday, even as the price was falling, X said": a day set before all the rest. */
  private boolean isOpening(Day day) {
    int k = after(day);
    boolean first = chunks.getFirst().start() >= day.span().start() || chunks.getFirst().is("on");
    return first && k <= FIRST && k < chunks.size() && chunks.get(k).is(",");
  }

  /** "X, in a note on Monday, said": a mention spans its aside, where the day may stand. */
  private boolean isAside(int from, Day day) {
    for (int k = 1; k < chunks.size() && chunks.get(k).start() < day.span().start(); k++) {
      if (chunks.get(k).start() > from && chunks.get(k - 1).is(",")) {
        return chunks.get(k).isAny(AT);
      }
    }
    return false;
  }

  /** "X on Thursday said", "X, in a speech on Thursday, said": no verb between. */
  private boolean isBeside(int from, Day day) {
    for (Chunk chunk : chunks) {
      Word word = chunk.first().word();
      String lower = word.lower();
      boolean between = chunk.start() >= from && chunk.end() <= day.span().start();
      boolean verb =
          ((lower.endsWith("ed") || word.isOn(WordList.VERBS)) && !RELEASING.contains(lower))
              || lower.equals("born")
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
    if ((first.endsWith("ed") || first.endsWith("ing")) && !SPEAKING.contains(first)) {
      return false;
    }
    for (int k = 0; k < chunks.size(); k++) {
      Chunk chunk = chunks.get(k);
      if (chunk.start() >= speaker) {
        return true;
      }
      if ((chunk.isQuotation() && !isProgramme(k))
          || BEFORE_STOPS.contains(chunk.first().lower())
          || chunk.isPronoun()) {
        return false;
      }
    }
    return false;
  }
}
