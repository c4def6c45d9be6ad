package dev.onrecord.speaker;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.model.Speaker;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says whom a description means: "the minister", "the Quill campaign", "a dock worker who asked not
 * to be named".
 */
final class Descriptions {
  private static final Set<String> DEFINITE = Set.of("the", "his", "her", "their", "this", "that");
  private static final Set<String> GROUPS =
      Set.of(
          "campaign",
          "administration",
          "committee",
          "department",
          "agency",
          "company",
          "council",
          "commission",
          "group",
          "ministry",
          "party",
          "bank",
          "newspaper",
          "paper",
          "team",
          "union",
          "university",
          "college",
          "board",
          "authority",
          "service",
          "trust",
          "court",
          "office",
          "police",
          "government",
          "network",
          "club",
          "school",
          "organization",
          "organisation",
          "association",
          "foundation",
          "magazine",
          "operator",
          "institute",
          "hospital",
          "observatory");
  private static final Set<String> ANY_BODY =
      Set.of("company", "group", "organisation", "organization");

  /** Unions and their like go by one another's words. */
  private static final Set<String> UNIONS =
      Set.of(
          "union",
          "association",
          "brotherhood",
          "federation",
          "alliance",
          "league",
          "society",
          "coalition",
          "guild",
          "teamsters",
          "workers",
          "nurses",
          "teachers");

  private static final Set<String> BODIES_OF_A_PERSON =
      Set.of("campaign", "administration", "foundation", "team");
  private static final Set<String> SPEAKING_FOR =
      Set.of(
          "spokesman",
          "spokeswoman",
          "spokesperson",
          "aide",
          "adviser",
          "advisor",
          "official",
          "source",
          "ally",
          "surrogate");
  private static final Set<String> POSSESSIVES = Set.of("his", "her", "their", "its", "my", "our");
  private static final Set<String> MODIFIERS =
      Set.of("former", "deputy", "shadow", "outgoing", "incoming", "acting", "vice");
  private static final Set<String> EMPTY_HEADS =
      Set.of(
          "man",
          "woman",
          "person",
          "official",
          "worker",
          "resident",
          "source",
          "user",
          "supporter",
          "boy",
          "girl",
          "spokesperson");

  /** How many mentions back a description may point. */
  private static final int MEMORY = 400;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern OWNER = Pattern.compile("['’]s$");

  private final Cast cast;

  Descriptions(Cast cast) {
    this.cast = cast;
  }

  Resolution resolve(Mention mention, List<Figure> soFar, @Nullable Figure lastSpeaker) {
    String[] words = SPACE.split(mention.name(), -1);
    List<String> noun = Arrays.asList(SPACE.split(mention.role(), -1));
    String head = noun.getLast().toLowerCase(Locale.ROOT);
    boolean definite =
        DEFINITE.contains(words[0].toLowerCase(Locale.ROOT)) || isCapital(noun.getFirst());
    if (mention.form() == Form.DOCUMENT) {
      return document(mention);
    }
    if (mention.name().contains(" and ")) {
      return unnamed(mention);
    }
    if (GROUPS.contains(head)) {
      return group(mention, noun, head, soFar);
    }
    if (!definite || (SPEAKING_FOR.contains(head) && noun.size() > 1)) {
      return unnamed(mention);
    }
    return person(mention, noun, head, soFar, lastSpeaker);
  }

  Resolution document(Mention mention) {
    List<String> words = Arrays.asList(SPACE.split(mention.role(), -1));
    for (int i = 0; i + 1 < words.size(); i++) {
      Figure owner =
          OWNER.matcher(words.get(i)).find()
              ? cast.answering(OWNER.matcher(words.get(i)).replaceFirst(""))
              : null;
      if (owner != null) {
        return Resolution.of(
            owner, 0.75, "“" + mention.name() + "” gives the words of " + owner.name());
      }
    }
    boolean named = mention.role().chars().anyMatch(Character::isUpperCase);
    return named
        ? new Resolution(new Speaker.Document(mention.role()), null, 0.8, "a document speaks")
        : unnamed(mention);
  }

  private static Resolution unnamed(Mention mention) {
    String words = mention.name();
    boolean acronym = words.length() > 1 && Character.isUpperCase(words.charAt(1));
    String start =
        acronym || words.startsWith("I ")
            ? words
            : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    boolean properName = isCapital(words) && mention.role().equals(words);
    return new Resolution(
        new Speaker.Unnamed(properName ? words : start), null, 0.9, "described and not named");
  }

  private Resolution group(Mention mention, List<String> noun, String head, List<Figure> soFar) {
    for (int i = noun.size() - 2; i >= 0; i--) {
      String word = OWNER.matcher(noun.get(i)).replaceFirst("");
      Figure owner = isCapital(word) ? cast.answering(word) : null;
      if (owner != null && owner.isPerson() && head.equals("office")) {
        return Resolution.of(owner, 0.75, owner.name() + " speaks through the office");
      }
      if (owner != null && (owner.isPerson() || BODIES_OF_A_PERSON.contains(head))) {
        return new Resolution(
            new Speaker.Organisation(owner.name() + " " + head),
            null,
            0.85,
            "the " + head + " of " + owner.name());
      }
    }
    if (noun.stream().anyMatch(w -> isCapital(w))) {
      return new Resolution(
          new Speaker.Organisation(
              String.join(" ", noun).replace(" 's", "'s").replace(" ’s", "’s")),
          null,
          0.8,
          "a body that is named");
    }
    for (int i = soFar.size() - 1; i >= Math.max(0, soFar.size() - MEMORY); i--) {
      Figure figure = soFar.get(i);
      if (figure.isOrganisation()
          && (figure.words().contains(head)
              || ANY_BODY.contains(head)
              || (UNIONS.contains(head) && figure.words().stream().anyMatch(UNIONS::contains))
              || isPress(figure, head))) {
        return Resolution.of(
            figure, 0.7, "“" + mention.name() + "” points back to " + figure.name());
      }
    }
    return unnamed(mention);
  }

  private static boolean isPress(Figure figure, String head) {
    return (head.equals("paper") || head.equals("newspaper") || head.equals("magazine"))
        && figure.words().stream()
            .anyMatch(
                Set.of(
                        "times",
                        "post",
                        "journal",
                        "news",
                        "tribune",
                        "herald",
                        "globe",
                        "ledger",
                        "courier",
                        "magazine",
                        "star")
                    ::contains);
  }

  private Resolution person(
      Mention mention,
      List<String> noun,
      String head,
      List<Figure> soFar,
      @Nullable Figure lastSpeaker) {
    // "Her lawyer" is somebody else than she, and than who spoke last.
    boolean possessed =
        POSSESSIVES.contains(mention.name().split(" ", 2)[0].toLowerCase(Locale.ROOT))
            || mention.name().contains("'s ")
            || mention.name().contains("’s ");
    for (int i = soFar.size() - 1; i >= Math.max(0, soFar.size() - MEMORY); i--) {
      Figure figure = soFar.get(i);
      boolean himself = possessed && figure == lastSpeaker;
      if (figure.isPerson()
          && !himself
          && figure.hasRole(head)
          && sharesModifiers(figure, noun)
          && figure.agrees(mention)) {
        return Resolution.of(
            figure,
            0.7,
            "“" + mention.name() + "” is " + figure.name() + ", so called in the article");
      }
    }
    if (possessed) {
      return unnamed(mention);
    }
    Figure only = onlyPerson(soFar);
    if (only != null
        && only.agrees(mention)
        && !EMPTY_HEADS.contains(head)
        && mention.gender() != Gender.PLURAL
        && mention.gender() != Gender.NEUTRAL) {
      return Resolution.of(
          only,
          0.65,
          "“" + mention.name() + "” taken for " + only.name() + ", the only person named so far");
    }
    boolean other = mention.gender() == Gender.PLURAL || mention.gender() == Gender.NEUTRAL;
    if (lastSpeaker != null
        && lastSpeaker.isSurelyPerson()
        && !EMPTY_HEADS.contains(head)
        && !other
        && noun.size() <= 4
        && lastSpeaker.agrees(mention)) {
      return Resolution.of(
          lastSpeaker,
          0.5,
          "“" + mention.name() + "” taken for the last speaker, " + lastSpeaker.name());
    }
    return unnamed(mention);
  }

  /** "The former minister" is who is called a former minister, and "the Republican" no Democrat. */
  private static boolean sharesModifiers(Figure figure, List<String> noun) {
    return noun.stream()
        .map(w -> w.toLowerCase(Locale.ROOT))
        .allMatch(w ->
            (!MODIFIERS.contains(w) || figure.hasRole(w))
                && (!w.equals("republican") || !figure.hasRole("democratic"))
                && (!w.equals("democratic") || !figure.hasRole("republican")));
  }

  /** The one person that the mentions so far speak of; null where there are several. */
  private static @Nullable Figure onlyPerson(List<Figure> soFar) {
    Figure only = null;
    for (int i = soFar.size() - 1; i >= Math.max(0, soFar.size() - MEMORY); i--) {
      Figure figure = soFar.get(i);
      if (figure.isSurelyPerson() && only != null && figure != only) {
        return null;
      }
      only = figure.isSurelyPerson() ? figure : only;
    }
    return only;
  }

  private static boolean isCapital(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
  }
}
