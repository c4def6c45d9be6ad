package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.text.Token;
import dev.onrecord.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a sentence that belong together: a name with its title, a pronoun, or a single other
 * token.
 *
 * @param first the first of the tokens
 * @param tokens never empty
 * @param mention whom it speaks of, or null
 */
record Chunk(Token first, List<Token> tokens, @Nullable Mention mention) {
  Chunk(List<Token> tokens, @Nullable Mention mention) {
    this(tokens.getFirst(), tokens, mention);
  }

  Chunk(Token token, @Nullable Mention mention) {
    this(token, List.of(token), mention);
  }

  /** The tokens of all the chunks. */
  static List<Token> tokensOf(List<Chunk> chunks) {
    var tokens = new ArrayList<Token>();
    for (Chunk chunk : chunks) {
      tokens.addAll(chunk.tokens);
    }
    return tokens;
  }

  int start() {
    return first.start();
  }

  int end() {
    return tokens.getLast().end();
  }

  boolean isName() {
    return mention != null && mention.isNamed();
  }

  boolean isPronoun() {
    return mention != null && mention.form() == Mention.Form.PRONOUN;
  }

  /** A single token that is no mention. */
  boolean isPlain() {
    return mention == null;
  }

  boolean is(String word) {
    return tokens.size() == 1 && first.is(word);
  }

  boolean isQuotation() {
    return first.isQuotation();
  }

  boolean isPunctuation() {
    return first.isPunctuation();
  }

  boolean isPlainWord() {
    return isPlain() && first.isWord();
  }

  /** A plain word that is one of these. */
  boolean isAny(Set<String> words) {
    return isPlainWord() && words.contains(first.lower());
  }

  /** A plain word that is on the list. */
  boolean isOn(WordList list) {
    return isPlainWord() && first.isOn(list);
  }
}
