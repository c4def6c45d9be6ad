package dev.onrecord.cli;

import dev.onrecord.Json;
import dev.onrecord.ingest.Outcome;
import dev.onrecord.search.EngineException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file with a JSON line on each thing that was found; or none. */
final class OutcomeLog implements AutoCloseable {
  private final @Nullable BufferedWriter out;

  private OutcomeLog(@Nullable BufferedWriter out) {
    this.out = out;
  }

  /**
   * A log.
   *
   * @param further whether it goes on with what an earlier run wrote
   */
  static OutcomeLog to(@Nullable Path file, boolean further) throws IOException {
    OpenOption how = further ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    return new OutcomeLog(
        file == null
            ? null
            : Files.newBufferedWriter(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how));
  }

  /** What was written is in the file. */
  synchronized void flush() {
    try {
      if (out != null) {
        out.flush();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static EngineException failed(IOException e) {
    return new EngineException("the report cannot be written: " + e.getMessage(), e);
  }

  synchronized void write(Outcome outcome) {
    if (out == null) {
      return;
    }
    try {
      out.write(Json.write(outcome));
      out.write('\n');
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
