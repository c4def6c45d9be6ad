package dev.onrecord.cli;

import dev.onrecord.Onrecord;
import dev.onrecord.fetch.PoliteFetcher;
import dev.onrecord.follow.Follower;
import dev.onrecord.follow.Source;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.ingest.Outcome;
import dev.onrecord.ingest.Watcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps the index up to date with feeds, site maps, pages and folders. */
@Command(
    name = "follow",
    description =
        "Keep the index up to date with feeds, site maps, pages and folders, until it is stopped. What was seen is remembered.")
final class FollowCommand implements Callable<Integer> {
  private static final Duration FOLDERS = Duration.ofSeconds(2);

  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..*",
      description = "Web addresses of feeds, site maps or pages; folders.")
  List<String> words = List.of();

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      description = "A file with one source a line; # begins a remark.")
  @Nullable Path sources;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description =
          "How often to look at what lies on the web, as in 90s, 15m or 2h (default: ${DEFAULT-VALUE}); folders are looked at every two seconds.")
  String every = "15m";

  @Option(names = "--once", description = "Look at every source once, and end.")
  boolean once;

  @Mixin PublishedOption told;

  @Mixin FetchingOption fetching;

  @Mixin RegistryOption registry;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  FollowCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Source> followed = followed();
    var pace = new Follower.Pace(pause(), FOLDERS);
    try (Onrecord onrecord = place.open(registry.read());
        PoliteFetcher fetcher = fetching.fetcher(followed.stream().map(Source::name).toList())) {
      var diary = new Diary(spec.commandLine().getOut(), spec.commandLine().getErr());
      var follower =
          new Follower(
              place.memory().resolve("follow"),
              fetcher,
              told.reader(),
              source -> onrecord.ingest(source, diary),
              diary,
              pace,
              Clock.systemUTC(),
              ThreadLocalRandom.current());
      if (once) {
        follower.once(followed);
      } else {
        follower.always(followed);
      }
      return diary.troubled ? Exit.SOME_REFUSED : Exit.OK;
    }
  }

  private List<Source> followed() throws IOException {
    var all = new ArrayList<String>(words);
    if (sources != null) {
      for (String line : Files.readAllLines(sources)) {
        String word = line.replaceFirst("(^|\\s)#.*", "").strip();
        if (!word.isEmpty()) {
          all.add(word);
        }
      }
    }
    if (all.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Nothing to follow: give web addresses or folders, or --sources FILE");
    }
    Map<String, Source> byName = new LinkedHashMap<>();
    all.stream().map(Source::of).forEach(source -> byName.putIfAbsent(source.name(), source));
    return List.copyOf(byName.values());
  }

  private Duration pause() {
    try {
      Duration pause = Duration.parse("PT" + every.strip());
      if (pause.isPositive()) {
        return pause;
      }
    } catch (java.time.DateTimeException e) {
      // said below
    }
    throw new ParameterException(
        spec.commandLine(), "--every is \"" + every + "\"; write a time as in 90s, 15m or 2h");
  }

  /** A line for each visit that brought something, and for each that could not be made. */
  private static final class Diary implements Follower.Diary, Watcher {
    private final PrintWriter out;
    private final PrintWriter err;
    private volatile boolean troubled;

    Diary(PrintWriter out, PrintWriter err) {
      this.out = out;
      this.err = err;
    }

    @Override
    public void visited(Source source, IngestReport report) {
      if (report.articles() > report.unchanged()) {
        out.printf(
            "%s %s: %d added, %d updated, %d unchanged, %d refused; %d quotes%n",
            now(),
            source.name(),
            report.added(),
            report.updated(),
            report.unchanged(),
            report.refused(),
            report.quotes());
        out.flush();
      }
    }

    @Override
    public void failed(Source source, String reason, Instant due) {
      troubled = true;
      err.printf(
          "%s %s: %s; it is looked at again at %s%n",
          now(), source.name(), reason, due.truncatedTo(ChronoUnit.SECONDS));
      err.flush();
    }

    @Override
    public void done(Outcome outcome) {
      if (outcome.end() == Outcome.End.REFUSED) {
        troubled = true;
        err.println(outcome.where() + ": " + outcome.reason());
        err.flush();
      }
    }

    private static Instant now() {
      return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
  }
}
