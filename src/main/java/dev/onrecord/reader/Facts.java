package dev.onrecord.reader;

import dev.onrecord.html.Moment;
import dev.onrecord.model.Article;
import dev.onrecord.model.PublishedBasis;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an article beside its text; whatever is not told is empty or null.
 *
 * @param id the article's own, as whoever brings it says
 * @param title headline
 * @param publisher outlet
 * @param published day of publication, and how it is known
 * @param author byline
 * @param url where it stands
 * @param language of the text by BCP 47
 * @param asOf when the text stood so
 */
public record Facts(
    String id,
    String title,
    String publisher,
    @Nullable Published published,
    String author,
    String url,
    String language,
    @Nullable Instant asOf) {
  /** Nothing is known. */
  public static final Facts NONE = new Facts("", "", "", null, "", "", "", null);

  /** A day and where it is known from. */
  public record Published(LocalDate day, PublishedBasis basis) {}

  /** The day that stands in for articles that bring none; null for none. */
  static Facts byDefault(@Nullable LocalDate day, String publisher) {
    var published = day == null ? null : new Published(day, PublishedBasis.DEFAULT);
    return new Facts("", "", publisher, published, "", "", "", null);
  }

  /** Only an id. */
  static Facts id(String id) {
    return new Facts(id, "", "", null, "", "", "", null);
  }

  /** These facts of a text that stood so at this moment. */
  public Facts asOf(@Nullable Instant moment) {
    return new Facts(id, title, publisher, published, author, url, language, moment);
  }

  /** These facts of what stands at this address. */
  public Facts withUrl(String other) {
    return new Facts(id, title, publisher, published, author, other, language, asOf);
  }

  /** These facts, and the other's where these say nothing, or are less sure of the day. */
  public Facts or(Facts other) {
    return new Facts(
        first(id, other.id),
        first(title, other.title),
        first(publisher, other.publisher),
        surer(published, other.published),
        first(author, other.author),
        first(url, other.url),
        first(language, other.language),
        asOf == null ? other.asOf : asOf);
  }

  private static @Nullable Published surer(@Nullable Published one, @Nullable Published other) {
    boolean first = other == null || (one != null && one.basis.compareTo(other.basis) <= 0);
    return first ? one : other;
  }

  private static String first(String one, String other) {
    return one.isBlank() ? other : one;
  }

  /**
   * The day of a date as people and machines write it.
   *
   * @throws RefusedException when it is none
   */
  static @Nullable Published published(String date, PublishedBasis basis) {
    if (date.isBlank()) {
      return null;
    }
    Moment moment = Moment.read(date);
    if (moment == null) {
      throw new RefusedException(
          "\"published\" is \""
              + (date.length() > 40 ? date.substring(0, 40) + "…" : date)
              + "\", which is no day of the calendar; write it as in 2025-04-23");
    }
    return new Published(moment.day(), basis);
  }

  /**
   * The article with this text.
   *
   * @throws RefusedException when a text cannot be kept, or nothing tells the day
   */
  Entry.Read article(String where, String text) {
    ArticleJson.checkText(text);
    ArticleJson.checkSurrogates("text", text);
    if (text.isBlank()) {
      throw new RefusedException("the text is empty; an article needs a \"text\"");
    }
    if (published == null) {
      throw new RefusedException(
          "no day of publication; give \"published\" as in 2025-04-23, with the article or for all");
    }
    boolean named = !id.isEmpty();
    return new Entry.Read(
        where,
        new Article(
            named ? id : Address.idOf(url, publisher, title, text),
            title,
            publisher,
            published.day(),
            published.basis(),
            nullable(author),
            nullable(url),
            nullable(language),
            asOf,
            text),
        named);
  }

  private static @Nullable String nullable(String text) {
    return text.isBlank() ? null : text;
  }
}
