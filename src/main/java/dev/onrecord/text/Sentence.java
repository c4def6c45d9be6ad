package dev.onrecord.text;

import java.util.List;

/**
 * A sentence of the narrative: the tokens outside quotation marks, with each quotation standing as
 * one token.
 *
 * @param number counted from 0 over the article
 * @param paragraph number of the paragraph it stands in
 * @param tokens never empty
 */
public record Sentence(int number, int paragraph, List<Token> tokens) {
  /** Whether it is nothing but quotations and marks of punctuation. */
  public boolean isQuotationAlone() {
    for (Token token : tokens) {
      if (token.isWord() || token.type() == Token.Type.NUMBER) {
        return false;
      }
    }
    return true;
  }
}
