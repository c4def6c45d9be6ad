package dev.onrecord.extract;

import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.text.Token;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import dev.onrecord.text.Words;
import java.util.List;
import java.util.Set;

/** Parts a run of capitalised words into title and name, and tells what the name is a name of. */
final class NameClassifier {
  /**
   * A run of capitalised words, taken apart.
   *
   * @param title number of leading tokens that are title or party
   * @param form what it names; {@link Form#DESCRIPTION} where the run is a title and nothing else
   */
  record Parts(int title, Form form, Gender gender) {}

  private static final Set<String> ROYAL =
      Set.of(
          "pope",
          "king",
          "queen",
          "prince",
          "princess",
          "lord",
          "lady",
          "saint",
          "sister",
          "brother");
  private static final Set<String> SURNAMES_TOO =
      Set.of(
          "post", "sun", "star", "globe", "press", "bank", "church", "club", "force", "media",
          "house", "mail", "guard", "lines", "fund", "park", "line", "works", "lab", "court",
          "board", "trust", "sons", "senate", "theater", "chamber");

  private static final Set<String> FORMS_OF_ADDRESS =
      Set.of(
          "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "sen.", "rep.",
          "gov.");

  private static final Set<String> ALONE =
      Set.of(
          "congress",
          "senate",
          "house",
          "parliament",
          "kremlin",
          "pentagon",
          "treasury",
          "republicans",
          "democrats");
  private static final Set<String> COMPASS =
      Set.of(
          "north", "south", "east", "west", "new", "united", "saudi", "hong", "sri", "el", "san",
          "los", "las");
  private static final Set<String> FEMALE_ROLES =
      Set.of(
          "wife",
          "mother",
          "daughter",
          "sister",
          "actress",
          "aunt",
          "niece",
          "widow",
          "mum",
          "mom",
          "girl",
          "grandmother",
          "headmistress",
          "comedienne");
  private static final Set<String> MALE_ROLES =
      Set.of(
          "husband",
          "father",
          "son",
          "brother",
          "actor",
          "uncle",
          "nephew",
          "widower",
          "dad",
          "boy",
          "grandfather",
          "headmaster");

  private static final long IN_TITLES =
      WordList.bits(
          WordList.ROLE_MODIFIERS,
          WordList.ORGANISATIONS,
          WordList.PLACES,
          WordList.DEMONYMS,
          WordList.GROUPS,
          WordList.ROLES);

  private final Words words = Words.get();

  Parts classify(List<Token> run) {
    int title = titleLength(run);
    if (title == run.size()) {
      return new Parts(0, Form.DESCRIPTION, Gender.UNKNOWN);
    }
    List<Token> name = run.subList(title, run.size());
    boolean titled = isTitled(run.subList(0, title));
    Form form = form(name, titled);
    if (form == Form.ORGANISATION || form == Form.PLACE) {
      boolean whole = title > 0 && form(run, false) == Form.ORGANISATION;
      return new Parts(whole ? 0 : title, form, Gender.NEUTRAL);
    }
    if (title > 0 && name.size() == 1 && ROYAL.contains(run.get(title - 1).lower())) {
      return new Parts(title - 1, Form.PERSON, gender(run.subList(0, title), name));
    }
    return new Parts(title, form, gender(run.subList(0, title), name));
  }

  /**
   * How many leading tokens are titles, parties, or what belongs to them: "U.S. Secretary of
   * State".
   */
  private int titleLength(List<Token> run) {
    if (isTitleAlone(run)) {
      return run.size();
    }
    int length = 0;
    for (int i = 0; i + 1 < run.size(); i++) {
      Word word = run.get(i).word();
      boolean role = word.isOn(WordList.ROLES) && i == length;
      if (!word.isTitle() && !role) {
        continue;
      }
      length = i + 1;
      if (i + 2 < run.size() && run.get(i + 1).is("of") && word.isOn(WordList.TITLES_WITH_OF)) {
        int the = run.get(i + 2).is("the") ? 1 : 0;
        length = Math.min(run.size(), i + 3 + the);
      }
    }
    if (length == 0
        && run.size() >= 3
        && isCalling(run.getFirst())
        && run.get(1).word().isFirstName()) {
      length = 1;
    }
    while (length + 1 < run.size() && run.get(length).isOn(WordList.DEMONYMS)) {
      length++;
    }
    return length;
  }

  /**
   * "Winger", "Beekeeper", "Ex-treasurer": what somebody does, before a name at a sentence's start.
   */
  private boolean isCalling(Token token) {
    String lower = token.lower();
    return !token.word().isFirstName()
        && (words.isAgentive(lower)
            || lower.startsWith("ex-")
            || lower.startsWith("co-")
            || lower.equals("pc")
            || lower.equals("cllr"));
  }

  /** "President", "Attorney General", and not "Mr. King" or "Tom Bishop". */
  private boolean isTitleAlone(List<Token> run) {
    Token first = run.getFirst();
    boolean title = run.getLast().word().isTitle();
    boolean bearer = first.word().isFirstName() || FORMS_OF_ADDRESS.contains(first.lower());
    return title && (run.size() == 1 || (!bearer && isAllOfTitles(run)));
  }

  private static boolean isAllOfTitles(List<Token> run) {
    for (Token token : run) {
      if (!token.word().isTitle() && !token.word().isOnAny(IN_TITLES)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a title or a role is among the words. */
  static boolean isTitled(List<Token> words) {
    for (Token token : words) {
      if (token.word().isTitle() || token.word().role()) {
        return true;
      }
    }
    return false;
  }

  private Form form(List<Token> name, boolean titled) {
    Token first = name.getFirst();
    Token last = name.getLast();
    boolean firstName =
        first.word().isFirstName() || (first.text().endsWith(".") && first.text().length() == 2);
    if (isOrganisation(name, firstName && !first.isOn(WordList.PLACES))) {
      return Form.ORGANISATION;
    }
    if (titled) {
      return Form.PERSON;
    }
    if (isPlace(name)) {
      return Form.PLACE;
    }
    if (name.size() == 1) {
      return first.isAcronym() && !first.text().contains(".") && first.text().length() <= 6
          ? Form.ORGANISATION
          : Form.NAME;
    }
    return firstName || last.isOn(WordList.SUFFIXES) || hasInitial(name) ? Form.PERSON : Form.NAME;
  }

  private static boolean hasInitial(List<Token> name) {
    for (Token token : name) {
      if (token.text().length() == 2 && token.text().endsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private boolean isOrganisation(List<Token> name, boolean firstName) {
    for (int i = 0; i < name.size(); i++) {
      Word word = name.get(i).word();
      String lower = word.lower();
      if (!word.isOn(WordList.ORGANISATIONS) || (name.size() == 1 && !isAlone(lower))) {
        continue;
      }
      boolean surname = firstName && name.size() == 2 && i == 1 && SURNAMES_TOO.contains(lower);
      if (!surname) {
        return true;
      }
    }
    return name.size() > 1 && name.stream().anyMatch(t -> t.is("&"));
  }

  /** Words that name a body without another name beside them. */
  private static boolean isAlone(String lower) {
    return ALONE.contains(lower);
  }

  private boolean isPlace(List<Token> name) {
    Word word = name.getLast().word();
    if (name.size() == 1) {
      return word.isOn(WordList.PLACES);
    }
    String first = name.getFirst().lower();
    if (word.isOn(WordList.PLACE_WORDS)
        && !(name.size() == 2 && name.getFirst().word().isFirstName())) {
      return true;
    }
    boolean compass = COMPASS.contains(first);
    return name.size() == 2
        && (compass || (word.isOn(WordList.PLACES) && name.getFirst().isOn(WordList.PLACES)));
  }

  private Gender gender(List<Token> title, List<Token> name) {
    for (Token t : title) {
      Gender told = ofWord(t.lower());
      if (told != Gender.UNKNOWN) {
        return told;
      }
    }
    if (name.size() < 2) {
      return Gender.UNKNOWN;
    }
    return switch (name.getFirst().word().sex()) {
      case "female" -> Gender.FEMALE;
      case "male" -> Gender.MALE;
      default -> Gender.UNKNOWN;
    };
  }

  /** The gender that a title or a role tells: "spokeswoman", "Mr.". */
  Gender ofWord(String lower) {
    if (words.isOn(WordList.FEMALE_TITLES, lower)
        || lower.endsWith("woman")
        || FEMALE_ROLES.contains(lower)) {
      return Gender.FEMALE;
    }
    if (words.isOn(WordList.MALE_TITLES, lower)
        || (lower.endsWith("man") && words.isRole(lower))
        || MALE_ROLES.contains(lower)) {
      return Gender.MALE;
    }
    return Gender.UNKNOWN;
  }
}
