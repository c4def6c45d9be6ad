package dev.onrecord.cli;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.ingest.QuoteFinder;
import dev.onrecord.ingest.ReextractReport;
import dev.onrecord.search.Stats;
import dev.onrecord.speaker.SpeakerRegistry;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings an index up to date after a change of the extractor. */
@Command(
    name = "reextract",
    description =
        "Read stored articles anew that an older version read. It may be stopped at any time; the next run goes on from there.")
final class ReextractCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Mixin RegistryOption registry;

  @Option(names = "--all", description = "Read every article anew, whatever version read it.")
  boolean all;

  @Option(names = "--json", description = "Print the report as JSON.")
  boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ReextractCommand() {}

  @Override
  public Integer call() throws IOException {
    SpeakerRegistry known = registry.read();
    Stats stats = stats();
    long articles = all ? stats.articles() : stats.outdated(new QuoteFinder(known).version());
    try (Onrecord onrecord = place.open(known);
        var progress = Progress.ofArticles(spec.commandLine().getErr(), articles)) {
      ReextractReport report =
          onrecord.reextract(
              all,
              entry -> {
                progress.step(1);
                progress.done(entry);
              });
      progress.finish();
      print(report, progress.seconds());
      return report.refused() == 0 ? Exit.OK : Exit.SOME_REFUSED;
    }
  }

  /** Opened to read, so that a folder without an index is named and not made into one. */
  private Stats stats() {
    try (Onrecord onrecord = place.openToRead()) {
      return onrecord.stats();
    }
  }

  private void print(ReextractReport report, double seconds) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(report));
      return;
    }
    out.printf(
        "%d brought up to date, %d were up to date, %d refused; %d quotes before, %d after; %.1f s%n",
        report.renewed(),
        report.current(),
        report.refused(),
        report.quotesBefore(),
        report.quotesAfter(),
        seconds);
  }
}
