package dev.onrecord.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One news text.
 *
 * @param id the caller's name for it, 1 to 256 visible characters; the same id means the same
 *     article
 * @param title headline, empty when there is none; like the other lines at most 2,000 characters
 * @param publisher the outlet, empty when unknown
 * @param published day of publication, in the publisher's own zone
 * @param publishedBasis where that day is known from
 * @param author byline, or null
 * @param url where it stood, or null
 * @param language of the text by BCP 47 ("en"), or null when nothing tells
 * @param asOf when the text stood so: when it was captured or last changed; null when unknown
 * @param text the whole text; quotes are spans of it
 */
public record Article(
    String id,
    String title,
    String publisher,
    LocalDate published,
    PublishedBasis publishedBasis,
    @Nullable String author,
    @Nullable String url,
    @Nullable String language,
    @Nullable Instant asOf,
    String text) {
  private static final int LONGEST_ID = 256;
  private static final int LONGEST_LINE = 2_000;

  /** Refuses, with {@link IllegalArgumentException}, an id or a text that cannot be kept. */
  public Article {
    if (id.isBlank() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("an article id has 1 to 256 visible characters");
    }
    checkLine("title", title);
    checkLine("publisher", publisher);
    checkLine("author", author);
    checkLine("url", url);
    checkLine("language", language);
    if (text.isBlank()) {
      throw new IllegalArgumentException("the text is empty");
    }
    if (published.getYear() < 1400 || published.getYear() > 9999) {
      throw new IllegalArgumentException(
          "the day of publication " + published + " is outside the years 1400 to 9999");
    }
  }

  /** An article of which its bringer tells the day. */
  public Article(
      String id,
      String title,
      String publisher,
      LocalDate published,
      @Nullable String author,
      @Nullable String url,
      String text) {
    this(id, title, publisher, published, PublishedBasis.GIVEN, author, url, null, null, text);
  }

  /** The same article as it stood at another moment. */
  public Article asOf(@Nullable Instant moment) {
    return new Article(
        id, title, publisher, published, publishedBasis, author, url, language, moment, text);
  }

  /** The same article under another id. */
  public Article withId(String other) {
    return new Article(
        other, title, publisher, published, publishedBasis, author, url, language, asOf, text);
  }

  /** The same article with another text. */
  public Article withText(String other) {
    return new Article(
        id, title, publisher, published, publishedBasis, author, url, language, asOf, other);
  }

  private static void checkLine(String name, @Nullable String line) {
    if (line != null && line.length() > LONGEST_LINE) {
      throw new IllegalArgumentException(
          "the " + name + " has " + line.length() + " characters; the most is " + LONGEST_LINE);
    }
  }
}
