package dev.onrecord.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The description of the API for programs: kept as YAML, which people read, and served as JSON. */
final class OpenApi {
  private OpenApi() {}

  /** Made when it is asked for first: a start need not wait for it. */
  private static final class Made {
    static final byte[] JSON = make();
  }

  static byte[] json() {
    return Made.JSON;
  }

  private static byte[] make() {
    try (InputStream yaml =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.yaml"))) {
      return new JsonMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException("the description of the API", e);
    }
  }
}
