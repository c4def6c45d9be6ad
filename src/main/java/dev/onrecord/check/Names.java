package dev.onrecord.check;

import dev.onrecord.check.Source.By;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final Set<String> HIS = Set.of("mr", "sir", "lord", "king", "prince");

  private static final Set<String> HERS =
      Set.of("mrs", "ms", "miss", "dame", "lady", "queen", "princess");

  /** After these stands a given name. */
  private static final Set<String> CROWNS =
      Set.of("king", "queen", "prince", "princess", "pope", "saint", "emperor", "sultan");

  private static final Set<String> TITLES =
      Set.of(
          "dr",
          "prof",
          "professor",
          "president",
          "vice",
          "prime",
          "minister",
          "chancellor",
          "secretary",
          "sen",
          "senator",
          "rep",
          "representative",
          "gov",
          "governor",
          "deputy",
          "mayor",
          "attorney",
          "judge",
          "justice",
          "gen",
          "general",
          "capt",
          "captain",
          "col",
          "colonel",
          "foreign",
          "former",
          "the",
          "councillor",
          "congressman",
          "congresswoman",
          "ambassador",
          "chairman",
          "chairwoman",
          "director",
          "detective",
          "sergeant",
          "officer");

  private static final Set<String> SUFFIXES =
      Set.of("jr", "sr", "ii", "iii", "iv", "mp", "phd", "md");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}-]+");

  private Names() {}

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
    Name one = name(claimed);
    Name other = name(actual == null ? "" : actual);
    if (one.words.isEmpty() || other.words.isEmpty()) {
      return By.UNKNOWN;
    }
    boolean opposed = (one.is(HIS) && other.is(HERS)) || (one.is(HERS) && other.is(HIS));
    if (opposed) {
      return By.OTHER;
    }
    if (one.words.equals(other.words)) {
      return one.suffixes.equals(other.suffixes) ? By.SAME : By.UNKNOWN;
    }
    boolean given = one.is(CROWNS) || other.is(CROWNS);
    boolean body = one.words.contains("of") || other.words.contains("of");
    if (given || body || !one.suffixes.equals(other.suffixes)) {
      return By.UNKNOWN;
    }
    return one.surname().equals(other.surname()) ? ofOneSurname(one, other) : ofTwo(one, other);
  }

  /** The surname as it is written, to look for; empty where there is none. */
  static String surname(String claimed) {
    List<String> words = Arrays.asList(BLANKS.split(claimed.replaceFirst(",.*", "").strip()));
    List<String> names = words.stream().filter(word -> !SUFFIXES.contains(folded(word))).toList();
    return names.isEmpty() ? "" : names.getLast().replaceAll("[\"\\\\]", "");
  }

  private static Name name(String name) {
    List<String> words =
        new ArrayList<>(
            BLANKS
                .splitAsStream(name.replaceFirst(",.*", ""))
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
            .replace('đ', 'd');
    return SIGNS.matcher(plain).replaceAll("");
  }

  /** "Quill", "A. Quill", "Ada Quill" and "Ada M. Quill" are one; "Ben Quill" is another. */
  private static By ofOneSurname(Name one, Name other) {
    List<String> some = one.given();
    List<String> others = other.given();
    if (some.isEmpty() || others.isEmpty()) {
      // "Mrs Quill" is hardly the Quill who is called by his own name.
      return one.is(HERS) == other.is(HERS) || !some.isEmpty() == one.is(HERS)
          ? By.SAME
          : By.UNKNOWN;
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

  private static List<String> rest(List<String> given) {
    return given.subList(1, given.size());
  }

  /** Of two surnames: another, unless one may be a shorter form of the other. */
  private static By ofTwo(Name one, Name other) {
    Set<String> parts = one.parts();
    Set<String> others = other.parts();
    return parts.containsAll(others) || others.containsAll(parts) ? By.UNKNOWN : By.OTHER;
  }

  private static boolean isSame(String one, String other) {
    boolean initial = Math.min(one.length(), other.length()) == 1;
    return one.equals(other) || (initial && one.charAt(0) == other.charAt(0));
  }
}
