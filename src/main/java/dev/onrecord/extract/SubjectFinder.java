package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Span;
import dev.onrecord.text.DateReader;
import dev.onrecord.text.Token;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import java.util.List;
import java.util.Locale;
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

  /** Words that begin a clause before the main one. */
  private static final Set<String> BEGINNING =
      Set.of(
          "when",
          "as",
          "after",
          "before",
          "while",
          "if",
          "although",
          "though",
          "because",
          "since",
          "once",
          "whenever");

  /** Heads of phrases that tell when, and never who: "a few days later". */
  private static final Set<String> TIMES =
      Set.of(
          "second",
          "seconds",
          "minute",
          "minutes",
          "moment",
          "moments",
          "hour",
          "hours",
          "day",
          "days",
          "night",
          "nights",
          "morning",
          "afternoon",
          "evening",
          "week",
          "weeks",
          "weekend",
          "month",
          "months",
          "year",
          "years",
          "decade",
          "decades",
          "time",
          "times",
          "once");

  private static final int DATELINE = 10;

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
        Mention bearer = bearerBefore(head);
        return bearer == null ? withAside(head, open, close) : bearer;
      }
    }
    return null;
  }

  /** "Jane Roe, head of a trust, a small body in Quay, said": she, and not the head of a trust. */
  private @Nullable Mention bearerBefore(Mention head) {
    int at = head.form() == Form.DESCRIPTION ? phrases.indexAt(head.span().start()) : 0;
    if (at < 2 || !chunks.get(at - 1).is(",")) {
      return null;
    }
    Mention name = chunks.get(at - 2).mention();
    return name != null
            && (name.form() == Form.PERSON || name.form() == Form.NAME)
            && !isAfterPreposition(name)
        ? name
        : null;
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
    int at = phrases.indexAt(head.span().start());
    Chunk before = at > 0 ? chunks.get(at - 1) : null;
    return before != null
        && before.isOn(WordList.PREPOSITIONS)
        && !CLAUSES.contains(before.first().lower());
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
    int name = open + 1;
    while (name + 1 < close && chunks.get(name).isOn(WordList.ROLE_MODIFIERS)) {
      name++;
    }
    boolean alone = name + 1 == close || chunks.get(name + 1).is("(");
    Mention bearer = alone ? phrases.bearer(head, name) : null;
    return bearer == null ? head.over(span) : bearer;
  }

  /** The subject of the sentence's first clause, for verbs that share it. */
  @Nullable Mention ofSentence(int limit) {
    int main = Math.max(afterClause(limit), afterDateline(limit));
    Mention subject = from(main, limit);
    return subject == null && main > 0 ? from(0, main) : subject;
  }

  private @Nullable Mention from(int start, int limit) {
    for (int k = start; k < limit; k++) {
      Mention subject = isGoverned(k) ? null : subjectAt(k);
      if (subject != null) {
        return subject;
      }
    }
    return null;
  }

  /** "When Quill left, Ada Tarn had an answer": the sentence is about her. */
  private int afterClause(int limit) {
    boolean clause = limit > 0 && chunks.getFirst().isAny(BEGINNING);
    for (int k = 1; clause && k < limit && !chunks.get(k).isQuotation(); k++) {
      if (chunks.get(k).is(",")) {
        return k + 1;
      }
    }
    return 0;
  }

  /** "QUAY, May 8 (Wire) — Ada Tarn …" */
  private int afterDateline(int limit) {
    Mention place = limit > 0 ? chunks.getFirst().mention() : null;
    boolean dateline =
        place != null
            && (place.form() == Form.PLACE
                || place.name().equals(place.name().toUpperCase(Locale.ROOT)))
            && chunks.size() > 1
            && chunks.get(1).isPunctuation();
    for (int k = 1; dateline && k < limit && k < DATELINE; k++) {
      if (SentenceTies.isDash(chunks.get(k))) {
        return k + 1;
      }
    }
    return 0;
  }

  /** "In a Quill interview": what a preposition governs is no subject. */
  private boolean isGoverned(int k) {
    int at = k - 1;
    while (at > 0 && (chunks.get(at).isOn(WordList.DETERMINERS) || chunks.get(at).is("'s"))) {
      at -= chunks.get(at).is("'s") ? 2 : 1;
    }
    return at >= 0 && chunks.get(at).isOn(WordList.PREPOSITIONS);
  }

  private @Nullable Mention subjectAt(int k) {
    Chunk chunk = chunks.get(k);
    boolean owner = k + 1 < chunks.size() && chunks.get(k + 1).is("'s");
    Mention mention = chunk.mention();
    if (mention != null
        && !owner
        && (chunk.isName() || SUBJECT_PRONOUNS.contains(chunk.first().lower()))) {
      boolean place =
          mention.form() == Form.PLACE
              && ((k > 0 && chunks.get(k - 1).is(","))
                  || (k + 1 < chunks.size() && chunks.get(k + 1).isPunctuation()));
      return place ? null : mention;
    }
    boolean starts =
        chunk.isPlainWord()
            && (chunk.first().isOn(WordList.DETERMINERS)
                || (k == 0 && chunk.first().isOn(WordList.PLURAL_ROLES)));
    Mention description = starts || owner ? phrases.startingAt(k) : null;
    return description == null || isTime(description) ? null : phrases.bearerAfter(description);
  }

  private static boolean isTime(Mention description) {
    String role = description.role();
    return TIMES.contains(role.substring(role.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
  }
}
