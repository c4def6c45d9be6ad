package dev.onrecord.mcp;

import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.search.Hit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A quote with all that a citation of it needs. */
record Cited(
    String quoteId,
    String text,
    Kind kind,
    String speaker,
    boolean speakerKnown,
    @Nullable String role,
    LocalDate saidOn,
    SaidOn.Precision saidOnPrecision,
    SaidOn.Basis saidOnBasis,
    String articleId,
    int start,
    int end,
    String title,
    String publisher,
    LocalDate published,
    @Nullable String url) {
  static Cited of(Hit hit) {
    return of(hit.quote(), hit.title(), hit.publisher(), hit.published(), hit.url());
  }

  static Cited of(
      Quote quote, String title, String publisher, LocalDate published, @Nullable String url) {
    Attribution attribution = quote.attribution();
    return new Cited(
        quote.id(),
        quote.text(),
        quote.kind(),
        attribution.speaker().label(),
        attribution.speaker().name() != null,
        attribution.role(),
        quote.saidOn().day(),
        quote.saidOn().precision(),
        quote.saidOn().basis(),
        quote.articleId(),
        quote.span().start(),
        quote.span().end(),
        title,
        publisher,
        published,
        url);
  }

  /** A line to read, and to cite from. */
  String line() {
    boolean reported = kind == Kind.INDIRECT;
    return kind.marked(text)
        + "\n  — "
        + speaker
        + (role == null || !speakerKnown ? "" : " (" + role + ")")
        + ", "
        + new SaidOn(saidOn, saidOnPrecision, saidOnBasis).words()
        + (reported ? ", reported in the article's own words" : "")
        + ". "
        + (publisher.isEmpty() ? "" : publisher + ", ")
        + published
        + (title.isEmpty() ? "" : ", " + title)
        + (url == null ? "" : ", " + url)
        + " [article "
        + articleId
        + ", characters "
        + start
        + " to "
        + end
        + "]";
  }
}
