package dev.onrecord.ingest;

import dev.onrecord.speaker.KnownSpeaker;
import dev.onrecord.speaker.SpeakerRegistry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A registry of persons as a file: {@code .json} for Popolo, {@code .csv}. */
public final class RegistryFile {
  /** How to write a registry. */
  public enum Format {
    /** Popolo JSON. */
    POPOLO,
    /** Comma-separated values, a line for each role. */
    CSV
  }

  private RegistryFile() {}

  /**
   * Reads files into a new registry.
   *
   * @throws BadRegistryException when one of them cannot be taken
   * @throws IOException when one of them is not there or cannot be read
   */
  public static SpeakerRegistry read(List<Path> files) throws IOException {
    var speakers = new ArrayList<KnownSpeaker>();
    for (Path file : files) {
      speakers.addAll(read(file));
    }
    var registry = new SpeakerRegistry();
    registry.add(speakers);
    return registry;
  }

  private static List<KnownSpeaker> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    boolean csv = name.endsWith(".csv");
    if (!csv && !name.endsWith(".json")) {
      throw new BadRegistryException(
          file.toString(),
          "a registry is a .json file (Popolo) or a .csv file; rename or convert it");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return csv ? RegistryCsv.read(file.toString(), in) : Popolo.read(file.toString(), in);
    }
  }

  /** Writes what a registry knows; {@link #read} takes it back. The stream stays open. */
  public static void write(SpeakerRegistry registry, Format format, OutputStream out)
      throws IOException {
    switch (format) {
      case POPOLO -> Popolo.write(registry.speakers(), out);
      case CSV -> RegistryCsv.write(registry.speakers(), out);
    }
  }
}
