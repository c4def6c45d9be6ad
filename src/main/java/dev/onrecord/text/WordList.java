package dev.onrecord.text;

/** The lists that say what a word does: each is a section of a file of this room. */
public enum WordList {
  MALE_TITLES("titles.txt", "male"),
  FEMALE_TITLES("titles.txt", "female"),
  /** Titles of any sex but those that tell one. */
  OTHER_TITLES("titles.txt", "title"),
  TITLES_WITH_OF("titles.txt", "of"),
  ROLES("roles.txt", "role"),
  PLURAL_ROLES("roles.txt", "plural"),
  ROLE_MODIFIERS("roles.txt", "modifier"),
  GROUPS("roles.txt", "group"),
  DOCUMENTS("roles.txt", "document"),
  PARTICLES("names.txt", "particle"),
  SUFFIXES("names.txt", "suffix"),
  ORGANISATIONS("names.txt", "organisation"),
  PLACES("names.txt", "place"),
  PLACE_WORDS("names.txt", "place-word"),
  DEMONYMS("names.txt", "demonym"),
  COMMON("names.txt", "common"),
  PREPOSITIONS("grammar.txt", "preposition"),
  CONJUNCTIONS("grammar.txt", "conjunction"),
  AUXILIARIES("grammar.txt", "auxiliary"),
  ADVERBS("grammar.txt", "adverb"),
  DETERMINERS("grammar.txt", "determiner"),
  VERBS("grammar.txt", "verb");

  final String file;
  final String section;

  WordList(String file, String section) {
    this.file = file;
    this.section = section;
  }

  /** This list's bit in a set of lists. */
  @SuppressWarnings("EnumOrdinal") // never stored: a set of lists lives as long as the process
  long bit() {
    return 1L << ordinal();
  }

  /** The bits of several lists. */
  public static long bits(WordList... lists) {
    long bits = 0;
    for (WordList list : lists) {
      bits |= list.bit();
    }
    return bits;
  }
}
