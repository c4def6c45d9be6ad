package dev.onrecord.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of Quotebank's quote-centric files: a quotation with its speaker, day and outlets,
 * and no article (Vaucher and others, "Quotebank: a corpus of quotations from a decade of news",
 * 2021).
 */
final class QuotebankLine {
  private static final String NOBODY = "None";

  private QuotebankLine() {}

  static boolean is(JsonNode node) {
    return node.has("quotation") && node.has("quoteID");
  }

  static Entry read(String where, JsonNode node) {
    String words = ArticleJson.text(node, "quotation", "").strip();
    String id = ArticleJson.text(node, "quoteID", "");
    if (words.isEmpty() || id.isEmpty()) {
      throw new RefusedException("a line of Quotebank needs a \"quotation\" and a \"quoteID\"");
    }
    ArticleJson.checkText(words);
    String url = url(node);
    var article =
        new Article("quotebank/" + id, "", Address.host(url), day(node), null, url, words);
    Quote quote =
        Quote.of(
            article,
            new Span(0, words.length()),
            Kind.DIRECT,
            attribution(node),
            SaidOn.published(article.published()));
    return new Entry.Made(where, article, List.of(quote));
  }

  /** The day of "2015-11-11 00:55:12". */
  private static LocalDate day(JsonNode node) {
    String date = ArticleJson.text(node, "date", "");
    return ArticleJson.day(date);
  }

  private static Attribution attribution(JsonNode node) {
    String name = ArticleJson.text(node, "speaker", NOBODY).strip();
    int times = node.path("numOccurrences").asInt(1);
    String met = times > 1 ? "; met " + times + " times" : "";
    if (name.isEmpty() || name.equals(NOBODY)) {
      return new Attribution(
          new Speaker.Unknown(), null, 0, List.of(), null, "Quotebank tells no speaker" + met);
    }
    double probability = probability(node, name);
    return new Attribution(
        new Speaker.Person(name),
        null,
        probability,
        List.of(),
        null,
        "told by Quotebank, " + Math.round(100 * probability) + " % sure" + met);
  }

  /**
   * What {@code probas}, pairs of a name and a number, says of the name; 0 when it says nothing.
   */
  private static double probability(JsonNode node, String name) {
    for (JsonNode pair : node.path("probas")) {
      if (pair.path(0).asText().equals(name)) {
        return Math.clamp(pair.path(1).asDouble(0), 0, 1);
      }
    }
    return 0;
  }

  private static @Nullable String url(JsonNode node) {
    String url = node.path("urls").path(0).asText("");
    ArticleJson.checkSurrogates("url", url);
    return url.isEmpty() ? null : url;
  }
}
