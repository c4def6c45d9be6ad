package dev.onrecord.cli;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.ingest.ArticleFiles;
import dev.onrecord.ingest.IngestReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes articles into the index. */
@Command(
    name = "ingest",
    description =
        "Take articles into the index: .txt, .jsonl, lines of Quotebank or GDELT, each packed by gzip or bzip2 or not, folders of them, or - for standard input.")
final class IngestCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Mixin ArticlesOption articles;

  @Mixin RegistryOption registry;

  @Option(names = "--json", description = "Print the report as JSON.")
  boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  IngestCommand() {}

  @Override
  public Integer call() throws IOException {
    ArticleFiles files = articles.files();
    try (Onrecord onrecord = Onrecord.open(place.index, registry.read());
        var progress = Progress.ofBytes(spec.commandLine().getErr(), files.size())) {
      IngestReport report =
          onrecord.ingest(
              sink -> files.read(articles.reader(), System.in, sink, progress::step),
              progress::done);
      progress.finish();
      print(report, progress.seconds());
      return report.refused() == 0 ? Exit.OK : Exit.SOME_REFUSED;
    }
  }

  private void print(IngestReport report, double seconds) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(report));
      return;
    }
    out.printf(
        "%d added, %d updated, %d unchanged, %d refused; %d quotes found%n",
        report.added(), report.updated(), report.unchanged(), report.refused(), report.quotes());
    out.printf(
        "%.1f s, %.0f articles a second, %.2f MB of text a second%n",
        seconds, report.articles() / seconds, report.characters() / seconds / 1e6);
  }
}
