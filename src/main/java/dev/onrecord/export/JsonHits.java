package dev.onrecord.export;

import dev.onrecord.Json;
import dev.onrecord.search.Hit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A hit a line. */
final class JsonHits implements HitWriter {
  private final OutputStream out;

  JsonHits(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(Hit hit) throws IOException {
    out.write((Json.write(hit) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
