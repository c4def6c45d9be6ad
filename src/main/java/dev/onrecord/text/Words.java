package dev.onrecord.text;

import java.util.HashMap;
import java.util.Map;

/** Which lists each word is on, and whose first name it is. Loaded once, shared, never changed. */
public final class Words {
  private static final Words SHARED = new Words();

  private final Map<String, Long> lists = new HashMap<>();
  private final Map<String, String> firstNames = HashMap.newHashMap(16_000);

  private Words() {
    var files = new HashMap<String, Lexicon>();
    for (WordList list : WordList.values()) {
      Lexicon lexicon = files.computeIfAbsent(list.file, Lexicon::load);
      for (String word : lexicon.section(list.section)) {
        lists.merge(word, list.bit(), (a, b) -> a | b);
      }
    }
    for (String line : Lexicon.lines("first-names.txt")) {
      if (!line.startsWith("#")) {
        firstNames(line);
      }
    }
  }

  /** A line of first names: the sex of their bearers, then the names. */
  private void firstNames(String line) {
    int end = line.indexOf(' ');
    String sex = line.substring(0, end);
    while (end < line.length()) {
      int start = end + 1;
      end = line.indexOf(' ', start);
      end = end < 0 ? line.length() : end;
      firstNames.put(line.substring(start, end), sex);
    }
  }

  /** The lists, read once for all. */
  public static Words get() {
    return SHARED;
  }

  /** The lists that a word in small letters is on, a bit for each. */
  long listsOf(String lower) {
    return lists.getOrDefault(lower, 0L);
  }

  /** Whether a word in lower case is on the list. */
  public boolean isOn(WordList list, String lower) {
    return (listsOf(lower) & list.bit()) != 0;
  }

  /** "female", "male", "either", or empty for a name that is on no list. */
  String sexOf(String firstName) {
    return firstNames.getOrDefault(firstName, "");
  }

  /** Whether a word in lower case says what a person is: "minister", "fisherman". */
  public boolean isRole(String lower) {
    return isOn(WordList.ROLES, lower)
        || lower.endsWith("woman")
        || (lower.endsWith("man") && lower.length() > 5);
  }

  /** "Villagers", "Teachers": people by what they are. */
  public boolean isKindOfPeople(String lower) {
    if (!lower.endsWith("s") || lower.length() < 5) {
      return isOn(WordList.PLURAL_ROLES, lower);
    }
    String one = lower.substring(0, lower.length() - 1);
    return isRole(one) || isAgentive(one);
  }

  /** Ends as words for what somebody does: winger, editor, beekeeper. */
  public boolean isAgentive(String lower) {
    return lower.endsWith("er")
        || lower.endsWith("or")
        || lower.endsWith("ist")
        || lower.endsWith("ian")
        || lower.endsWith("ant")
        || lower.endsWith("ent");
  }
}
