package dev.onrecord.cli;

import dev.onrecord.Onrecord;
import dev.onrecord.alert.Alert;
import dev.onrecord.alert.AlertFolder;
import dev.onrecord.alert.Alerts;
import dev.onrecord.fetch.Poster;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.EngineException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps searches, and tells of what they newly find. */
@Command(
    name = "alerts",
    description = "Keep searches that tell of each new quote: to a webhook, a file, or in a feed.")
final class AlertsCommand implements Runnable {
  /** The folder beside an index. */
  static final String FOLDER = "alerts";

  /** Until a message has been answered. */
  private static final Duration TOTAL = Duration.ofSeconds(15);

  /** A folder is looked at as often as this, a cluster less often: it hands over all each time. */
  private static final Duration OF_FOLDER = Duration.ofSeconds(1);

  private static final Duration OF_CLUSTER = Duration.ofMinutes(1);

  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  AlertsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say add NAME QUERY, list, remove NAME, retry NAME or run");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  static AlertFolder folder(Path index) {
    return new AlertFolder(index.resolve(FOLDER), Clock.systemUTC());
  }

  static Poster poster(boolean mayBePrivate) {
    return new Poster(_ -> mayBePrivate, TOTAL);
  }

  static Duration every(IndexOption place) {
    return place.isOnCluster() ? OF_CLUSTER : OF_FOLDER;
  }

  @Command(
      description =
          "Keep a search under a name. What is there already is not new; what comes from now on is in the alert's feed, and told to the webhook or the file.")
  int add(
      @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.") String name,
      @Mixin RequestOptions asked,
      @Mixin IndexOption place,
      @Option(
              names = "--webhook",
              paramLabel = "URL",
              description =
                  "Address to send new quotes to, signed with a secret that is printed once.")
          @Nullable String webhook,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "File to append a JSON line to for each new quote.")
          @Nullable Path file) {
    try (Onrecord onrecord = place.openToRead()) {
      Alert alert =
          folder(place.index).add(onrecord, name, asked.requestBehindName(), webhook, file);
      if (alert.secret() != null) {
        out().println(alert.secret());
      }
      return Exit.OK;
    }
  }

  @Command(description = "List the alerts, with how they are getting on.")
  int list(@Mixin IndexOption place) {
    AlertFolder folder = folder(place.index);
    folder.all().forEach(alert -> out().println(line(alert, folder.progress(alert))));
    return Exit.OK;
  }

  private static String line(Alert alert, AlertFolder.Progress progress) {
    String to =
        alert.webhook() != null
            ? alert.webhook()
            : alert.file() != null ? alert.file() : "its feed";
    return alert.name()
        + "  "
        + (alert.q().isEmpty() ? "every quote" : alert.q())
        + (alert.where().isEmpty() ? "" : " " + alert.where())
        + " to "
        + to
        + "; "
        + progress.told()
        + " told, "
        + progress.waiting()
        + " waiting, "
        + progress.givenUp()
        + " given up"
        + (progress.trouble() == null
            ? ""
            : "; " + progress.trouble() + ", tried again at " + progress.due());
  }

  @Command(description = "Remove an alert, and forget what it has told.")
  int remove(
      @Parameters(paramLabel = "NAME", description = "Its name.") String name,
      @Mixin IndexOption place) {
    if (!folder(place.index).remove(name)) {
      throw new BadRequestException("name", "there is no alert " + name);
    }
    return Exit.OK;
  }

  @Command(description = "Try at once what waits to be told, and what was given up.")
  int retry(
      @Parameters(paramLabel = "NAME", description = "Its name.") String name,
      @Mixin IndexOption place) {
    if (!folder(place.index).retry(name)) {
      throw new BadRequestException("name", "there is no alert " + name);
    }
    return Exit.OK;
  }

  @Command(
      description =
          "Look for what is new and tell of it, until it is stopped; a running server does so itself.")
  int run(
      @Mixin IndexOption place,
      @Option(names = "--once", description = "Look once, try what is due, and end.") boolean once,
      @Option(
              names = "--fetch-private",
              description = "Send to this machine and to private networks too.")
          boolean fetchPrivate)
      throws InterruptedException {
    AlertFolder folder = folder(place.index);
    try (Onrecord onrecord = place.openToRead()) {
      Optional<Alerts> open =
          Alerts.open(onrecord, folder, poster(fetchPrivate), Clock.systemUTC());
      try (Alerts alerts =
          open.orElseThrow(() ->
              new EngineException(
                  "another process looks after these alerts: a server, or this command; end it first"))) {
        if (!once) {
          alerts.run(every(place));
        }
        alerts.look();
        alerts.deliver();
        alerts.awaitDelivered();
      }
      boolean waits = folder.all().stream().anyMatch(alert -> folder.progress(alert).waiting() > 0);
      return waits ? Exit.SOME_REFUSED : Exit.OK;
    }
  }
}
