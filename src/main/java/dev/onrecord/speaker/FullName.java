package dev.onrecord.speaker;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a name, in small letters and without accents and "Jr.", and whether two names can be
 * one person's.
 */
record FullName(List<String> words) {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern INITIALS = Pattern.compile("\\p{L}|(\\p{L}\\.)+");

  private static final Set<String> ABOUT_A_PERSON =
      Set.of("administration", "administrations", "campaign", "foundation", "house", "team");

  /** Each line a name and its short forms. */
  private static final String SHORT_FORMS =
      """
      abraham abe
      alexander alex
      andrew andy drew
      anthony tony
      benjamin ben
      bernard bernie
      catherine cathy kate
      charles charlie chuck
      christopher chris
      daniel dan danny
      david dave
      deborah debbie
      donald don
      douglas doug
      edward ed eddie ted
      elizabeth liz beth betty
      eugene gene
      frederick fred
      gerald gerry jerry
      gregory greg
      henry hank harry
      jacob jake
      james jim jimmy jamie
      jeffrey jeff
      jennifer jen
      john jack johnny
      jonathan jon
      joseph joe joey
      joshua josh
      katherine kathy kate katie
      kenneth ken kenny
      lawrence larry
      leonard len
      margaret maggie meg peggy
      matthew matt
      michael mike mick
      nicholas nick
      patricia pat patty
      patrick pat
      peter pete
      philip phil
      raymond ray
      richard dick rick rich
      robert bob bobby rob
      ronald ron
      samuel sam
      stephen steve
      steven steve
      susan sue
      theodore ted
      thomas tom tommy
      timothy tim
      victoria vicky
      vincent vince
      walter walt
      william bill billy will
      """;

  private static final Map<String, Set<String>> LONG_FORMS = longForms();

  static FullName of(String name) {
    List<String> words = Figure.wordsOf(name);
    return new FullName(words.stream().map(FullName::plain).toList());
  }

  private static String plain(String word) {
    boolean ascii = word.chars().allMatch(c -> c < 128);
    return ascii
        ? word
        : ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
  }

  private static Map<String, Set<String>> longForms() {
    var forms = new HashMap<String, Set<String>>();
    SHORT_FORMS
        .lines()
        .map(line -> List.of(line.split(" ", -1)))
        .forEach(line ->
            line.forEach(
                form -> forms.computeIfAbsent(form, _ -> new HashSet<>()).add(line.getFirst())));
    return forms;
  }

  String first() {
    return words.getFirst();
  }

  String last() {
    return words.getLast();
  }

  /** Whether it has a given name before its surname. */
  boolean isFull() {
    return words.size() > 1 && !Figure.isParticle(first());
  }

  /** Whether it is a surname, particles included. */
  boolean isBare() {
    return words.size() == 1 || Figure.isParticle(first());
  }

  /** Whether it names something after its first word: "Quill Administration" is about Quill. */
  boolean isAboutPerson() {
    return ABOUT_A_PERSON.contains(last());
  }

  boolean endsWith(FullName shorter) {
    int size = words.size();
    return size > shorter.words.size()
        && words.subList(size - shorter.words.size(), size).equals(shorter.words);
  }

  /** Whether it goes on after the other name, as "Ada Quill Partners" does. */
  boolean startsWith(FullName shorter) {
    return words.size() > shorter.words.size()
        && words.subList(0, shorter.words.size()).equals(shorter.words);
  }

  /** Whether it begins with "J." or "J.R.". */
  boolean isByInitial() {
    return isInitial(first());
  }

  private static boolean isInitial(String word) {
    return INITIALS.matcher(word).matches();
  }

  /**
   * Whether both can name one person: the same surname, and no given name against another. "J. M.
   * Quill", "Jim Quill" and "James Mallory Quill" can; "George W. Quill" and "George H. Quill"
   * cannot.
   */
  boolean agrees(FullName other) {
    if (!last().equals(other.last()) || !isSameGiven(first(), other.first())) {
      return false;
    }
    List<String> middle = middle();
    List<String> others = other.middle();
    return middle.isEmpty()
        || others.isEmpty()
        || isSameGiven(middle.getFirst(), others.getFirst());
  }

  private List<String> middle() {
    return words.stream()
        .skip(1)
        .limit(Math.max(0, words.size() - 2))
        .filter(w -> !Figure.isParticle(w))
        .toList();
  }

  private static boolean isSameGiven(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    if (isInitial(one) || isInitial(other)) {
      return !one.isEmpty() && !other.isEmpty() && one.charAt(0) == other.charAt(0);
    }
    Set<String> forms = LONG_FORMS.getOrDefault(one, Set.of());
    return LONG_FORMS.getOrDefault(other, Set.of()).stream().anyMatch(forms::contains);
  }
}
