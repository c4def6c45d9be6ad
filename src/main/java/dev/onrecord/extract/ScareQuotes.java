package dev.onrecord.extract;

import dev.onrecord.model.AttributionRelation.Link;
import dev.onrecord.text.Quotation;
import dev.onrecord.text.Token;
import dev.onrecord.text.Tokenizer;
import dev.onrecord.text.WordList;
import java.util.List;
import java.util.Set;

/**
 * Tells speech from marks that only set a word apart: titles of works, nicknames, words at arm's
 * length.
 */
final class ScareQuotes {
  private static final Set<String> NAMING =
      Set.of(
          "titled",
          "entitled",
          "nicknamed",
          "named",
          "headlined",
          "film",
          "movie",
          "book",
          "song",
          "show",
          "album",
          "series",
          "novel",
          "play",
          "column",
          "programme",
          "so-called",
          "hit",
          "memoir",
          "episode",
          "painting",
          "musical",
          "sitcom",
          "documentary");
  private static final Set<String> WORKS =
      Set.of(
          "show",
          "program",
          "programme",
          "film",
          "movie",
          "book",
          "song",
          "series",
          "podcast",
          "column",
          "album",
          "host",
          "anchor",
          "star",
          "co-host");
  private static final Set<String> WRITINGS =
      Set.of("commentary", "article", "essay", "editorial", "op-ed", "poem", "pamphlet");
  private static final Set<String> SMALL =
      Set.of(
          "the", "a", "an", "of", "and", "in", "on", "for", "to", "with", "at", "by", "or", "from",
          "vs.");
  private static final int FRAGMENT = 5;

  private final String text;

  ScareQuotes(String text) {
    this.text = text;
  }

  /** Whether the quotation at chunk {@code k} is somebody's words. */
  boolean isSpeech(Quotation quotation, ReadSentence read, int k, Link link) {
    if (link == Link.CUE_BESIDE || link == Link.LABEL || read.sentence().isQuotationAlone()) {
      return true;
    }
    long count = words(inside(quotation));
    if (count == 0 || isTitle(quotation, read, k)) {
      return false;
    }
    boolean tied = link == Link.CUE_BEFORE || link == Link.ACCORDING_TO || link == Link.CONTINUED;
    return count >= FRAGMENT || tied;
  }

  /** Whether the quotation at chunk {@code k} is the name of a work or a thing. */
  private boolean isTitle(Quotation quotation, ReadSentence read, int k) {
    List<Token> inside = inside(quotation);
    return isWork(read, k)
        || isCredited(inside, read.chunks(), k)
        || isApposed(read.chunks(), k)
        || (isTitleCase(inside) && words(inside) < 2 * FRAGMENT && !endsAsSentence(inside));
  }

  /** A name, too short to be anything else whatever is said of it: “Face the City”. */
  boolean isShortTitle(Quotation quotation, ReadSentence read, int k) {
    return words(inside(quotation)) < FRAGMENT && isTitle(quotation, read, k);
  }

  private List<Token> inside(Quotation quotation) {
    return Tokenizer.tokens(text, quotation.inner().start(), quotation.inner().end());
  }

  private static long words(List<Token> inside) {
    return inside.stream().filter(t -> !t.isPunctuation()).count();
  }

  private static boolean isWork(ReadSentence read, int k) {
    List<Chunk> chunks = read.chunks();
    boolean named = k > 0 && chunks.get(k - 1).isAny(NAMING);
    boolean work = k + 1 < chunks.size() && chunks.get(k + 1).isAny(WORKS);
    return named || work;
  }

  /** A work with its author: “Harbour lights to go out,” by Ada Quill. */
  private static boolean isCredited(List<Token> inside, List<Chunk> chunks, int k) {
    return !inside.isEmpty()
        && inside.getLast().is(",")
        && k + 2 < chunks.size()
        && chunks.get(k + 1).is("by")
        && chunks.get(k + 2).isName();
  }

  /** What a writing is called, of which the sentence then tells: her column, “…,” is kind. */
  private static boolean isApposed(List<Chunk> chunks, int k) {
    return k > 1
        && k + 1 < chunks.size()
        && chunks.get(k - 1).is(",")
        && (chunks.get(k - 2).isAny(WRITINGS) || chunks.get(k - 2).isAny(NAMING))
        && chunks.get(k + 1).isOn(WordList.AUXILIARIES);
  }

  private static boolean isTitleCase(List<Token> inside) {
    List<Token> words =
        inside.stream()
            .filter(Token::isWord)
            .filter(t -> !SMALL.contains(t.lower()) && !t.is("'s"))
            .toList();
    return !words.isEmpty()
        && inside.getFirst().isCapital()
        && (words.size() >= 2 || inside.size() <= 2)
        && words.stream().allMatch(Token::isCapital);
  }

  private static boolean endsAsSentence(List<Token> inside) {
    return inside.getLast().is("!") || inside.getLast().is("?");
  }
}
