package dev.onrecord.cli;

import dev.onrecord.access.Key;
import dev.onrecord.access.KeyFile;
import dev.onrecord.access.Scope;
import dev.onrecord.search.BadRequestException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Makes and revokes keys; a running server knows of it with the next request. */
@Command(name = "keys", description = "Make, list and revoke the keys that a server asks for.")
final class KeysCommand implements Runnable {
  /** The name of the file beside an index. */
  static final String FILE = "keys.json";

  private static final int MOST_DAYS = 36_500;

  @Spec CommandSpec spec;

  @Option(
      names = "--index",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description = "Folder of the index, beside which they are kept (default: ${DEFAULT-VALUE}).")
  Path index = Path.of("index");

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "File of the keys (default: keys.json in the folder of the index).")
  @Nullable Path file;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  KeysCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say add NAME, list or revoke NAME");
  }

  private KeyFile keys() {
    return new KeyFile(file == null ? index.resolve(FILE) : file, Clock.systemUTC());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(description = "Make a key and print it: it is not kept, and cannot be seen again.")
  int add(
      @Parameters(paramLabel = "NAME", description = "What to call it.") String name,
      @Option(
              names = "--scopes",
              paramLabel = "SCOPES",
              defaultValue = "read",
              description =
                  "What it opens: read, write, or both with a comma between (default: read).")
          String scopes,
      @Option(
              names = "--days",
              paramLabel = "N",
              description = "Days from now on that it opens anything (default: for good).")
          @Nullable Integer days) {
    if (days != null && (days < 1 || days > MOST_DAYS)) {
      throw new BadRequestException(
          "days", "--days is " + days + "; it goes from 1 to " + MOST_DAYS);
    }
    var opens = EnumSet.noneOf(Scope.class);
    Arrays.stream(scopes.split(",", -1)).map(String::strip).map(Scope::named).forEach(opens::add);
    Instant expires = days == null ? null : Clock.systemUTC().instant().plus(Duration.ofDays(days));
    out().println(keys().add(name, opens, expires).secret());
    return Exit.OK;
  }

  @Command(description = "List the keys that were made, with what they open.")
  int list() {
    Instant now = Clock.systemUTC().instant();
    keys().keys().forEach(key -> out().println(line(key, now)));
    return Exit.OK;
  }

  private static String line(Key key, Instant now) {
    String flaw = key.flaw(now);
    String state =
        flaw != null ? flaw : key.expires() == null ? "for good" : "until " + key.expires();
    return key.name()
        + "  "
        + key.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(","))
        + "  made on "
        + key.created()
        + ", "
        + state;
  }

  @Command(description = "Let a key open nothing from now on.")
  int revoke(@Parameters(paramLabel = "NAME", description = "Its name.") String name) {
    out().println(line(keys().revoke(name), Clock.systemUTC().instant()));
    return Exit.OK;
  }
}
