package dev.onrecord.server;

import dev.onrecord.Json;
import dev.onrecord.search.EngineException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each request to write, refused or not: who asked for what, when, and what came of it.
 */
final class Audit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
  private static final int LONGEST_PATH = 500;

  /** Who asks too often would fill the disk. */
  private static final int TOO_MANY = 429;

  private static final String WHO = "onrecord.who";
  private static final String DID = "onrecord.did";

  private final @Nullable OutputStream file;
  private final Clock clock;

  private record Line(
      Instant at,
      @Nullable String key,
      String address,
      String method,
      String path,
      int status,
      @Nullable String did) {}

  /**
   * @param file to append to, or null to keep no lines
   */
  Audit(@Nullable Path file, Clock clock) {
    this.clock = clock;
    try {
      this.file = file == null ? null : open(file);
    } catch (IOException e) {
      throw new EngineException("the audit file " + file + " cannot be written", e);
    }
  }

  private static OutputStream open(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Notes whose key a request came with. */
  static void who(Context context, String key) {
    context.attribute(WHO, key);
  }

  /** Notes what came of a request, in a few words. */
  static void did(Context context, String what) {
    context.attribute(DID, what);
  }

  /** Writes the line of a request that has been answered. */
  void write(Context context) {
    if (file != null && context.statusCode() != TOO_MANY) {
      String path = context.req().getRequestURI();
      var line =
          new Line(
              clock.instant(),
              context.attribute(WHO),
              context.req().getRemoteAddr(),
              context.req().getMethod(),
              path.substring(0, Math.min(LONGEST_PATH, path.length())),
              context.statusCode(),
              context.attribute(DID));
      try {
        synchronized (file) {
          file.write((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        LOG.error("The audit line could not be written: {}", line, e);
      }
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      LOG.error("The audit file could not be closed", e);
    }
  }
}
