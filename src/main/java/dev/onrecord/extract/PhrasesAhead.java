package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Span;
import dev.onrecord.text.CueLexicon;
import dev.onrecord.text.DateReader;
import dev.onrecord.text.Token;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the noun phrase that begins at a chunk, up to where a verb or a mark ends it. */
final class PhrasesAhead {
  private final List<Chunk> chunks;
  private final NounPhrases phrases;
  private final int sentence;

  PhrasesAhead(List<Chunk> chunks, NounPhrases phrases, int sentence) {
    this.chunks = chunks;
    this.phrases = phrases;
    this.sentence = sentence;
  }

  /** The phrase that begins at chunk {@code k}: after an inverted cue or after "according to". */
  @Nullable Mention startingAt(int k) {
    if (k >= chunks.size()) {
      return null;
    }
    Chunk chunk = chunks.get(k);
    if (NounPhrases.isIndefinite(chunk) && (k + 1 == chunks.size() || !phrases.isNominal(k + 1))) {
      return phrases.describe(k, k);
    }
    boolean possessive = k + 1 < chunks.size() && chunks.get(k + 1).is("'s");
    if (chunk.mention() != null && !possessive) {
      return chunk.isName()
              && k + 2 < chunks.size()
              && chunks.get(k + 1).is("and")
              && chunks.get(k + 2).isName()
          ? phrases.describe(k, k + 2)
          : chunk.mention();
    }
    if (chunk.mention() == null
        && !chunk.isPlainWord()
        && chunk.first().type() != Token.Type.NUMBER) {
      return null;
    }
    return endsDescription(k);
  }

  private @Nullable Mention endsDescription(int k) {
    int head = -1;
    int end = k;
    while (end < chunks.size() && end - k < NounPhrases.LONGEST + 3 && !endsAt(end, k)) {
      if (head < 0 && end > k && chunks.get(end).isAny(NounPhrases.BINDING)) {
        head = end - 1;
      }
      end++;
    }
    int last = end - 1;
    head = head < 0 ? last : head;
    if (last < k || !phrases.isNominal(head)) {
      return null;
    }
    if (chunks.get(head).isName() && head == last) {
      return chunks.get(head).mention();
    }
    Mention short_ = phrases.describe(k, head);
    return new Mention(
        new Span(short_.span().start(), chunks.get(last).end()),
        short_.form(),
        phrases.textOf(k, last),
        short_.role(),
        short_.gender(),
        sentence,
        false);
  }

  private boolean endsAt(int at, int start) {
    Chunk chunk = chunks.get(at);
    if (chunk.isPunctuation() || chunk.isQuotation() || chunk.isPronoun()) {
      return true;
    }
    Word word = chunk.first().word();
    String lower = word.lower();
    if (!chunk.isPlainWord() || lower.equals("'s")) {
      return false;
    }
    if (NounPhrases.BINDING.contains(lower)) {
      boolean day =
          at + 1 < chunks.size() && DateReader.isDayWord(chunks.get(at + 1).first().lower());
      return lower.equals("in")
          || lower.equals("on")
          || lower.equals("by")
          || at + 1 >= chunks.size()
          || day
          || !continuesPhrase(at + 1);
    }
    boolean determiner =
        word.isOn(WordList.DETERMINERS)
            && at > start
            && !NounPhrases.BINDING.contains(chunks.get(at - 1).first().lower());
    CueLexicon.Cue cue = at > start + 1 ? word.cue() : null;
    boolean finite = cue != null && cue.form() == CueLexicon.Form.PAST;
    return finite
        || word.endsPhrase()
        || DateReader.isDayWord(lower)
        || determiner
        || (at > start + 1 && word.isOn(WordList.ADVERBS))
        || (lower.endsWith("ing") && at > start + 1);
  }

  private boolean continuesPhrase(int k) {
    return phrases.isNominal(k) || chunks.get(k).first().isOn(WordList.DETERMINERS);
  }
}
