package dev.onrecord.cli;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.ingest.QuoteFinder;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.Stats;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what the index holds. */
@Command(name = "stats", description = "Say how much the index holds.")
final class StatsCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Option(names = "--json", description = "Print the figures as JSON.")
  boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  StatsCommand() {}

  @Override
  public Integer call() {
    try (Onrecord onrecord = place.openToRead()) {
      Stats stats = onrecord.stats();
      var out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.write(stats));
      } else {
        out.printf(
            "%d articles, %d quotes, %d speakers, %d publishers%n",
            stats.articles(), stats.quotes(), stats.speakers(), stats.publishers());
        out.printf(
            "said from %s to %s; %.1f MB on disk%n",
            stats.first(), stats.last(), stats.bytes() / 1e6);
        long outdated = outdated(stats);
        if (outdated > 0) {
          out.printf(
              "%d articles were read by another version; bring them up to date with: onrecord reextract%n",
              outdated);
        }
      }
      return Exit.OK;
    }
  }

  /**
   * Articles of another extractor; ready-made quotes have none, and which registry was at hand does
   * not matter here.
   */
  private static long outdated(Stats stats) {
    return stats.versions().entrySet().stream()
        .filter(e -> !e.getKey().equals(Stamp.READY_MADE))
        .filter(e -> !(e.getKey() + " ").startsWith(QuoteFinder.VERSION + " "))
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }
}
