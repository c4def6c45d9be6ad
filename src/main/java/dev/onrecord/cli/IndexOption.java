package dev.onrecord.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the index lies; the same for every command. */
final class IndexOption {
  @Option(
      names = "--index",
      paramLabel = "FOLDER",
      description = "Folder of the index (default: ${DEFAULT-VALUE}).")
  Path index = Path.of("index");
}
