package dev.onrecord;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The data that lies beside the project and is no part of it. Tests that need it are skipped,
 * saying so, where it is not.
 */
public final class SharedData {
  private static final Path SHARED = Path.of("..", "shared");

  private SharedData() {}

  /** Where this of it lies; skips the test where it does not. */
  public static Path path(String name) {
    Path path = SHARED.resolve(name);
    assumeTrue(Files.exists(path), () -> "skipped: there is no " + path);
    return path;
  }
}
