package dev.onrecord.stored;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.PublishedBasis;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import dev.onrecord.search.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that is shown of a quote, as it is stored beside the words that find it.
 *
 * @param before the article's text just before the quote
 * @param after the article's text just after the quote
 */
public record QuoteSource(
    Quote quote,
    String title,
    String publisher,
    LocalDate published,
    PublishedBasis publishedBasis,
    @Nullable String author,
    @Nullable String url,
    String before,
    String after) {
  private static final int CONTEXT = 200;
  private static final SmileMapper BYTES =
      plain(SmileMapper.builder())
          .addMixIn(QuoteSource.class, InOrder.class)
          .addMixIn(Quote.class, InOrder.class)
          .addMixIn(Span.class, InOrder.class)
          .addMixIn(Attribution.class, InOrder.class)
          .addMixIn(SaidOn.class, InOrder.class)
          .addMixIn(Speaker.class, SpeakerInOrder.class)
          .build();

  private static final JsonMapper TEXT =
      plain(JsonMapper.builder()).addMixIn(Speaker.class, SpeakerByName.class).build();

  private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B plain(B mapper) {
    return mapper
        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
        .addModule(new JavaTimeModule())
        .registerSubtypes(
            new NamedType(Speaker.Person.class, "person"),
            new NamedType(Speaker.Organisation.class, "organisation"),
            new NamedType(Speaker.Document.class, "document"),
            new NamedType(Speaker.Unnamed.class, "unnamed"),
            new NamedType(Speaker.Unknown.class, "unknown"));
  }

  /** The components in their order and no names, which would be half of what is stored. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface InOrder {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface SpeakerByName {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface SpeakerInOrder {}

  /**
   * What is stored of a quote.
   *
   * @throws IllegalArgumentException when it is not what the article says at its span: what is
   *     shown as a quote is the article's text
   */
  public static QuoteSource of(Article article, Quote quote) {
    String text = article.text();
    boolean inside = quote.span().end() <= text.length() && quote.articleId().equals(article.id());
    if (!inside || !quote.span().in(text).equals(quote.text())) {
      throw new IllegalArgumentException(
          "quote " + quote.id() + " is not what article " + article.id() + " says at its span");
    }
    return new QuoteSource(
        quote,
        article.title(),
        article.publisher(),
        article.published(),
        article.publishedBasis(),
        article.author(),
        article.url(),
        before(text, quote.span().start()),
        after(text, quote.span().end()));
  }

  private static String before(String text, int end) {
    int start = Math.max(0, end - CONTEXT);
    while (start > 0 && start < end && !Character.isWhitespace(text.charAt(start - 1))) {
      start++;
    }
    return text.substring(start, end);
  }

  private static String after(String text, int start) {
    int end = Math.min(text.length(), start + CONTEXT);
    while (end < text.length() && end > start && !Character.isWhitespace(text.charAt(end))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The article of a quote that came ready made and is all of its text. */
  public Article article() {
    return new Article(
        quote.articleId(),
        title,
        publisher,
        published,
        publishedBasis,
        author,
        url,
        null,
        null,
        quote.text());
  }

  /** The stored form; {@link IllegalArgumentException} for text that is no Unicode. */
  public byte[] toBytes() {
    return bytes(this);
  }

  /** A value of the model as it is stored. */
  public static byte[] bytes(Object value) {
    try {
      return BYTES.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw noUnicode(e);
    }
  }

  /** The same as a text, for what stores texts best. */
  public static String text(Object value) {
    try {
      String text = TEXT.writeValueAsString(value);
      if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
        return text;
      }
    } catch (JsonProcessingException e) {
      throw noUnicode(e);
    }
    throw new IllegalArgumentException("text that is no Unicode: half a pair of surrogates");
  }

  private static IllegalArgumentException noUnicode(JsonProcessingException e) {
    return new IllegalArgumentException("text that is no Unicode: " + e.getOriginalMessage(), e);
  }

  /** A value that was stored so. */
  public static <T> T read(byte[] bytes, int from, int length, Class<T> type) {
    try {
      return BYTES.readValue(bytes, from, length, type);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** A value that was stored as a text. */
  public static <T> T read(String text, Class<T> type) {
    try {
      return TEXT.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw damaged(e);
    }
  }

  private static EngineException damaged(IOException e) {
    return new EngineException("a stored document cannot be read: the index is damaged", e);
  }
}
