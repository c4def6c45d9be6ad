package dev.onrecord.speaker;

import dev.onrecord.model.Mention.Gender;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a registry has gathered under one full name. What comes first makes no difference. */
final class Dossier {
  /** How many months before and after an article's day tell who is meant. */
  private static final int MONTHS = 12;

  /** What a file says of a gender outweighs what articles make one think. */
  private static final int TOLD = 1_000_000;

  /** How often a name of unknown kind must be met to be more than a slip. */
  private static final int MORE_THAN_A_SLIP = 3;

  final FullName name;
  final boolean person;
  final Months articles = new Months();
  private final Map<String, Integer> forms = new HashMap<>(2);
  private final Set<String> otherNames = new HashSet<>(2);
  private final Map<Object, Role> roles = new HashMap<>(2);
  private int votes;
  private boolean known;

  Dossier(FullName name, boolean person) {
    this.name = name;
    this.person = person;
  }

  /** One more article names the person, in this form. */
  void learn(String form, int month, Gender gender) {
    forms.merge(form, 1, Integer::sum);
    articles.add(month, 1);
    votes += Figure.worth(gender);
  }

  /** Keeps a role; one that articles show again is kept once, from first to last. */
  void learn(Role role) {
    Object key = role.seen() ? role.title().toLowerCase(Locale.ROOT) : role;
    roles.merge(key, role, (one, other) -> one.equals(other) ? one : one.over(other));
  }

  /** Takes over what a file tells. */
  void add(KnownSpeaker person) {
    person.articles().forEach((month, count) -> articles.add(Months.of(month), count));
    int count = person.articles().values().stream().mapToInt(Integer::intValue).sum();
    forms.merge(person.name(), Math.max(1, count), Integer::sum);
    otherNames.addAll(person.otherNames());
    person.roles().forEach(this::learn);
    votes += TOLD * Figure.worth(person.gender());
    known |= person.known();
  }

  /** Whether somebody vouches that this person is in office, or simply is, on the day. */
  boolean isKnownOn(LocalDate day) {
    return known
        && (roles.values().stream().allMatch(Role::seen)
            || roles.values().stream().anyMatch(r -> r.isHeldOn(day)));
  }

  /** How many articles give the name, whenever. */
  int allArticles() {
    return articles.between(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** How many articles of the months around the day give the name. */
  int articles(LocalDate day) {
    int month = Months.of(day);
    return articles.between(month - MONTHS, month + MONTHS);
  }

  /** What speaks for this name: articles; and one more where somebody vouches for the person. */
  int weight(LocalDate day) {
    return articles(day) + (isKnownOn(day) ? 1 : 0);
  }

  /** What speaks against others that share a word with this name. */
  int weightAgainst(String word, LocalDate day) {
    int weight = weight(day);
    boolean doubtful = person ? !isShownPerson() : !name.first().equals(word);
    return doubtful && weight < MORE_THAN_A_SLIP ? 0 : weight;
  }

  /** Whether titles, pronouns or roles show that the name is a person's. */
  boolean isShownPerson() {
    return votes != 0 || !roles.isEmpty();
  }

  /** Whether the gender, where both are known, is the one told. */
  boolean agrees(Gender told) {
    return votes == 0 || Figure.worth(told) == 0 || Figure.genderOf(votes) == told;
  }

  /** Whether both can be one person's. */
  boolean agrees(Dossier other) {
    return name.agrees(other.name) || isAlso(other) || other.isAlso(this);
  }

  private boolean isAlso(Dossier other) {
    return otherNames.stream().anyMatch(n -> FullName.of(n).equals(other.name));
  }

  /** The form that most articles give, a shouted one last. */
  String form() {
    return forms.entrySet().stream()
        .max(
            Comparator.comparing((Map.Entry<String, Integer> e) -> !isShouted(e.getKey()))
                .thenComparing(Map.Entry::getValue)
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .orElseThrow()
        .getKey();
  }

  private static boolean isShouted(String form) {
    return form.equals(form.toUpperCase(Locale.ROOT));
  }

  Set<String> otherNames() {
    return otherNames;
  }

  List<Role> roles() {
    return roles.values().stream().sorted(Role.ORDER).toList();
  }

  int votes() {
    return votes;
  }

  boolean isKnown() {
    return known;
  }
}
