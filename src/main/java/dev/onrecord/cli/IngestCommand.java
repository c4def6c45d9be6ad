package dev.onrecord.cli;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.ingest.Outcome;
import dev.onrecord.ingest.Watcher;
import dev.onrecord.reader.ArticleFiles;
import dev.onrecord.reader.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes articles into the index. */
@Command(
    name = "ingest",
    description =
        "Take articles into the index: pages, feeds, site maps, web archives, tables, JSON lines, mails, documents, texts, lines of Quotebank or GDELT; packed or not, in folders or archives, or at web addresses.")
final class IngestCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Mixin ArticlesOption articles;

  @Mixin RegistryOption registry;

  @Option(names = "--json", description = "Print the report as JSON.")
  boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a JSON line on what became of each article.")
  @Nullable Path report;

  @Option(
      names = "--anew",
      description = "Begin at the beginning, also where an earlier run was cut off.")
  boolean anew;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  IngestCommand() {}

  @Override
  public Integer call() throws IOException {
    ArticleFiles files = articles.files();
    Bookmark bookmark = bookmark(files);
    long done = anew ? 0 : bookmark.found();
    var count = new AtomicLong();
    if (done > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "Going on after the "
                  + done
                  + " articles that an earlier run made durable; --anew begins at the beginning.");
    }
    try (Onrecord onrecord = place.open(registry.read());
        OutcomeLog log = OutcomeLog.to(report, done > 0);
        var progress = Progress.ofBytes(spec.commandLine().getErr(), files.size())) {
      IngestReport result =
          onrecord.ingest(
              sink -> articles.read(files, counted(count, done, sink), sink, progress::step),
              new Watcher() {
                @Override
                public void done(Outcome outcome) {
                  progress.done(outcome);
                  log.write(outcome);
                }

                @Override
                public void durable(long found) {
                  log.flush();
                  // What is fetched comes after what is read here, in any order: it is fetched
                  // again.
                  bookmark.put(Math.min(done + found, count.get()));
                }
              });
      bookmark.remove();
      progress.finish();
      print(result, progress.seconds());
      return result.refused() == 0 ? Exit.OK : Exit.SOME_REFUSED;
    }
  }

  /** What was read is known by the files as they are, and by how they are read. */
  private Bookmark bookmark(ArticleFiles files) throws IOException {
    if (!articles.isHere()) {
      return Bookmark.NONE;
    }
    var what = new StringBuilder(articles.told.settings().toString());
    for (Path file : files.files()) {
      what.append('\n').append(file.toAbsolutePath());
      if (Files.exists(file)) {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        what.append(' ').append(now.size()).append(' ').append(now.lastModifiedTime());
      }
    }
    return new Bookmark(
        place
            .memory()
            .resolve(
                articles.part.equals(Part.WHOLE)
                    ? "reading"
                    : "reading-" + articles.part.number() + "-of-" + articles.part.of()),
        what.toString());
  }

  /** Counts what is found, and leaves out what is done. */
  private static Consumer<Found> counted(AtomicLong count, long done, Consumer<Found> sink) {
    return found -> {
      if (count.incrementAndGet() > done) {
        sink.accept(found);
      }
    };
  }

  private void print(IngestReport result, double seconds) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(result));
      return;
    }
    out.printf(
        "%d added, %d updated, %d unchanged, %d refused; %d quotes found%n",
        result.added(), result.updated(), result.unchanged(), result.refused(), result.quotes());
    IngestReport.Work work = result.work();
    double all = Math.max(1e-9, work.reading() + work.finding() + work.storing());
    out.printf(
        "%.1f s, %.0f articles a second, %.2f MB of text a second; of the work %.0f %% was reading, %.0f %% finding quotes, %.0f %% indexing; %.1f s were spent to make it durable%n",
        seconds,
        result.articles() / seconds,
        result.characters() / seconds / 1e6,
        100 * work.reading() / all,
        100 * work.finding() / all,
        100 * work.storing() / all,
        work.committing());
  }
}
