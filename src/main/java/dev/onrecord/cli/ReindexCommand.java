package dev.onrecord.cli;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.ingest.Reindexing;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies an index to another place. */
@Command(
    name = "reindex",
    description =
        "Copy all that the index holds into another one, in a folder or on a cluster. It may be stopped at any time; the next run goes on from there, and brings what came meanwhile.")
final class ReindexCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Option(
      names = "--to",
      paramLabel = "PLACE",
      required = true,
      description = "Where to: a folder, or addresses of a cluster's nodes with commas between.")
  String to;

  @Option(
      names = "--to-name",
      paramLabel = "NAME",
      description = "Name of the other index on a cluster (default: ${DEFAULT-VALUE}).")
  String toName = "quotes";

  @Option(names = "--json", description = "Print the report as JSON.")
  boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ReindexCommand() {}

  @Override
  public Integer call() {
    try (Onrecord from = place.openToRead();
        Onrecord other = place.openOther(to, toName);
        var progress = Progress.ofArticles(spec.commandLine().getErr(), from.stats().articles())) {
      var before = new AtomicLong();
      Reindexing.Report report =
          from.reindexInto(other, done -> progress.step(done - before.getAndSet(done)));
      progress.finish();
      if (json) {
        spec.commandLine().getOut().println(Json.write(report));
      } else {
        spec.commandLine()
            .getOut()
            .printf(
                "%d articles copied, %d were there already; %.1f s%n",
                report.copied(), report.passed(), progress.seconds());
      }
      return Exit.OK;
    }
  }
}
