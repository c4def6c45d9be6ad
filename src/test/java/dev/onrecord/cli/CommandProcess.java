package dev.onrecord.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command in a process of its own, so that it can be killed. */
public final class CommandProcess {
  private CommandProcess() {}

  /** A command whose errors are shown. */
  public static Process start(String... arguments) throws IOException {
    return start(ProcessBuilder.Redirect.INHERIT, arguments);
  }

  /** A command whose errors go to a file. */
  public static Process start(Path errors, String... arguments) throws IOException {
    return start(ProcessBuilder.Redirect.to(errors.toFile()), arguments);
  }

  private static Process start(ProcessBuilder.Redirect errors, String... arguments)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.onrecord.cli.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(errors).start();
  }
}
