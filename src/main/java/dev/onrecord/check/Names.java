package dev.onrecord.check;

import dev.onrecord.check.Source.By;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether two names can be those of one person. What is not sure is unknown: a wrong name is worse.
 */
final class Names {
  private static final Set<String> HIS = words("mr sir lord king prince father duke baron earl");

  private static final Set<String> HERS =
      words("mrs ms miss dame lady queen princess baroness congresswoman chairwoman");

  /** After these stands a given name. */
  private static final Set<String> CROWNS =
      words("king queen prince princess pope saint emperor sultan");

  private static final Set<String> TITLES =
      words(
          "dr prof professor president vice prime minister chancellor secretary sen senator rep"
              + " representative gov governor deputy mayor attorney judge justice gen general capt"
              + " captain col colonel lt maj major sgt sergeant sheriff chief foreign home first"
              + " former acting us the councillor congressman ambassador chairman director"
              + " detective officer rev reverend bishop archbishop cardinal rabbi imam premier"
              + " speaker coach admiral commissioner");

  /** What is no person's surname: then all of the name has to be the same. */
  private static final Set<String> BODIES =
      words(
          "ministry department office court house police council party board government committee"
              + " company spokesman spokeswoman spokesperson official officials agency bank"
              + " university union");

  private static final Set<String> JOINTS = words("of for and to");
  private static final Set<String> SUFFIXES = words("jr sr ii iii iv mp phd md");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}&-]+");

  private Names() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }

  /** A name in its parts, folded. */
  private record Name(Set<String> titles, List<String> words, Set<String> suffixes) {
    boolean is(Set<String> kind) {
      return titles.stream().anyMatch(kind::contains);
    }

    String surname() {
      return words.getLast();
    }

    List<String> given() {
      return words.subList(0, words.size() - 1);
    }

    /** Whether it is that of a body, an office, or somebody who belongs to one who is named. */
    boolean isBody() {
      return BODIES.contains(surname())
          || isTitle(surname())
          || words.stream().anyMatch(word -> JOINTS.contains(word) || word.equals("&"));
    }

    /** Each part of a name that is joined of several by itself. */
    Set<String> parts() {
      var parts = new HashSet<String>();
      words.forEach(word -> parts.addAll(List.of(word.split("-", -1))));
      return parts;
    }
  }

  /** How the one who said it is to the one who is said to have said it. */
  static @Nullable By by(@Nullable String claimed, @Nullable String actual) {
    if (claimed == null) {
      return null;
    }
    if (isSeveral(claimed)) {
      return By.UNKNOWN;
    }
    Name one = name(claimed);
    Name other = name(actual == null ? "" : actual);
    if (one.words.isEmpty() || other.words.isEmpty()) {
      return By.UNKNOWN;
    }
    if (one.isBody() || other.isBody()) {
      return one.words.equals(other.words) && one.titles.equals(other.titles)
          ? By.SAME
          : By.UNKNOWN;
    }
    if ((one.is(HIS) && other.is(HERS)) || (one.is(HERS) && other.is(HIS))) {
      return one.given().isEmpty() || other.given().isEmpty() ? By.OTHER : By.UNKNOWN;
    }
    boolean apart =
        !one.suffixes.equals(other.suffixes)
            || ((one.is(CROWNS) || other.is(CROWNS)) && !one.titles.equals(other.titles));
    if (apart) {
      return By.UNKNOWN;
    }
    if (one.words.equals(other.words)) {
      return isNamedAlike(one, other) ? By.SAME : By.UNKNOWN;
    }
    By by = one.surname().equals(other.surname()) ? ofOneSurname(one, other) : By.OTHER;
    return by == By.OTHER && mayBeOne(one, other) ? By.UNKNOWN : by;
  }

  /** Whether two whole names stand beside each other: nobody can be both. */
  private static boolean isSeveral(String claimed) {
    int comma = claimed.indexOf(',');
    if (comma < 0 || !BLANKS.matcher(claimed.substring(0, comma).strip()).find()) {
      return false;
    }
    List<String> behind =
        BLANKS.splitAsStream(claimed.substring(comma + 1)).filter(word -> !word.isEmpty()).toList();
    return behind.size() > 1
        && behind.stream()
            .allMatch(word ->
                Character.isUpperCase(word.codePointAt(0))
                    && !isTitle(folded(word))
                    && !BODIES.contains(folded(word)));
  }

  /** The surname as it is written, to look for; empty where there is none. */
  static String surname(String claimed) {
    List<String> names =
        BLANKS
            .splitAsStream(turned(claimed))
            .filter(word -> !SUFFIXES.contains(folded(word)) && !folded(word).isEmpty())
            .toList();
    return names.isEmpty() ? "" : names.getLast().replaceAll("[\"\\\\]", "");
  }

  /** "Quill, Ada" as "Ada Quill"; what else stands behind a comma is no name, but for "Jr.". */
  private static String turned(String name) {
    int comma = name.indexOf(',');
    if (comma < 0) {
      return name;
    }
    String before = name.substring(0, comma).strip();
    String behind = name.substring(comma + 1).strip();
    if (SUFFIXES.contains(folded(behind))) {
      return before + " " + behind;
    }
    return BLANKS.matcher(before).find() ? before : behind + " " + before;
  }

  private static Name name(String name) {
    List<String> words =
        new ArrayList<>(
            BLANKS
                .splitAsStream(turned(name))
                .map(Names::folded)
                .filter(word -> !word.isEmpty())
                .toList());
    var suffixes = new HashSet<String>();
    while (words.size() > 1 && SUFFIXES.contains(words.getLast())) {
      suffixes.add(words.removeLast());
    }
    var titles = new HashSet<String>();
    while (words.size() > 1 && isTitle(words.getFirst())) {
      titles.add(words.removeFirst());
    }
    titles.remove("the");
    return new Name(titles, words, suffixes);
  }

  private static boolean isTitle(String word) {
    return TITLES.contains(word)
        || HIS.contains(word)
        || HERS.contains(word)
        || CROWNS.contains(word);
  }

  /** A word without case, accents and signs: {@code obrien}, {@code smith-jones}. */
  private static String folded(String word) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replace('ł', 'l')
            .replace('ø', 'o')
            .replace('đ', 'd')
            .replace("ß", "ss");
    return SIGNS.matcher(plain).replaceAll("");
  }

  /** "Quill", "A. Quill", "Ada Quill" and "Ada M. Quill" are one; "Ben Quill" is another. */
  private static By ofOneSurname(Name one, Name other) {
    List<String> some = one.given();
    List<String> others = other.given();
    if (some.isEmpty() || others.isEmpty()) {
      return isNamedAlike(one, other) ? By.SAME : By.UNKNOWN;
    }
    if (!isSame(some.getFirst(), others.getFirst())) {
      boolean close = some.getFirst().charAt(0) == others.getFirst().charAt(0);
      return close ? By.UNKNOWN : By.OTHER;
    }
    List<String> fewer = rest(some.size() < others.size() ? some : others);
    List<String> more = rest(some.size() < others.size() ? others : some);
    boolean left = fewer.isEmpty() && more.stream().allMatch(word -> word.length() == 1);
    boolean all = fewer.size() == more.size();
    for (int i = 0; all && i < more.size(); i++) {
      all = isSame(fewer.get(i), more.get(i));
    }
    return left || all ? By.SAME : By.UNKNOWN;
  }

  /**
   * Whether nothing in what they are called tells bearers of one surname apart: "Mrs Quill" may be
   * another than Ada Quill, and Judge Quill than Officer Quill.
   */
  private static boolean isNamedAlike(Name one, Name other) {
    boolean bare = one.given().isEmpty() || other.given().isEmpty();
    boolean hers = one.is(HERS) == other.is(HERS) && one.is(HIS) == other.is(HIS);
    boolean both = one.given().isEmpty() && other.given().isEmpty();
    boolean titled =
        !one.titles.isEmpty()
            && !other.titles.isEmpty()
            && Collections.disjoint(one.titles, other.titles);
    return !(bare && !hers) && !(both && titled);
  }

  private static List<String> rest(List<String> given) {
    return given.subList(1, given.size());
  }

  /** Whether one may be a shorter form, or another spelling, of the other. */
  private static boolean mayBeOne(Name one, Name other) {
    Set<String> parts = one.parts();
    Set<String> others = other.parts();
    return parts.containsAll(others)
        || others.containsAll(parts)
        || joined(one).equals(joined(other));
  }

  private static String joined(Name name) {
    return String.join("", name.words).replace("-", "");
  }

  private static boolean isSame(String one, String other) {
    boolean initial = Math.min(one.length(), other.length()) == 1;
    return one.equals(other) || (initial && one.charAt(0) == other.charAt(0));
  }
}
