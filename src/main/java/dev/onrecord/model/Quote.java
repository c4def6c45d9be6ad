package dev.onrecord.model;

import java.util.List;

/**
 * Words that an article attributes to a speaker.
 *
 * @param id lasting name: the article's id and the span, as in {@code a1:253-345}
 * @param articleId the article it stands in
 * @param span where it stands in the article's text, quotation marks left out
 * @param text the words, verbatim: the article's text over {@code span}
 * @param content every stretch of what is attributed, the reporter's own words around the quote
 *     included, in the order of the text
 * @param kind direct, mixed or indirect
 * @param attribution who said it, and how that is known
 * @param saidOn when it was said, and how that is known
 */
public record Quote(
    String id,
    String articleId,
    Span span,
    String text,
    List<Span> content,
    Kind kind,
    Attribution attribution,
    SaidOn saidOn) {
  private static final int CHECK_BYTES = 4;

  /** Copies the list. */
  public Quote {
    content = List.copyOf(content);
  }

  /** A quote that is all that is attributed. */
  public static Quote of(
      Article article, Span span, Kind kind, Attribution attribution, SaidOn saidOn) {
    return of(article, span, List.of(span), kind, attribution, saidOn);
  }

  /** A quote cut from its article, so that its text cannot be anything but the article's. */
  public static Quote of(
      Article article,
      Span span,
      List<Span> content,
      Kind kind,
      Attribution attribution,
      SaidOn saidOn) {
    return new Quote(
        id(article.id(), span),
        article.id(),
        span,
        span.in(article.text()),
        content,
        kind,
        attribution,
        saidOn);
  }

  /**
   * The same quote found in a part of an article that begins there, as one of the whole article.
   */
  public Quote shifted(Article article, int by) {
    return of(
        article,
        span.shifted(by),
        content.stream().map(part -> part.shifted(by)).toList(),
        kind,
        attribution.shifted(by),
        saidOn);
  }

  /**
   * Eight signs that tell these words from others: the first 32 bits of their SHA-256, hexadecimal.
   */
  public static String check(String text) {
    return Sha256.hex(text, CHECK_BYTES);
  }

  /** What the quote is called where that has to last: its id, and the check value of its words. */
  public String lastingName() {
    return id + "~" + check(text);
  }

  /** The id of the article in which the quote of an id stands; empty for what is no id. */
  public static String articleOf(String quoteId) {
    return quoteId.substring(0, Math.max(0, quoteId.lastIndexOf(':')));
  }

  /** The id of the quote at this span of this article. */
  public static String id(String articleId, Span span) {
    return articleId + ":" + span.start() + "-" + span.end();
  }
}
