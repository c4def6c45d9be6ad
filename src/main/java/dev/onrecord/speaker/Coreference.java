package dev.onrecord.speaker;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.model.Speaker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the mentions of an article from first to last and says of each whom it means. */
final class Coreference {
  /** How sure a name is that more than one person in the article has. */
  private static final double UNSURE = 0.65;

  private final Cast cast;
  private final Descriptions descriptions;
  private final Pronouns pronouns = new Pronouns();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<Long, Resolution> resolved = new HashMap<>();
  private final Set<Integer> seenSentences = new HashSet<>();

  Coreference(Cast cast) {
    this.cast = cast;
    this.descriptions = new Descriptions(cast);
  }

  /** Takes the next mention; call it in the order of the text. */
  void read(Mention mention, boolean speaks) {
    Resolution resolution = resolve(mention, speaks);
    resolved.put(key(mention), resolution);
    Figure figure = resolution.figure();
    if (figure != null) {
      figures.add(figure);
    }
    boolean first =
        !mention.quoted()
            && (figure == null || figure.isPerson())
            && seenSentences.add(mention.sentence());
    if (figure != null || (speaks && isOnePerson(mention, resolution))) {
      pronouns.add(mention, resolution, first || speaks);
    }
    if (speaks && mention.form() != Form.PLACE) {
      pronouns.speaks(resolution, mention.sentence());
    }
  }

  private static boolean isOnePerson(Mention mention, Resolution resolution) {
    boolean person = mention.gender() != Gender.NEUTRAL && mention.gender() != Gender.PLURAL;
    return resolution.speaker() instanceof Speaker.Unnamed
        && mention.form() == Form.DESCRIPTION
        && person;
  }

  /** What a mention that was read led to. */
  Resolution of(Mention mention) {
    return resolved.getOrDefault(key(mention), Resolution.UNKNOWN);
  }

  /** Whether the article knows this person by a surname that it gives nobody and nothing else. */
  boolean isNamedBySurnameAlone(Figure figure) {
    return figure.isPerson() && cast.isBareEverywhere(figure);
  }

  /** A description may begin with a name: the two are told apart. */
  static Long key(Mention mention) {
    int kind = mention.isNamed() ? 0 : mention.form() == Form.PRONOUN ? 1 : 2;
    return 3L * mention.span().start() + kind;
  }

  private Resolution resolve(Mention mention, boolean speaks) {
    if (mention.isNamed()) {
      return named(mention, speaks);
    }
    if (mention.form() == Form.PRONOUN) {
      return switch (mention.name()) {
        case "he", "she", "him" -> pronouns.person(mention, speaks);
        case "it", "they" -> pronouns.group(mention);
        default -> Resolution.UNKNOWN;
      };
    }
    return descriptions.resolve(mention, figures, pronouns.lastSpeaker());
  }

  private Resolution named(Mention mention, boolean speaks) {
    Figure figure = cast.named(mention);
    if (figure == null) {
      return Resolution.UNKNOWN;
    }
    boolean unsure = cast.isAmbiguous(mention);
    if (!speaks) {
      // Nobody asks for the reasons of a mention that speaks nothing.
      return Resolution.of(figure, unsure ? UNSURE : 1, "");
    }
    boolean full = figure.words().size() == Figure.wordsOf(mention.name()).size();
    String how = full ? "as named here" : "named in full elsewhere in the article";
    if (unsure) {
      how = "more than one person in the article has this name";
    }
    return Resolution.of(
        figure, unsure ? UNSURE : 1, "“" + mention.name() + "” is " + figure.name() + ", " + how);
  }
}
