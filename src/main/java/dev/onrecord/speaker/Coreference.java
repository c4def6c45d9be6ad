package dev.onrecord.speaker;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.model.Speaker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mentions of an article from first to last and says of each whom it means.
 *
 * <p>A pronoun goes to the figure that is nearest, agrees with it, and stands out: first in its
 * sentence, or the last to speak.
 */
final class Coreference {
  private record Event(int sentence, Figure figure, boolean subject, boolean quoted) {}

  private static final int WINDOW = 24;
  private static final double FIRST_IN_SENTENCE = 1.1;
  private static final double AGREES = 0.8;
  private static final double LAST_SPEAKER = 0.8;
  private static final double QUOTED = -3;

  private final Cast cast;
  private final Descriptions descriptions;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Resolution> resolved = new HashMap<>();
  private final Set<Integer> seenSentences = new HashSet<>();
  private @Nullable Figure lastSpeaker;
  private int lastSpeakerSentence = -100;

  Coreference(Cast cast) {
    this.cast = cast;
    this.descriptions = new Descriptions(cast);
  }

  /** Takes the next mention; call it in the order of the text. */
  void read(Mention mention, boolean speaks) {
    Resolution resolution = resolve(mention);
    resolved.put(key(mention), resolution);
    Figure figure = resolution.figure();
    if (figure != null) {
      boolean first =
          !mention.quoted() && figure.isPerson() && seenSentences.add(mention.sentence());
      events.add(
          new Event(
              mention.quoted() ? lastSentence() : mention.sentence(),
              figure,
              first || speaks,
              mention.quoted()));
      if (speaks) {
        lastSpeaker = figure;
        lastSpeakerSentence = mention.sentence();
      }
    }
  }

  private int lastSentence() {
    return events.isEmpty() ? 0 : events.getLast().sentence();
  }

  /** What a mention that was read led to. */
  Resolution of(Mention mention) {
    return resolved.getOrDefault(key(mention), Resolution.UNKNOWN);
  }

  /** A description may begin with a name: the two are told apart. */
  static String key(Mention mention) {
    return mention.span().start()
        + (mention.isNamed() ? "n" : mention.form() == Form.PRONOUN ? "p" : "d");
  }

  private Resolution resolve(Mention mention) {
    if (mention.isNamed()) {
      Figure figure = cast.named(mention);
      if (figure == null) {
        return mention.form() == Form.DOCUMENT
            ? descriptions.document(mention)
            : Resolution.UNKNOWN;
      }
      boolean unsure = cast.isAmbiguous(mention);
      boolean full = figure.words().size() == Figure.wordsOf(mention.name()).size();
      String how =
          unsure
              ? "more than one person of this name is in the article"
              : full ? "named in full" : "named in full elsewhere in the article";
      return Resolution.of(
          figure, unsure ? 0.65 : 1, "“" + mention.name() + "” is " + figure.name() + ": " + how);
    }
    if (mention.form() == Form.PRONOUN) {
      return pronoun(mention);
    }
    return descriptions.resolve(mention, events.stream().map(Event::figure).toList(), lastSpeaker);
  }

  private Resolution pronoun(Mention mention) {
    return switch (mention.name()) {
      case "he", "she", "him" -> person(mention);
      case "it", "they" -> group(mention);
      default -> Resolution.UNKNOWN;
    };
  }

  private Resolution person(Mention mention) {
    var scores = new HashMap<Figure, Double>();
    for (int i = Math.max(0, events.size() - WINDOW); i < events.size(); i++) {
      Event event = events.get(i);
      Figure figure = event.figure();
      boolean clash = figure.gender() != Gender.UNKNOWN && figure.gender() != mention.gender();
      if (figure.isPerson() && !clash) {
        scores.merge(figure, score(event, mention), Math::max);
      }
    }
    Figure best = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (var entry : scores.entrySet()) {
      if (entry.getValue() > bestScore) {
        second = bestScore;
        bestScore = entry.getValue();
        best = entry.getKey();
      } else {
        second = Math.max(second, entry.getValue());
      }
    }
    if (best == null) {
      return Resolution.UNKNOWN;
    }
    double margin = Math.min(1, (bestScore - second) / 2);
    double sureness = 0.6 + 0.35 * margin;
    if (sureness > 0.85) {
      best.learn(mention.gender());
    }
    return Resolution.of(best, sureness, "“" + mention.name() + "” points back to " + best.name());
  }

  private double score(Event event, Mention mention) {
    double score = event.sentence() - mention.sentence();
    score += event.subject() ? FIRST_IN_SENTENCE : 0;
    score += event.figure().gender() == mention.gender() ? AGREES : 0;
    score += event.figure().isSurelyPerson() ? 0.3 : 0;
    score +=
        event.figure() == lastSpeaker && mention.sentence() - lastSpeakerSentence <= 2
            ? LAST_SPEAKER
            : 0;
    score += event.quoted() ? QUOTED : 0;
    return score + Math.min(0.5, event.figure().mentions() / 20.0);
  }

  private Resolution group(Mention mention) {
    Figure last = lastSpeaker;
    boolean recent = mention.sentence() - lastSpeakerSentence <= 2;
    if (last != null && recent && last.isOrganisation()) {
      return Resolution.of(last, 0.75, "“" + mention.name() + "” points back to " + last.name());
    }
    return new Resolution(
        new Speaker.Unknown(),
        null,
        0,
        "“" + mention.name().toLowerCase(Locale.ROOT) + "” points to nobody by name");
  }
}
