package dev.onrecord.extract;

import dev.onrecord.text.CueLexicon.Cue;
import dev.onrecord.text.CueLexicon.Form;
import dev.onrecord.text.CueLexicon.Strength;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import java.util.List;
import java.util.Set;

/**
 * Looks at the words before a cue: is it a verb or a noun of the same letters, active or passive,
 * and was anything said at all?
 */
final class CueVerbs {
  private static final Set<String> BE =
      Set.of("is", "are", "was", "were", "be", "been", "being", "'re");
  private static final Set<String> HAVE = Set.of("has", "have", "had", "'ve", "'d", "'s");
  private static final Set<String> PLURAL_SUBJECTS = Set.of("they", "we", "i", "you", "who");
  private static final Set<String> NOT_ARTICLES =
      Set.of(
          "this", "that", "other", "most", "many", "some", "both", "all", "her", "one", "another",
          "several", "few");
  private static final Set<String> POSSIBLE =
      Set.of("might", "may", "could", "should", "will", "'ll", "cannot");
  private static final Set<String> REFUSING =
      Set.of(
          "declined",
          "declines",
          "declining",
          "refused",
          "refuses",
          "refusing",
          "failed",
          "failing",
          "denied",
          "denies",
          "denying",
          "deny",
          "avoided",
          "without",
          "reluctant",
          "unable");
  private static final Set<String> CONDITIONS = Set.of("if", "unless", "whether");

  /** How far before its verb a relative pronoun may stand. */
  private static final int RELATIVE = 5;

  private final List<Chunk> chunks;

  CueVerbs(List<Chunk> chunks) {
    this.chunks = chunks;
  }

  /**
   * Tells a verb from a noun of the same letters: "his claim", "the report"; leaves the passive
   * out.
   */
  boolean isVerb(int i, Cue cue) {
    int k = beforeAdverbs(i);
    if (k < 0) {
      return cue.form() == Form.PARTICIPLE || isAfterQuotation(i) || startsInverted(i, cue);
    }
    Chunk before = chunks.get(k);
    Word word = before.isPlainWord() ? before.first().word() : Word.NONE;
    String lower = word.lower();
    boolean article = word.isOn(WordList.DETERMINERS) && !NOT_ARTICLES.contains(lower);
    if (article || (lower.equals("'s") && cue.form() != Form.PARTICIPLE)) {
      return false;
    }
    return switch (cue.form()) {
      case PAST ->
          !BE.contains(lower) && (!word.isOn(WordList.PREPOSITIONS) || isAfterQuotation(i));
      case PAST_PARTICIPLE -> HAVE.contains(lower);
      case PARTICIPLE -> !before.isName() || BE.contains(lower);
      case PRESENT ->
          !word.isOn(WordList.PREPOSITIONS)
              && !word.isOn(WordList.AUXILIARIES)
              && !lower.equals("and");
      case BASE -> isBase(k, word, cue);
    };
  }

  private boolean isBase(int k, Word word, Cue cue) {
    boolean plural =
        cue.strength() == Strength.SPEECH
            ? isPlural(k)
            : PLURAL_SUBJECTS.contains(chunks.get(k).first().lower());
    return plural
        || word.lower().equals("to")
        || (word.isOn(WordList.AUXILIARIES) && !BE.contains(word.lower()));
  }

  private int beforeAdverbs(int i) {
    int k = i - 1;
    while (k >= 0 && isAdverb(chunks.get(k)) && !chunks.get(k).first().isOn(WordList.DETERMINERS)) {
      k--;
    }
    return k;
  }

  boolean isAdverb(Chunk chunk) {
    return chunk.isOn(WordList.ADVERBS)
        || (chunk.isPlainWord()
            && chunk.first().lower().endsWith("ly")
            && chunk.first().lower().length() > 4
            && !chunk.first().word().role());
  }

  /** "Said Ada Quill: …" */
  private boolean startsInverted(int i, Cue cue) {
    return i == 0
        && cue.form() == Form.PAST
        && cue.strength() == Strength.SPEECH
        && i + 1 < chunks.size()
        && chunks.get(i + 1).isName();
  }

  private boolean isPlural(int k) {
    Chunk before = chunks.get(k);
    Word word = before.first().word();
    String lower = word.lower();
    if (before.mention() != null) {
      return PLURAL_SUBJECTS.contains(lower) || before.tokens().getLast().lower().endsWith("s");
    }
    return word.isOn(WordList.PLURAL_ROLES)
        || word.isOn(WordList.DEMONYMS)
        || (lower.endsWith("s") && !lower.endsWith("ous") && !lower.endsWith("ss"));
  }

  /** Whether a quotation stands right before, with nothing but a mark between. */
  boolean isAfterQuotation(int i) {
    int k = i - 1;
    while (k >= 0 && (chunks.get(k).is(",") || chunks.get(k).is("—") || chunks.get(k).is("–"))) {
      k--;
    }
    return k >= 0 && chunks.get(k).isQuotation();
  }

  /** Whether a quotation stands right after, with nothing but a mark between. */
  boolean isBeforeQuotation(int i) {
    int k = i + 1;
    while (k < chunks.size() && (chunks.get(k).is(",") || chunks.get(k).is(":"))) {
      k++;
    }
    return k < chunks.size() && chunks.get(k).isQuotation();
  }

  /** "Anybody who complains", and not "the mayor, who complains": the clause only tells which. */
  boolean isRelative(SpeechAct act) {
    return isRelative(chunks, act);
  }

  static boolean isRelative(List<Chunk> chunks, SpeechAct act) {
    for (int k = act.cueAt(); k > act.first() && act.cueAt() - k < RELATIVE; k--) {
      Chunk chunk = chunks.get(k);
      if (chunk.is("who") || chunk.is("which") || chunk.is("that")) {
        return !chunks.get(k - 1).is(",");
      }
    }
    return false;
  }

  /** "Was called": the subject before it does not speak. */
  boolean isPassive(int i, Cue cue) {
    int k = beforeAdverbs(i);
    boolean participle = cue.form() == Form.PAST || cue.form() == Form.PAST_PARTICIPLE;
    return participle && k >= 0 && chunks.get(k).isAny(BE);
  }

  boolean isProgressive(int i) {
    return i > 0 && chunks.get(i - 1).isAny(BE);
  }

  /**
   * Whether the words before the cue take it back: "did not say", "might have said", "refused to
   * say", "denied saying".
   */
  boolean isUnsaid(int i, Cue cue) {
    for (int k = i - 1; k >= 0 && i - k < 6; k--) {
      Chunk chunk = chunks.get(k);
      Word word = chunk.first().word();
      String lower = word.lower();
      if (!chunk.isPlainWord()) {
        return false;
      }
      boolean negative = lower.equals("not") || lower.equals("never") || lower.endsWith("n't");
      if (negative || POSSIBLE.contains(lower) || REFUSING.contains(lower)) {
        return negative
            || REFUSING.contains(lower)
            || cue.form() == Form.BASE
            || isAt(i - 1, "have");
      }
      boolean group =
          word.isOn(WordList.AUXILIARIES)
              || word.isOn(WordList.ADVERBS)
              || lower.equals("to")
              || lower.endsWith("ly");
      if (!group) {
        return false;
      }
    }
    return false;
  }

  /** Whether the clause that begins at chunk {@code first} is a condition. */
  boolean isCondition(int first) {
    return first > 0 && chunks.get(first - 1).isAny(CONDITIONS);
  }

  private boolean isAt(int k, String word) {
    return k >= 0 && chunks.get(k).is(word);
  }
}
