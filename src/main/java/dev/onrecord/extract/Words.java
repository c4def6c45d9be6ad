package dev.onrecord.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What single words tell: titles, roles, parts of names, small words of grammar. Loaded once,
 * shared, never changed.
 */
final class Words {
  final Set<String> maleTitles;
  final Set<String> femaleTitles;
  final Set<String> titles;
  final Set<String> titlesWithOf;
  final Set<String> roles;
  final Set<String> pluralRoles;
  final Set<String> roleModifiers;
  final Set<String> groups;
  final Set<String> documents;
  final Set<String> particles;
  final Set<String> suffixes;
  final Set<String> organisations;
  final Set<String> places;
  final Set<String> placeWords;
  final Set<String> demonyms;
  final Set<String> common;
  final Set<String> prepositions;
  final Set<String> conjunctions;
  final Set<String> auxiliaries;
  final Set<String> adverbs;
  final Set<String> determiners;
  final Set<String> verbs;
  private final Map<String, String> firstNames = new HashMap<>();

  private Words() {
    var titleList = Lexicon.load("titles.txt");
    maleTitles = titleList.section("male");
    femaleTitles = titleList.section("female");
    titles = union(List.of(titleList.section("title"), maleTitles, femaleTitles));
    titlesWithOf = titleList.section("of");
    var roleList = Lexicon.load("roles.txt");
    roles = roleList.section("role");
    pluralRoles = roleList.section("plural");
    roleModifiers = roleList.section("modifier");
    groups = roleList.section("group");
    documents = roleList.section("document");
    var names = Lexicon.load("names.txt");
    particles = names.section("particle");
    suffixes = names.section("suffix");
    organisations = names.section("organisation");
    places = names.section("place");
    placeWords = names.section("place-word");
    demonyms = names.section("demonym");
    common = names.section("common");
    var grammar = Lexicon.load("grammar.txt");
    prepositions = grammar.section("preposition");
    conjunctions = grammar.section("conjunction");
    auxiliaries = grammar.section("auxiliary");
    adverbs = grammar.section("adverb");
    determiners = grammar.section("determiner");
    verbs = grammar.section("verb");
    for (String line : Lexicon.lines("first-names.txt")) {
      String[] words = line.split(" ", -1);
      for (int i = 1; i < words.length && !line.startsWith("#"); i++) {
        firstNames.put(words[i], words[0]);
      }
    }
  }

  private static final class Holder {
    static final Words WORDS = new Words();
  }

  static Words get() {
    return Holder.WORDS;
  }

  private static Set<String> union(List<Set<String>> sets) {
    var all = new HashSet<String>();
    sets.forEach(all::addAll);
    return Set.copyOf(all);
  }

  boolean isFirstName(String word) {
    return firstNames.containsKey(word);
  }

  /** "female", "male", "either", or empty for a name that is on no list. */
  String sexOf(String firstName) {
    return firstNames.getOrDefault(firstName, "");
  }

  boolean isRole(String lower) {
    return roles.contains(lower)
        || lower.endsWith("woman")
        || (lower.endsWith("man") && lower.length() > 5);
  }

  /** "Villagers", "Teachers": people by what they are. */
  boolean isKindOfPeople(String lower) {
    if (!lower.endsWith("s") || lower.length() < 5) {
      return pluralRoles.contains(lower);
    }
    String one = lower.substring(0, lower.length() - 1);
    return isRole(one) || isAgentive(one);
  }

  /** Ends as words for what somebody does: winger, editor, beekeeper. */
  boolean isAgentive(String lower) {
    return lower.endsWith("er")
        || lower.endsWith("or")
        || lower.endsWith("ist")
        || lower.endsWith("ian")
        || lower.endsWith("ant")
        || lower.endsWith("ent");
  }

  /** A word that cannot stand inside a noun phrase without a verb: it ends one. */
  boolean endsPhrase(String lower) {
    return prepositions.contains(lower)
        || conjunctions.contains(lower)
        || auxiliaries.contains(lower)
        || verbs.contains(lower);
  }
}
