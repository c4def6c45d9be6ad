package dev.onrecord.speaker;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.model.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds whom a pronoun points back to: the one that is nearest, agrees with it, and stands out, by
 * being first in its sentence or the last to speak.
 *
 * <p>The weights count in sentences: a figure that stands out by 1 wins over one that is a sentence
 * nearer.
 */
final class Pronouns {
  private record Event(
      int sentence, Resolution resolution, Gender gender, boolean subject, boolean quoted) {
    Object who() {
      Figure figure = resolution.figure();
      return figure == null ? resolution : figure;
    }
  }

  private static final int WINDOW = 24;
  private static final double SUBJECT = 1.1;
  private static final double AGREES = 1.2;
  private static final double SURELY_PERSON = 0.9;
  private static final double LAST_SPEAKER = 1.3;
  private static final double LAST_SPEAKER_SPEAKING = 1.8;
  private static final double QUOTED = -3;

  private final List<Event> events = new ArrayList<>();
  private Resolution last = Resolution.UNKNOWN;
  private int lastSentence = -100;

  /** Notes a mention whose meaning is known. */
  void add(Mention mention, Resolution resolution, boolean subject) {
    int sentence =
        mention.quoted() && !events.isEmpty() ? events.getLast().sentence() : mention.sentence();
    events.add(new Event(sentence, resolution, mention.gender(), subject, mention.quoted()));
  }

  /** Notes who spoke last. */
  void speaks(Resolution resolution, int sentence) {
    last = resolution;
    Figure figure = resolution.figure();
    if (figure != null) {
      figure.speaks();
    }
    lastSentence = sentence;
  }

  /** The named figure that spoke last, or null. */
  @Nullable Figure lastSpeaker() {
    return last.figure();
  }

  /** "He" and "she". */
  Resolution person(Mention mention, boolean speaks) {
    var scores = new LinkedHashMap<Object, Double>();
    var resolutions = new LinkedHashMap<Object, Resolution>();
    for (int i = Math.max(0, events.size() - WINDOW); i < events.size(); i++) {
      Event event = events.get(i);
      if (isCandidate(event, mention)) {
        scores.merge(event.who(), score(event, mention, speaks), Math::max);
        resolutions.put(event.who(), event.resolution());
      }
    }
    Object best = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (var entry : scores.entrySet()) {
      boolean better = entry.getValue() > bestScore;
      second = Math.max(second, better ? bestScore : entry.getValue());
      best = better ? entry.getKey() : best;
      bestScore = Math.max(bestScore, entry.getValue());
    }
    return best == null
        ? Resolution.UNKNOWN
        : pointsTo(mention, resolutions.getOrDefault(best, Resolution.UNKNOWN), bestScore - second);
  }

  private static Resolution pointsTo(Mention mention, Resolution to, double margin) {
    // A lone candidate is as sure as one that stands out by a sentence.
    double sureness = 0.6 + 0.35 * (Double.isInfinite(margin) ? 0.7 : Math.min(1, margin / 2));
    Figure figure = to.figure();
    if (figure == null) {
      return new Resolution(
          to.speaker(),
          null,
          sureness,
          "“" + mention.name() + "” points back to " + to.speaker().label());
    }
    if (sureness > 0.85) {
      figure.learn(mention.gender());
    }
    return Resolution.of(
        figure, sureness, "“" + mention.name() + "” points back to " + figure.name());
  }

  private static boolean isCandidate(Event event, Mention mention) {
    Figure figure = event.resolution().figure();
    if (figure == null) {
      return agree(event.gender(), mention.gender());
    }
    boolean person = figure.isSurelyPerson() || (figure.isPerson() && figure.isGenderTold());
    return person && agree(figure.gender(), mention.gender());
  }

  /** Whether the genders are the same, where both are known. */
  private static boolean agree(@Nullable Gender one, Gender other) {
    return one == null || one == Gender.UNKNOWN || other == Gender.UNKNOWN || one == other;
  }

  private double score(Event event, Mention mention, boolean speaks) {
    Figure figure = event.resolution().figure();
    Gender gender = figure == null ? event.gender() : figure.gender();
    double score = event.sentence() - mention.sentence();
    score += event.subject() ? SUBJECT : 0;
    score += gender == mention.gender() ? AGREES : 0;
    score += figure == null || figure.isSurelyPerson() || figure.isGenderTold() ? SURELY_PERSON : 0;
    score += event.quoted() ? QUOTED : 0;
    boolean spokeLast =
        figure == last.figure()
            && event.resolution().speaker().equals(last.speaker())
            && mention.sentence() - lastSentence <= 2;
    if (spokeLast) {
      score += speaks ? LAST_SPEAKER_SPEAKING : LAST_SPEAKER;
    }
    return score + (figure == null ? 0 : Math.min(0.5, figure.mentions() / 20.0));
  }

  /** "It" and "they": only a body that spoke last is sure enough. */
  Resolution group(Mention mention) {
    Figure figure = last.figure();
    boolean recent = mention.sentence() - lastSentence <= 2;
    if (figure != null && recent && figure.isOrganisation()) {
      return Resolution.of(
          figure, 0.75, "“" + mention.name() + "” points back to " + figure.name());
    }
    return new Resolution(
        new Speaker.Unknown(), null, 0, "“" + mention.name() + "” points to nobody by name");
  }
}
