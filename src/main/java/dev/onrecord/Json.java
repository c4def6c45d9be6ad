package dev.onrecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import dev.onrecord.search.DidYouMean;
import dev.onrecord.search.Explanation;
import dev.onrecord.search.Group;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Snippet;
import java.io.IOException;
import java.util.Locale;

/**
 * The one JSON form of all answers, over HTTP and on the command line: keys are the record
 * components in small letters, spans are {@code [start, end]}, days ISO, choices in small letters.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new JavaTimeModule())
          .addModule(forms())
          .addMixIn(Snippet.class, WithHtml.class)
          .addMixIn(Hit.class, WithoutUnaskedOfHit.class)
          .addMixIn(SearchResult.class, WithoutUnasked.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private Json() {}

  /** An answer as JSON text. */
  public static String write(Object answer) {
    try {
      return MAPPER.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An answer as JSON in UTF-8. */
  public static byte[] bytes(Object answer) {
    try {
      return MAPPER.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface WithHtml {
    @JsonProperty("html")
    String html();
  }

  private interface WithoutUnaskedOfHit {
    @JsonProperty("explanation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    Explanation explanation();

    @JsonProperty("group")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    Group group();
  }

  private interface WithoutUnasked {
    @JsonProperty("did_you_mean")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    DidYouMean didYouMean();

    @JsonProperty("groups")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    Long groups();
  }

  private static SimpleModule forms() {
    var module = new SimpleModule();
    module.addSerializer(Span.class, new SpanForm());
    module.addSerializer(Speaker.class, new SpeakerForm());
    module.addSerializer(new EnumForm());
    return module;
  }

  private static final class SpanForm extends JsonSerializer<Span> {
    @Override
    public void serialize(Span span, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeArray(new int[] {span.start(), span.end()}, 0, 2);
    }
  }

  private static final class SpeakerForm extends JsonSerializer<Speaker> {
    @Override
    public void serialize(Speaker speaker, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeStringField("type", speaker.type());
      json.writeStringField("name", speaker.name());
      json.writeStringField("label", speaker.label());
      json.writeEndObject();
    }
  }

  @SuppressWarnings("rawtypes") // one form for every enum
  private static final class EnumForm extends JsonSerializer<Enum> {
    @Override
    public Class<Enum> handledType() {
      return Enum.class;
    }

    @Override
    public void serialize(Enum choice, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(choice.name().toLowerCase(Locale.ROOT));
    }
  }
}
