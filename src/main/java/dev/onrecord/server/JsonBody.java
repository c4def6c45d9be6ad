package dev.onrecord.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onrecord.search.BadRequestException;
import java.io.IOException;

/** Reads the body of a request as the JSON of a record. */
final class JsonBody {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

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
    } catch (JsonProcessingException e) {
      throw new BadRequestException(
          "body", "the body is no JSON as in " + example + ": " + e.getOriginalMessage());
    }
  }
}
