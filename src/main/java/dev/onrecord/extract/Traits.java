package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.text.CueLexicon;
import dev.onrecord.text.CueLexicon.Cue;
import dev.onrecord.text.Token;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the learned models see of a sentence: for each token a few numbers, reckoned once. */
final class Traits {
  // Sorts of tokens, as far as word lists and letters tell.
  private static final int BEFORE_START = 0;
  private static final int AFTER_END = 1;
  private static final int QUOTATION = 2;
  private static final int NUMBER = 3;
  private static final int PRONOUN = 4;
  private static final int TO = 5;
  private static final int THAT = 6;
  private static final int POSSESSIVE = 7;
  private static final int NOT = 8;
  private static final int AUXILIARY = 9;
  private static final int DETERMINER = 10;
  private static final int PREPOSITION = 11;
  private static final int CONJUNCTION = 12;
  private static final int ADVERB = 13;
  private static final int VERB = 14;
  private static final int ROLE = 15;
  private static final int GROUP = 16;
  private static final int DOCUMENT = 17;
  private static final int GERUND = 18;
  private static final int PAST = 19;
  private static final int CAPITAL = 20;
  private static final int PLURAL = 21;
  private static final int OTHER = 22;

  // Above these stand cues by strength and form, names by form, marks by themselves.
  private static final int CUES = 32;
  private static final int NAMES = 64;
  private static final int PUNCTUATION = 256;
  private static final int SHORTEST_STEM = 3;
  private static final List<String> SUFFIXES = List.of("ing", "ed", "es", "s", "e");
  private static final Set<String> BRIEF = Set.of(".", "?", "!");

  private final int length;
  private final int[] words;
  private final int[] endings;
  private final int[] sorts;
  private final int[] lemmas;
  private final int[] stems;
  private final int[] commas;
  private final int[] quotations;
  private final int[] verbs;
  private final int[] thats;
  private final int[] mentions;

  Traits(String text, List<Chunk> chunks, int length) {
    this.length = length;
    this.words = new int[length];
    this.endings = new int[length];
    this.sorts = new int[length];
    this.lemmas = new int[length];
    this.stems = new int[length];
    this.commas = new int[length + 1];
    this.quotations = new int[length + 1];
    this.verbs = new int[length + 1];
    this.thats = new int[length + 1];
    this.mentions = new int[length + 1];
    int at = 0;
    for (Chunk chunk : chunks) {
      for (int k = 0; k < chunk.tokens().size(); k++) {
        read(at++, text, chunk, chunk.tokens().get(k), k == 0);
      }
    }
  }

  private void read(int at, String text, Chunk chunk, Token token, boolean first) {
    String word = word(text, token);
    Cue cue = token.isWord() ? token.word().cue() : null;
    words[at] = word.hashCode();
    endings[at] = ending(word);
    stems[at] = token.isWord() ? stem(word) : 0;
    lemmas[at] = cue == null ? 0 : cue.lemma().hashCode();
    sorts[at] = sort(chunk.mention(), token, first, cue);
    count(at);
  }

  /** Counts over everything up to a token, so that counts between two tokens cost nothing. */
  private void count(int at) {
    int sort = sorts[at];
    boolean cue = sort >= CUES && sort < NAMES;
    boolean verb = cue || is(at, AUXILIARY) || is(at, VERB) || is(at, PAST);
    boolean name = sort >= NAMES && sort < PUNCTUATION && sort % 2 == 1;
    commas[at + 1] = commas[at] + (sort == PUNCTUATION + ',' ? 1 : 0);
    quotations[at + 1] = quotations[at] + (is(at, QUOTATION) ? 1 : 0);
    verbs[at + 1] = verbs[at] + (verb ? 1 : 0);
    thats[at + 1] = thats[at] + (is(at, THAT) ? 1 : 0);
    mentions[at + 1] = mentions[at] + (name || is(at, PRONOUN) ? 1 : 0);
  }

  private boolean is(int at, int sort) {
    return sorts[at] == sort;
  }

  private static String word(String text, Token token) {
    return switch (token.type()) {
      case NUMBER -> "0";
      case QUOTATION -> quotation(text, token);
      default -> token.lower();
    };
  }

  /** A quotation by its size, the mark it ends with and how it begins. */
  private static String quotation(String text, Token token) {
    int end = token.end() - 1;
    while (end > token.start() && isMark(text, end)) {
      end--;
    }
    int start = token.start();
    while (start < end && isMark(text, start)) {
      start++;
    }
    String last = text.substring(end, end + 1);
    int blanks = 0;
    for (int i = start; i < end && blanks < 6; i++) {
      blanks += text.charAt(i) == ' ' ? 1 : 0;
    }
    String size = blanks < 2 ? "few" : blanks < 5 ? "some" : "many";
    String close = BRIEF.contains(last) ? "." : last.equals(",") ? "," : "";
    return "\"" + size + close + (Character.isUpperCase(text.charAt(start)) ? "A" : "a");
  }

  private static boolean isMark(String text, int at) {
    return "“”\"«»'‘’`".indexOf(text.charAt(at)) >= 0;
  }

  /** The letters that a verb's forms share, or nearly: "hoped", "hoping" and "hopes" are "hop". */
  private static int stem(String word) {
    int end = word.length();
    for (String suffix : SUFFIXES) {
      if (word.endsWith(suffix) && end - suffix.length() >= SHORTEST_STEM) {
        end -= suffix.length();
        break;
      }
    }
    if (end > SHORTEST_STEM && word.charAt(end - 1) == word.charAt(end - 2)) {
      end--;
    }
    int hash = 7;
    for (int i = 0; i < end; i++) {
      char c = word.charAt(i);
      hash = hash * 31 + (i + 1 == end && c == 'i' ? 'y' : c);
    }
    return hash;
  }

  /** The last three letters. */
  private static int ending(String word) {
    int hash = 0;
    for (int i = Math.max(0, word.length() - 3); i < word.length(); i++) {
      hash = hash * 31 + word.charAt(i);
    }
    return hash;
  }

  private static int sort(
      @Nullable Mention mention, Token token, boolean first, @Nullable Cue cue) {
    if (token.isQuotation()) {
      return QUOTATION;
    }
    if (token.isPunctuation()) {
      return PUNCTUATION + token.text().charAt(0);
    }
    if (token.type() == Token.Type.NUMBER) {
      return NUMBER;
    }
    if (mention != null) {
      return mention.form() == Form.PRONOUN
          ? PRONOUN
          : NAMES + 2 * number(mention.form()) + (first ? 1 : 0);
    }
    int grammar = grammar(token.word());
    if (grammar != OTHER) {
      return grammar;
    }
    return cue == null ? content(token) : CUES + number(cue);
  }

  private static int number(Form form) {
    return switch (form) {
      case PERSON -> 0;
      case ORGANISATION -> 1;
      case DOCUMENT -> 2;
      case PLACE -> 3;
      case NAME -> 4;
      case PRONOUN -> 5;
      case DESCRIPTION -> 6;
    };
  }

  private static int number(Cue cue) {
    int form =
        switch (cue.form()) {
          case BASE -> 0;
          case PRESENT -> 1;
          case PAST -> 2;
          case PAST_PARTICIPLE -> 3;
          case PARTICIPLE -> 4;
        };
    return cue.strength() == CueLexicon.Strength.SPEECH ? form : 5 + form;
  }

  private static int grammar(Word word) {
    return switch (word.lower()) {
      case "to" -> TO;
      case "that" -> THAT;
      case "'s" -> POSSESSIVE;
      case "not", "n't", "never" -> NOT;
      default ->
          word.isOn(WordList.AUXILIARIES)
              ? AUXILIARY
              : word.isOn(WordList.DETERMINERS)
                  ? DETERMINER
                  : word.isOn(WordList.PREPOSITIONS)
                      ? PREPOSITION
                      : word.isOn(WordList.CONJUNCTIONS)
                          ? CONJUNCTION
                          : word.isOn(WordList.ADVERBS) ? ADVERB : OTHER;
    };
  }

  private static int content(Token token) {
    Word word = token.word();
    String lower = word.lower();
    if (word.isOn(WordList.VERBS)) {
      return VERB;
    }
    if (word.role() || word.isOn(WordList.PLURAL_ROLES)) {
      return ROLE;
    }
    if (word.isOn(WordList.GROUPS)) {
      return GROUP;
    }
    if (word.isOn(WordList.DOCUMENTS)) {
      return DOCUMENT;
    }
    if (lower.endsWith("ly")) {
      return ADVERB;
    }
    if (lower.endsWith("ing")) {
      return GERUND;
    }
    if (lower.endsWith("ed")) {
      return PAST;
    }
    if (token.isCapital()) {
      return CAPITAL;
    }
    return lower.endsWith("s") ? PLURAL : OTHER;
  }

  int length() {
    return length;
  }

  /** The word in lower case, any number as one, a quotation by its looks. */
  int word(int at) {
    return at < 0 ? -1 : at >= length ? -2 : words[at];
  }

  int ending(int at) {
    return at < 0 || at >= length ? 0 : endings[at];
  }

  int sort(int at) {
    return at < 0 ? BEFORE_START : at >= length ? AFTER_END : sorts[at];
  }

  /** The base form of a word that may be a cue; 0 for any other. */
  int lemma(int at) {
    return at < 0 || at >= length ? 0 : lemmas[at];
  }

  /** What a verb's forms share: the base form of a cue on the list, the stem of any other word. */
  int base(int at) {
    return lemma(at) == 0 ? stem(at) : lemma(at);
  }

  int stem(int at) {
    return at < 0 || at >= length ? 0 : stems[at];
  }

  boolean isQuotation(int at) {
    return is(at, QUOTATION);
  }

  /** Whether it hardly ever tells that somebody speaks: a name, a mark, a number. */
  boolean isSilent(int at) {
    int sort = sorts[at];
    return sort >= NAMES || sort == QUOTATION || sort == NUMBER;
  }

  boolean isParticle(int at) {
    return is(at, PREPOSITION) || is(at, TO);
  }

  int commas(int from, int to) {
    return commas[to] - commas[from];
  }

  int quotations(int from, int to) {
    return quotations[to] - quotations[from];
  }

  int verbs(int from, int to) {
    return verbs[to] - verbs[from];
  }

  int thats(int from, int to) {
    return thats[to] - thats[from];
  }

  /** How many names and pronouns begin there. */
  int mentions(int from, int to) {
    return mentions[to] - mentions[from];
  }
}
