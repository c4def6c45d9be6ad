package dev.onrecord.speaker;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.model.Speaker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody named in the article, gathered from all the mentions of the name. Grows while the cast
 * is built.
 */
final class Figure {
  private static final Set<String> SUFFIXES = Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv");
  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "der", "den", "de", "la", "le", "du", "da", "di", "del", "dos", "das",
          "bin", "ibn", "al", "el", "ter", "ten");

  private static final Set<String> OUTSIDE_ACRONYMS = Set.of("of", "the", "and", "for", "&");

  /** Nobody has more; without a bound, time would grow with their square. */
  private static final int MOST_NICKNAMES = 20;

  private static final Pattern NICKNAME = Pattern.compile("[“\"]([^”\"]+)[”\"]");

  private final Map<String, Integer> names = new HashMap<>();
  private final Set<String> nicknames = new HashSet<>();
  private final StringBuilder roles = new StringBuilder();
  private final List<String> called = new ArrayList<>(2);
  private final List<String> words;
  private Form form;
  private Gender gender = Gender.UNKNOWN;
  private @Nullable String name;
  private int mentions;
  private boolean spoke;
  private int votes;

  /** A figure met for the first time; {@code words} are those of the mention's name. */
  Figure(Mention first, List<String> words) {
    this.words = words;
    nicknamesOf(first.name());
    this.form = first.form();
    add(first);
  }

  /** The words of a name in small letters, "Jr." and its like left out; never empty. */
  static List<String> wordsOf(String name) {
    String bare = hasNickname(name) ? NICKNAME.matcher(name).replaceAll(" ") : name;
    var words = new ArrayList<String>(4);
    var tokens =
        new StringTokenizer(bare.replace('’', '\'').toLowerCase(Locale.ROOT), " ,\u00a0\t\n");
    while (tokens.hasMoreTokens()) {
      String word = tokens.nextToken();
      if (!SUFFIXES.contains(word)) {
        words.add(word);
      }
    }
    return words.isEmpty() ? List.of(bare.toLowerCase(Locale.ROOT)) : words;
  }

  private static boolean hasNickname(String name) {
    return name.indexOf('“') >= 0 || name.indexOf('"') >= 0;
  }

  /** Whether a name that starts with the word is a surname: "de la Vorra". */
  static boolean isParticle(String word) {
    return PARTICLES.contains(word);
  }

  private boolean nicknamesOf(String name) {
    if (!hasNickname(name)) {
      return false;
    }
    int before = nicknames.size();
    Matcher matcher = NICKNAME.matcher(name);
    while (nicknames.size() < MOST_NICKNAMES && matcher.find()) {
      nicknames.add(matcher.group(1).toLowerCase(Locale.ROOT));
    }
    return nicknames.size() > before;
  }

  /** Takes one more mention; true where it brought a name not known before. */
  boolean add(Mention mention) {
    boolean fresh = nicknamesOf(mention.name());
    mentions++;
    name = null;
    names.merge(withoutNickname(mention.name()), 1, Integer::sum);
    if (mention.gender() != Gender.UNKNOWN && gender == Gender.UNKNOWN) {
      gender = mention.gender();
    }
    if (!mention.role().isEmpty()) {
      called.add(mention.role());
      roles.append(' ').append(mention.role().toLowerCase(Locale.ROOT)).append(' ');
    }
    if (form == Form.NAME && mention.form() == Form.PERSON) {
      form = Form.PERSON;
    }
    return fresh;
  }

  private static String withoutNickname(String name) {
    String bare = hasNickname(name) ? NICKNAME.matcher(name).replaceAll("") : name;
    return bare.replace("  ", " ").strip();
  }

  /** What a pronoun that surely means this figure tells. */
  void learn(Gender told) {
    if (gender == Gender.UNKNOWN) {
      gender = told;
    }
  }

  /** A pronoun in a sentence that names this figure alone: the more frequent gender is taken. */
  void vote(Gender told) {
    votes += worth(told);
  }

  /** A vote for a gender as a number, so that votes may be added up. */
  static int worth(Gender gender) {
    return gender == Gender.MALE ? 1 : gender == Gender.FEMALE ? -1 : 0;
  }

  /** The gender that has more of the votes. */
  static Gender genderOf(int votes) {
    return votes == 0 ? Gender.UNKNOWN : votes > 0 ? Gender.MALE : Gender.FEMALE;
  }

  /** The fullest name that the article gives, not a nickname, the more frequent of two as full. */
  String name() {
    String known = name;
    if (known == null) {
      known = fullest();
      name = known;
    }
    return known;
  }

  private String fullest() {
    if (names.size() == 1) {
      return names.keySet().iterator().next();
    }
    return names.keySet().stream()
        .max(
            Comparator.comparing((String name) -> !isByNickname(name))
                .thenComparing(name -> wordsOf(name).size())
                .thenComparing(name -> !isShouted(name))
                .thenComparing(name -> names.getOrDefault(name, 0))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  private boolean isByNickname(String name) {
    return nicknames.contains(wordsOf(name).getFirst());
  }

  private static boolean isShouted(String name) {
    return name.length() > 3 && name.equals(name.toUpperCase(Locale.ROOT));
  }

  Speaker speaker() {
    return switch (form) {
      case ORGANISATION, PLACE -> new Speaker.Organisation(name());
      case DOCUMENT -> new Speaker.Document(name());
      default -> new Speaker.Person(name());
    };
  }

  boolean isPerson() {
    return form == Form.PERSON || form == Form.NAME;
  }

  /** Notes that the article lets this figure speak, which places and things do not. */
  void speaks() {
    spoke = true;
  }

  boolean isSurelyPerson() {
    return form == Form.PERSON || (form == Form.NAME && spoke);
  }

  boolean isOrganisation() {
    return form == Form.ORGANISATION;
  }

  Gender gender() {
    return gender == Gender.UNKNOWN ? genderOf(votes) : gender;
  }

  /** Whether a name, a title or a pronoun that surely points here has told the gender. */
  boolean isGenderTold() {
    return gender != Gender.UNKNOWN;
  }

  /** Whether a naming or describing mention may mean this figure, as far as genders tell. */
  boolean agrees(Mention mention) {
    Gender told = mention.gender();
    Gender known = gender();
    return told == Gender.UNKNOWN
        || told == Gender.NEUTRAL
        || known == Gender.UNKNOWN
        || known == told;
  }

  int mentions() {
    return mentions;
  }

  List<String> words() {
    return words;
  }

  /** Whether the article says that this figure is such a one: "minister". */
  boolean hasRole(String word) {
    return !roles.isEmpty()
        && (roles.indexOf(" " + word + " ") >= 0 || roles.indexOf(" " + word + ",") >= 0);
  }

  /** The first role that the article gives this figure. */
  Optional<Role> called(LocalDate day) {
    return Roles.called(called.stream(), day);
  }

  /** The surname's words: the last one, with the particles before it. */
  List<String> surname() {
    int from = words.size() - 1;
    while (from > 1 && PARTICLES.contains(words.get(from - 1))) {
      from--;
    }
    return words.subList(from, words.size());
  }

  /**
   * Whether a shorter form may stand for this figure: a surname, the last words of the name, an
   * acronym.
   */
  boolean answersTo(List<String> shorter) {
    int size = words.size();
    if (shorter.size() >= size) {
      return shorter.equals(words);
    }
    return words.subList(size - shorter.size(), size).equals(shorter)
        || (shorter.size() == 1 && isOrganisation() && acronym().equals(shorter.getFirst()));
  }

  /** The words under which the figure is looked for. */
  Set<String> keys() {
    var keys = new HashSet<String>(words);
    keys.addAll(nicknames);
    if (isOrganisation()) {
      keys.add(acronym());
    }
    return keys;
  }

  /** Whether it is the first name alone. */
  boolean answersToFirstName(List<String> shorter) {
    return isPerson()
        && words.size() > 1
        && shorter.size() == 1
        && (words.getFirst().equals(shorter.getFirst()) || nicknames.contains(shorter.getFirst()));
  }

  /**
   * Whether two full names differ in middle names only: "Hillary Rodham Clinton", "Hillary
   * Clinton".
   */
  boolean isSameAs(List<String> other) {
    if (words.equals(other)) {
      return true;
    }
    return words.size() > 1
        && other.size() > 1
        && (words.getFirst().equals(other.getFirst()) || nicknames.contains(other.getFirst()))
        && words.getLast().equals(other.getLast())
        && isPerson();
  }

  private String acronym() {
    var letters = new StringBuilder();
    for (String word : words) {
      if (!OUTSIDE_ACRONYMS.contains(word)) {
        letters.append(word.charAt(0));
      }
    }
    return letters.toString();
  }
}
