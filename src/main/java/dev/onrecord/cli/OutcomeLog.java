package dev.onrecord.cli;

import dev.onrecord.Json;
import dev.onrecord.ingest.Outcome;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file with a JSON line on each thing that was found; or none. */
final class OutcomeLog implements AutoCloseable {
  private final @Nullable BufferedWriter out;

  private OutcomeLog(@Nullable BufferedWriter out) {
    this.out = out;
  }

  static OutcomeLog to(@Nullable Path file) throws IOException {
    return new OutcomeLog(file == null ? null : Files.newBufferedWriter(file));
  }

  synchronized void write(Outcome outcome) {
    if (out == null) {
      return;
    }
    try {
      out.write(Json.write(outcome));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
