package dev.onrecord.text;

import dev.onrecord.model.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into the sentences of its narrative. A quotation is one token, whatever sentences
 * stand inside it.
 */
public final class SentenceSplitter {
  /**
   * Tokens in a sentence; longer runs without a full stop are cut, so that time stays in proportion
   * to the text.
   */
  private static final int LONGEST = 400;

  private static final int LONGEST_NAME = 5;

  private static final String MARKS = "”\"»'’`";

  private final String text;
  private final List<Quotation> quotations;
  private final List<Sentence> sentences = new ArrayList<>();
  private int paragraph;
  private int nextQuotation;

  private SentenceSplitter(String text, List<Quotation> quotations) {
    this.text = text;
    this.quotations = quotations;
  }

  /** The sentences of a text, in order; its quotations stand in them as one token each. */
  public static List<Sentence> split(String text, List<Quotation> quotations) {
    var splitter = new SentenceSplitter(text, quotations);
    int start = 0;
    while (start < text.length()) {
      int end = splitter.paragraphEnd(start);
      splitter.paragraph(start, end);
      start = end + 1;
    }
    return splitter.sentences;
  }

  /** The end of the paragraph; a quotation that runs on over several makes one of them. */
  private int paragraphEnd(int start) {
    int end = text.indexOf('\n', start);
    end = end < 0 ? text.length() : end;
    for (int q = nextQuotation;
        q < quotations.size() && quotations.get(q).outer().start() < end;
        q++) {
      int quotationEnd = quotations.get(q).outer().end();
      if (quotationEnd > end) {
        int line = text.indexOf('\n', quotationEnd);
        end = line < 0 ? text.length() : line;
      }
    }
    return end;
  }

  private void paragraph(int start, int end) {
    List<Token> tokens = narrative(start, end);
    int first = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (endsSentence(tokens, i) || i + 1 - first >= LONGEST) {
        List<Token> sentence = List.copyOf(tokens.subList(first, i + 1));
        sentences.add(new Sentence(sentences.size(), paragraph, sentence));
        first = i + 1;
      }
    }
    paragraph++;
  }

  private List<Token> narrative(int start, int end) {
    var tokens = new ArrayList<Token>();
    int at = start;
    while (nextQuotation < quotations.size()
        && quotations.get(nextQuotation).outer().start() < end) {
      Span outer = quotations.get(nextQuotation++).outer();
      Tokenizer.tokens(text, at, outer.start(), tokens);
      tokens.add(Token.of(text, outer.start(), outer.end(), Token.Type.QUOTATION));
      at = outer.end();
    }
    if (at < end) {
      Tokenizer.tokens(text, at, end, tokens);
    }
    return tokens;
  }

  private boolean endsSentence(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (i + 1 == tokens.size()) {
      return true;
    }
    Token next = tokens.get(i + 1);
    if (token.isQuotation()) {
      return quotationEndsSentence(tokens, i);
    }
    if (token.isPunctuation()) {
      boolean stop = token.is(".") || token.is("!") || token.is("?");
      return stop && !next.isPunctuation() && startsSentence(next);
    }
    return next.isCapital() && isAbbreviation(token) && next.isOn(WordList.COMMON);
  }

  private static boolean isAbbreviation(Token token) {
    return token.isWord()
        && token.lower().endsWith(".")
        && token.lower().length() > 3
        && !token.word().isTitle();
  }

  private static boolean startsSentence(Token next) {
    return next.isCapital()
        || next.isQuotation()
        || next.type() == Token.Type.NUMBER
        || !Character.isLetter(next.text().charAt(0))
        || Character.isTitleCase(next.text().charAt(0));
  }

  private boolean quotationEndsSentence(List<Token> tokens, int i) {
    Token next = tokens.get(i + 1);
    boolean stopped = ".!?…".indexOf(lastSign(tokens.get(i))) >= 0;
    if (!stopped || !(next.isCapital() || next.isQuotation())) {
      return false;
    }
    return next.isQuotation() || !isTag(tokens, i + 1);
  }

  /** The last sign of a quotation's words, its marks left out. */
  private char lastSign(Token quotation) {
    int end = quotation.end() - 1;
    while (end > quotation.start()
        && (MARKS.indexOf(text.charAt(end)) >= 0 || Character.isWhitespace(text.charAt(end)))) {
      end--;
    }
    return text.charAt(end);
  }

  /** A speaker and a cue that close the sentence: {@code “Really?” Jane Roe asked.} */
  private static boolean isTag(List<Token> tokens, int from) {
    int limit = Math.min(tokens.size(), from + LONGEST_NAME + 1);
    for (int i = from; i < limit && tokens.get(i).isWord(); i++) {
      var cue = tokens.get(i).word().cue();
      if (i > from
          && cue != null
          && cue.strength() == CueLexicon.Strength.SPEECH
          && !tokens.get(i).isCapital()) {
        return i + 1 == tokens.size() || tokens.get(i + 1).isPunctuation();
      }
    }
    return false;
  }
}
