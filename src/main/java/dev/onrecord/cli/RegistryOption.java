package dev.onrecord.cli;

import dev.onrecord.ingest.RegistryFile;
import dev.onrecord.speaker.SpeakerRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which persons to know beforehand; the same for every command that attributes quotes. */
final class RegistryOption {
  @Option(
      names = "--registry",
      paramLabel = "FILE",
      description =
          "Persons to know beforehand, .json (Popolo) or .csv; may be given several times.")
  List<Path> files = List.of();

  SpeakerRegistry read() throws IOException {
    return RegistryFile.read(files);
  }
}
