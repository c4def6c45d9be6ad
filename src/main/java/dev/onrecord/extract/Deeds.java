package dev.onrecord.extract;

import dev.onrecord.extract.SpeechAct.Sense;
import dev.onrecord.model.Mention;
import dev.onrecord.model.SaidOn.Basis;
import dev.onrecord.model.Span;
import dev.onrecord.model.StatedDay;
import dev.onrecord.text.CueLexicon.Cue;
import dev.onrecord.text.CueLexicon.Strength;
import dev.onrecord.text.DateReader.Day;
import dev.onrecord.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds who does something on a day that the sentence tells, with whatever verb: "Ada Quill toured
 * the docks on Monday". What they say next they most likely say there.
 */
final class Deeds {
  private static final Set<String> SPEAKING =
      Set.of("comments", "remarks", "comment", "spoke", "speaking", "interviewed");

  /** Pasts without "-ed" that are on no other list. */
  private static final Set<String> PAST =
      Set.of("sought", "rode", "fought", "flew", "drove", "chose", "struck");

  private final List<Chunk> chunks;
  private final SubjectFinder subjects;

  private Deeds(List<Chunk> chunks, int sentence) {
    this.chunks = chunks;
    this.subjects = new SubjectFinder(chunks, new NounPhrases(chunks, sentence));
  }

  /** The days that are known, each with those who do something on it. */
  static List<StatedDay> date(List<Chunk> chunks, int sentence, List<Day> all) {
    List<Day> days = all.stream().filter(d -> d.saidOn().isKnownDay()).toList();
    return days.isEmpty() ? List.of() : new Deeds(chunks, sentence).date(days);
  }

  private List<StatedDay> date(List<Day> days) {
    List<SpeechAct> deeds = deeds(new DayOfSpeech(chunks, days));
    boolean ofWords = chunks.stream().anyMatch(c -> c.isAny(SPEAKING));
    return days.stream()
        .map(d -> new StatedDay(d.span(), d.saidOn(), doers(d, deeds), ofWords))
        .toList();
  }

  private List<SpeechAct> deeds(DayOfSpeech dayOfSpeech) {
    var deeds = new ArrayList<SpeechAct>();
    for (int k = 1; k < chunks.size(); k++) {
      SpeechAct deed = deed(k);
      if (deed != null) {
        deeds.add(dayOfSpeech.date(deed));
      }
    }
    return deeds;
  }

  private @Nullable SpeechAct deed(int k) {
    Mention doer = isVerb(k) ? subjects.before(k) : null;
    if (doer == null) {
      return null;
    }
    var verb = new Span(chunks.get(k).start(), chunks.get(k).end());
    return new SpeechAct(k, k, verb, doer, Sense.SPEECH, false, null);
  }

  /**
   * Whether somebody does something at chunk {@code k}; speech is left to its acts, and what is
   * done to the subject is no deed.
   */
  private boolean isVerb(int k) {
    if (!chunks.get(k).isPlainWord()) {
      return false;
    }
    String lower = chunks.get(k).first().lower();
    boolean being = chunks.get(k - 1).first().isOn(WordList.AUXILIARIES);
    if (lower.endsWith("ing")) {
      return being;
    }
    if (lower.equals("was") || lower.equals("were")) {
      return k + 1 < chunks.size() && !chunks.get(k + 1).first().lower().endsWith("ed");
    }
    Cue cue = chunks.get(k).first().word().cue();
    return !being
        && (cue == null || cue.strength() != Strength.SPEECH)
        && (cue != null
            || lower.endsWith("ed")
            || chunks.get(k).first().isOn(WordList.VERBS)
            || PAST.contains(lower));
  }

  /** A calendar day is one of history more often than one of the news. */
  private List<Mention> doers(Day day, List<SpeechAct> deeds) {
    var doers = new ArrayList<Mention>();
    for (SpeechAct deed : deeds) {
      Mention doer = deed.mention();
      if (doer != null
          && day.saidOn().basis() == Basis.RELATIVE
          && day.saidOn().equals(deed.day())) {
        doers.addAll(parts(doer));
      }
    }
    return doers;
  }

  /** "Ada Quill and Rob Tring" are two. */
  private List<Mention> parts(Mention doer) {
    var parts = new ArrayList<Mention>();
    for (Chunk chunk : chunks) {
      Mention mention = chunk.mention();
      boolean within = chunk.start() >= doer.span().start() && chunk.end() <= doer.span().end();
      if (within && mention != null && mention.form() != Mention.Form.PLACE) {
        parts.add(mention);
      }
    }
    return parts.isEmpty() ? List.of(doer) : parts;
  }
}
