package dev.onrecord.cli;

import dev.onrecord.ingest.QuoteFinder;
import dev.onrecord.ingest.RegistryFile;
import dev.onrecord.reader.ArticleFiles;
import dev.onrecord.reader.Entry;
import dev.onrecord.speaker.SpeakerRegistry;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the persons that articles and registry files know. */
@Command(
    name = "registry",
    description =
        "Print the persons that articles name in full, and those of --registry files, as a registry.")
final class RegistryCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Articles to learn from: files or folders; - is standard input.")
  List<String> paths = List.of();

  @Mixin PublishedOption published;

  @Mixin RegistryOption registry;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Format format = Format.popolo;

  /** How to print it. */
  enum Format {
    popolo,
    csv
  }

  private int refused;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  RegistryCommand() {}

  @Override
  public Integer call() throws IOException {
    if (paths.isEmpty() && registry.files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Nothing to print: give articles, or --registry, or both");
    }
    SpeakerRegistry known = registry.read();
    var finder = new QuoteFinder(known);
    ArticleFiles.of(paths)
        .read(published.reader(), System.in, found -> take(found.entry(), finder), _ -> {});
    try (OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
      RegistryFile.write(
          known, format == Format.csv ? RegistryFile.Format.CSV : RegistryFile.Format.POPOLO, out);
    }
    return refused == 0 ? Exit.OK : Exit.SOME_REFUSED;
  }

  private void take(Entry entry, QuoteFinder finder) {
    switch (entry) {
      case Entry.Refused(String where, String reason) -> {
        refused++;
        spec.commandLine().getErr().println(where + ": " + reason);
      }
      case Entry.Read(String _, var article, boolean _) -> finder.learn(article);
      case Entry.Linked _, Entry.Made _ -> {
        // So little text tells of nobody.
      }
    }
  }
}
