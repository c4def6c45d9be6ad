package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds who does what a verb says: the subject before it, across asides, adverbs and shared verbs.
 */
final class SubjectFinder {
  private static final Set<String> SUBJECT_PRONOUNS = Set.of("he", "she", "they", "we", "i", "it");
  private static final Set<String> JOINING =
      Set.of(
          "and", "but", "or", "to", "then", "by", "while", "in", "before", "after", ";", "—", "–",
          "-");

  /** Prepositions that may begin a clause with a subject of its own. */
  private static final Set<String> CLAUSES =
      Set.of("as", "than", "after", "before", "since", "until");

  private final List<Chunk> chunks;
  private final NounPhrases phrases;

  SubjectFinder(List<Chunk> chunks, NounPhrases phrases) {
    this.chunks = chunks;
    this.phrases = phrases;
  }

  /** The subject of the verb at chunk {@code verb}; null where its clause has none of its own. */
  @Nullable Mention before(int verb) {
    int k = skipAdverbs(verb - 1);
    if (k < 0) {
      return null;
    }
    Chunk chunk = chunks.get(k);
    if (chunk.is(",") || chunk.is(")") || chunk.is("—") || chunk.is("–")) {
      return acrossAside(k);
    }
    if (chunk.isAny(JOINING)) {
      return null;
    }
    return phrases.endingAt(k);
  }

  /** Whether the verb shares the subject of the clause before it: "… and said", "… to say". */
  boolean sharesSubject(int verb) {
    int k = skipAdverbs(verb - 1);
    return k >= 0 && (chunks.get(k).isAny(JOINING) || chunks.get(k).is(","));
  }

  private int skipAdverbs(int from) {
    int k = from;
    while (k >= 0 && isSkipped(k)) {
      k--;
    }
    return k;
  }

  private boolean isSkipped(int k) {
    Chunk chunk = chunks.get(k);
    if (chunk.isPunctuation() || chunk.isQuotation() || !chunk.isPlain()) {
      return false;
    }
    Word word = chunk.first().word();
    String lower = word.lower();
    if (chunk.first().type() == Token.Type.NUMBER) {
      return k > 0 && DateReader.isDayWord(chunks.get(k - 1).first().lower());
    }
    boolean beforeDay =
        k + 1 < chunks.size()
            && lower.equals("on")
            && DateReader.isDayWord(chunks.get(k + 1).first().lower());
    return word.isOn(WordList.ADVERBS)
        || (word.isOn(WordList.AUXILIARIES) && !lower.equals("'s"))
        || (lower.endsWith("ly") && lower.length() > 4)
        || beforeDay
        || DateReader.isDayWord(lower)
        || lower.equals("night")
        || lower.equals("morning")
        || (lower.equals("'s") && isAuxiliaryS(k));
  }

  private boolean isAuxiliaryS(int k) {
    return k + 1 < chunks.size()
        && chunks.get(k + 1).isPlainWord()
        && chunks.get(k + 1).first().lower().endsWith("ing");
  }

  /**
   * "X, the minister, said" and "X (R) said": the noun before the aside whose last mark is at
   * {@code close}.
   */
  private @Nullable Mention acrossAside(int close) {
    int clause = relativeClause(close);
    if (clause > 0) {
      Mention head = phrases.endingAt(clause - 1);
      return head == null ? null : withAside(head, clause, close);
    }
    for (int open = close - 1; open > 0; open--) {
      Chunk chunk = chunks.get(open);
      if (chunk.isQuotation()) {
        return null;
      }
      if (!opens(chunk, chunks.get(close)) || (chunk.is(",") && isSuffixOrState(open))) {
        continue;
      }
      Mention head = opensAside(open + 1, close) ? phrases.endingAt(open - 1) : null;
      if (head != null && head.form() != Form.PLACE && !isAfterPreposition(head)) {
        return withAside(head, open, close);
      }
    }
    return null;
  }

  /** A bracket closes a bracket, a dash a dash, a comma a comma. */
  private static boolean opens(Chunk open, Chunk close) {
    if (close.is(")")) {
      return open.is("(");
    }
    return close.is(",") ? open.is(",") : open.is("—") || open.is("–");
  }

  /**
   * Where the first ", who" of the words up to the comma at {@code close} stands: all from there
   * belongs to it; 0 for none.
   */
  private int relativeClause(int close) {
    int opening = 0;
    for (int k = close - 1;
        k > 0 && chunks.get(close).is(",") && !chunks.get(k).isQuotation();
        k--) {
      boolean relative =
          chunks.get(k).is(",") && (chunks.get(k + 1).is("who") || chunks.get(k + 1).is("whose"));
      opening = relative && chunks.get(k - 1).isName() ? k : opening;
    }
    return opening;
  }

  private boolean isSuffixOrState(int comma) {
    Chunk before = chunks.get(comma - 1);
    return before.isName() && before.mention() != null && before.mention().form() == Form.PLACE;
  }

  private boolean isAfterPreposition(Mention head) {
    for (int k = 1; k < chunks.size(); k++) {
      if (chunks.get(k).start() == head.span().start()) {
        Chunk before = chunks.get(k - 1);
        return before.isOn(WordList.PREPOSITIONS) && !CLAUSES.contains(before.first().lower());
      }
    }
    return false;
  }

  private boolean opensAside(int at, int close) {
    if (at >= close) {
      return false;
    }
    Chunk chunk = chunks.get(at);
    Word word = chunk.first().word();
    String lower = word.lower();
    return chunk.isName()
        || chunk.is("who")
        || chunk.is("which")
        || lower.equals("whose")
        || lower.equals("where")
        || chunk.first().type() == Token.Type.NUMBER
        || word.isOn(WordList.DETERMINERS)
        || word.role()
        || word.isOn(WordList.ROLE_MODIFIERS)
        || word.isOn(WordList.PREPOSITIONS)
        || lower.endsWith("ing")
        || lower.endsWith("ed")
        || word.isOn(WordList.DEMONYMS)
        || isParty(lower)
        || word.isOn(WordList.ADVERBS)
        || word.isOn(WordList.CONJUNCTIONS);
  }

  /** "D-Ohio", "R". */
  private static boolean isParty(String lower) {
    boolean party = lower.startsWith("d") || lower.startsWith("r") || lower.startsWith("i");
    return party && (lower.length() == 1 || lower.charAt(1) == '-');
  }

  /** "Trump's spokeswoman, Jane Roe, said": the name in the aside is the better mention. */
  private Mention withAside(Mention head, int open, int close) {
    var span = new Span(head.span().start(), chunks.get(close - 1).end());
    if (open + 2 == close && head.form() == Form.DESCRIPTION) {
      Mention name = chunks.get(open + 1).mention();
      if (name != null && (name.form() == Form.PERSON || name.form() == Form.NAME)) {
        return new Mention(
            name.span(),
            Form.PERSON,
            name.name(),
            head.role(),
            name.gender(),
            name.sentence(),
            false);
      }
    }
    return head.over(span);
  }

  /** The subject of the sentence's first clause, for verbs that share it. */
  @Nullable Mention ofSentence(int limit) {
    for (int k = 0; k < limit; k++) {
      Chunk chunk = chunks.get(k);
      boolean governed = k > 0 && chunks.get(k - 1).isOn(WordList.PREPOSITIONS);
      boolean owner = k + 1 < chunks.size() && chunks.get(k + 1).is("'s");
      if (governed) {
        continue;
      }
      if (chunk.mention() != null
          && !owner
          && (chunk.isName() || SUBJECT_PRONOUNS.contains(chunk.first().lower()))) {
        return chunk.mention();
      }
      boolean starts =
          chunk.isPlainWord()
              && (chunk.first().isOn(WordList.DETERMINERS)
                  || (k == 0 && chunk.first().isOn(WordList.PLURAL_ROLES)));
      if (starts || owner) {
        Mention description = phrases.startingAt(k);
        if (description != null) {
          return description;
        }
      }
    }
    return null;
  }
}
