package dev.onrecord.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.onrecord.search.Hit;
import java.io.IOException;
import java.io.OutputStream;

/** References for citation styles: one array of newspaper articles. */
final class CslHits implements HitWriter {
  private final JsonGenerator json;

  CslHits(OutputStream out) throws IOException {
    this.json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartArray();
  }

  @Override
  public void write(Hit hit) throws IOException {
    Citation citation = Citation.of(hit);
    json.writeStartObject();
    json.writeStringField("id", citation.key());
    json.writeStringField("type", "article-newspaper");
    if (!citation.author().isEmpty()) {
      json.writeArrayFieldStart("author");
      json.writeStartObject();
      json.writeStringField("literal", citation.author());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeStringField("title", citation.title());
    json.writeStringField("container-title", citation.publisher());
    json.writeObjectFieldStart("issued");
    json.writeArrayFieldStart("date-parts");
    int[] day = {
      citation.published().getYear(),
      citation.published().getMonthValue(),
      citation.published().getDayOfMonth()
    };
    json.writeArray(day, 0, day.length);
    json.writeEndArray();
    json.writeEndObject();
    if (citation.url() != null) {
      json.writeStringField("URL", citation.url());
    }
    json.writeStringField("note", citation.note());
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.close();
  }
}
