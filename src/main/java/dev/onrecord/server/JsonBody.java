package dev.onrecord.server;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onrecord.search.BadRequestException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads the body of a request as the JSON of a record. */
final class JsonBody {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addDeserializer(LocalDate.class, new Day()))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  /** A day is written as in 2025-04-23, and in no other way that Java would read. */
  private static final class Day extends JsonDeserializer<LocalDate> {
    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      try {
        return LocalDate.parse(json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : "");
      } catch (DateTimeException e) {
        throw new BadRequestException(
            String.valueOf(json.currentName()),
            json.currentName() + " is no day of the calendar; write it as in \"2025-04-23\"");
      }
    }
  }

  private JsonBody() {}

  /**
   * Reads it, or says with {@link BadRequestException} what is wrong with it.
   *
   * @param keys that there are, as a sentence names them
   * @param example of what would be right
   */
  static <T> T read(byte[] body, Class<T> type, String keys, String example) throws IOException {
    try {
      T asked = MAPPER.readValue(body, type);
      if (asked != null) {
        return asked;
      }
      throw new BadRequestException("body", "the body is null");
    } catch (UnrecognizedPropertyException e) {
      throw new BadRequestException(
          e.getPropertyName(),
          "there is no \"" + e.getPropertyName() + "\" here; there are " + keys);
    } catch (MismatchedInputException e) {
      String name = e.getPath().isEmpty() ? null : e.getPath().getFirst().getFieldName();
      throw name == null
          ? noJson(example, "")
          : new BadRequestException(
              name, name + " is not of the form that is asked for, as in " + example);
    } catch (JsonProcessingException e) {
      throw noJson(example, ": " + e.getOriginalMessage());
    }
  }

  private static BadRequestException noJson(String example, String why) {
    return new BadRequestException("body", "the body is no JSON as in " + example + why);
  }
}
