package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.search.CursorText;
import dev.onrecord.search.SearchRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended, for any server to go on from.
 *
 * @param point the state of the index, as OpenSearch calls it
 * @param end the sort values of the last hit, or how many statements were shown
 */
record ClusterCursor(String point, JsonNode end) {
  private static final int LONGEST = 100_000;

  static @Nullable ClusterCursor of(SearchRequest request) {
    byte[] packed = CursorText.read(request);
    if (packed == null) {
      return null;
    }
    try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      JsonNode cursor = Cluster.MAPPER.readTree(in.readNBytes(LONGEST));
      JsonNode point = cursor.path("point");
      JsonNode end = cursor.path("end");
      if (point.isTextual() && (end.isArray() || end.isInt())) {
        return new ClusterCursor(point.asText(), end);
      }
    } catch (IOException e) {
      // said below
    }
    throw CursorText.none();
  }

  String encode(SearchRequest request) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      out.write(Cluster.bytes(object("point", point, "end", end)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CursorText.write(request, bytes.toByteArray());
  }
}
