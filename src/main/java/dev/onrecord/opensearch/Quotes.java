package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.duplicate.Sketch;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.stored.Editions;
import dev.onrecord.stored.Fields;
import dev.onrecord.stored.QuoteSource;
import dev.onrecord.words.NamePattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an article and its quotes are on the cluster: one document each, all on one shard. */
final class Quotes {
  static final String YEAR = "facet.year";
  static final String MONTH = "facet.month";
  static final String DAY = "facet.day";

  /** Ids of the quotes' documents, on the article's. */
  static final String QUOTES = "quotes";

  /** Which writing of the article a document is of: what comes later has other documents. */
  static final String EDITION = "edition";

  /** The statement a quote is of, and whether others are of it too. */
  static final String STATEMENT = "statement";

  static final String SHARED = "shared";

  private static final int LONGEST_VALUE = 32_000;

  private Quotes() {}

  static ObjectNode quote(Article article, Quote quote) {
    QuoteSource source = QuoteSource.of(article, quote);
    return quote(source, Fields.tie(quote.id()), false);
  }

  /**
   * A quote's document.
   *
   * @param statement the number of the statement it is of: that of the least of its quotes
   * @param shared whether others are of the same statement
   */
  static ObjectNode quote(QuoteSource source, long statement, boolean shared) {
    Quote quote = source.quote();
    String speaker = quote.attribution().speaker().name();
    String role = quote.attribution().role();
    ObjectNode document =
        object(
            Fields.TYPE,
            Fields.QUOTE,
            Fields.ARTICLE_ID,
            quote.articleId(),
            Fields.TIE,
            Fields.tie(quote.id()),
            Fields.TEXT,
            quote.text(),
            Fields.CONTEXT,
            array(List.of(source.before(), source.after())),
            Fields.KIND,
            quote.kind().word(),
            Fields.SAID,
            quote.saidOn().day().toString(),
            Fields.PUBLISHED,
            source.published().toString(),
            Fields.SUBSTANCE,
            Fields.substance(quote),
            Fields.SKETCH,
            Sketch.of(quote.text()),
            STATEMENT,
            statement,
            SHARED,
            shared,
            Fields.SOURCE,
            QuoteSource.text(source));
    words(document, Fields.TITLE, source.title());
    words(document, Fields.SPEAKER, speaker);
    words(document, Fields.ROLE, role);
    words(document, Fields.PUBLISHER, source.publisher());
    ObjectNode facet = document.putObject("facet");
    ObjectNode name = document.putObject("name");
    value(facet, name, Dimension.KIND, quote.kind().word());
    value(facet, name, Dimension.PUBLISHER, source.publisher());
    value(facet, name, Dimension.SPEAKER, speaker);
    value(facet, name, Dimension.ROLE, role);
    List<String> said = Fields.path(quote.saidOn());
    List<String> parts = List.of("year", "month", "day");
    for (int i = 0; i < said.size(); i++) {
      facet.put(parts.get(i), String.join("-", said.subList(0, i + 1)));
    }
    return document;
  }

  /** Whether an article's one quote tells all there is of it: then one document is both. */
  static boolean isOne(StoredArticle stored) {
    return stored.quotes().size() == 1
        && stored.editions().isEmpty()
        && QuoteSource.of(stored.article(), stored.quotes().getFirst())
            .article()
            .equals(stored.article());
  }

  /** The document of a quote that tells all there is of its article. */
  static ObjectNode both(ObjectNode quote, ObjectNode article) {
    article.remove(List.of(Fields.WHOLE, Fields.TIE));
    quote.setAll(article);
    return quote.set(Fields.TYPE, array(List.of(Fields.QUOTE, Fields.ARTICLE)));
  }

  /** The article of a document that was written for it. */
  static Article article(JsonNode source) {
    return source.has(Fields.WHOLE)
        ? read(source, Fields.WHOLE, Article.class)
        : read(source, Fields.SOURCE, QuoteSource.class).article();
  }

  /**
   * A quote's document as it was found, of another statement.
   *
   * @param found with all that is stored of it
   */
  static ObjectNode regrouped(JsonNode found, long statement, boolean shared) {
    var source = (ObjectNode) found.path("_source");
    ObjectNode quote = quote(source(found), statement, shared);
    source.remove(Fields.SOURCE);
    return source.has(EDITION) ? both(quote, source) : quote;
  }

  static ObjectNode article(
      StoredArticle stored, Stamp stamp, String edition, List<String> quotes) {
    Article article = stored.article();
    ObjectNode document =
        object(
            Fields.TYPE,
            Fields.ARTICLE,
            Fields.ARTICLE_ID,
            article.id(),
            Fields.TIE,
            Fields.tie(article.id()),
            Fields.VERSION,
            stamp.version(),
            Fields.FINGERPRINT,
            stamp.fingerprint(),
            Fields.WHOLE,
            QuoteSource.text(article),
            EDITION,
            edition,
            QUOTES,
            array(quotes));
    if (!stamp.keys().isEmpty()) {
      document.set(Fields.KEY, array(stamp.keys()));
    }
    if (!stored.editions().isEmpty()) {
      document.put(Fields.EDITIONS, QuoteSource.text(Editions.of(stored)));
    }
    return document;
  }

  private static void words(ObjectNode document, String field, @Nullable String words) {
    if (words != null && !words.isEmpty()) {
      document.put(field, words);
    }
  }

  private static void value(
      ObjectNode facet, ObjectNode name, Dimension dimension, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      if (bytes(value) > LONGEST_VALUE) {
        throw new IllegalArgumentException(
            "the " + dimension.word() + " is " + value.length() + " characters long");
      }
      facet.put(dimension.word(), value);
      String folded = NamePattern.fold(value);
      // It is only looked for: who looks for a name begins with its beginning.
      name.put(
          dimension.word(),
          bytes(folded) > LONGEST_VALUE ? folded.substring(0, LONGEST_VALUE / 4) : folded);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** A stored value of a document. */
  static <T> T read(JsonNode source, String field, Class<T> type) {
    return QuoteSource.read(source.path(field).asText(), type);
  }

  /** The texts of the quotes that a search found. */
  static List<String> texts(JsonNode hits) {
    var texts = new ArrayList<String>();
    hits.forEach(hit -> texts.add(source(hit).quote().text()));
    return texts;
  }

  /** What is stored of the quote of a hit. */
  static QuoteSource source(JsonNode hit) {
    return read(hit.path("_source"), Fields.SOURCE, QuoteSource.class);
  }
}
