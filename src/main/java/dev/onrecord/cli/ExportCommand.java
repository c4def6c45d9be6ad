package dev.onrecord.cli;

import dev.onrecord.Onrecord;
import dev.onrecord.export.ExportFormat;
import dev.onrecord.export.HitWriter;
import dev.onrecord.search.SearchRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes all hits of a request. */
@Command(
    name = "export",
    description = "Write all quotes that a query finds, in the order asked for.")
final class ExportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Mixin RequestOptions asked;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, jsonl, bibtex, ris, csl or apa (default: ${DEFAULT-VALUE}).")
  String format = "csv";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write here instead of to standard output.")
  @Nullable Path output;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ExportCommand() {}

  @Override
  public Integer call() throws IOException {
    ExportFormat chosen = ExportFormat.named(format);
    SearchRequest request = asked.request();
    try (Onrecord onrecord = place.openToRead()) {
      // What cannot be answered is said before a file is written over.
      onrecord.search(request.limitedTo(0).counting(Set.of(), 1)).ignored().forEach(this::warn);
      try (OutputStream out = new BufferedOutputStream(target(), 1 << 16);
          HitWriter writer = chosen.writer(out)) {
        onrecord.all(request, writer::take);
      }
    }
    return Exit.OK;
  }

  private void warn(String ignored) {
    spec.commandLine().getErr().println(ignored);
  }

  private OutputStream target() throws IOException {
    Path file = output;
    return file == null
        ? new java.io.FileOutputStream(java.io.FileDescriptor.out)
        : Files.newOutputStream(file);
  }
}
