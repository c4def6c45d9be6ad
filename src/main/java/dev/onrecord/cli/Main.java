package dev.onrecord.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/**
 * The {@code onrecord} command.
 *
 * <p>Exit codes: 0 done; 1 done, but some articles were refused or a source could not be had; 2 not
 * understood (option, query, path); 3 the index, the disk or the port is not to be had; 70 a bug.
 */
@Command(
    name = "onrecord",
    description = "A search engine for quotes in the news: who said what, and when.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:done, but some articles were refused or a source could not be had; each is named on standard error",
      "2:not understood: an unknown option, a query with a syntax error, a path that is not there, a bad registry",
      "3:the index, the disk or the port is not to be had",
      "70:a bug"
    },
    subcommands = {
      DemoCommand.class,
      IngestCommand.class,
      FollowCommand.class,
      ReextractCommand.class,
      ReindexCommand.class,
      SearchCommand.class,
      CheckCommand.class,
      ExportCommand.class,
      ServeCommand.class,
      McpCommand.class,
      KeysCommand.class,
      AlertsCommand.class,
      ExtractCommand.class,
      RegistryCommand.class,
      StatsCommand.class
    })
public final class Main {
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    quiet();
    System.exit(commandLine().execute(args));
  }

  /**
   * Only what goes wrong is logged; what libraries say of themselves at the start is no news to a
   * user.
   */
  private static void quiet() {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    // What is wrong with a site map is told as what is wrong with any other input.
    System.setProperty("org.slf4j.simpleLogger.log.crawlercommons", "off");
    // What is wrong with an assistant's call is told to the assistant.
    System.setProperty("org.slf4j.simpleLogger.log.io.modelcontextprotocol", "off");
    System.setProperty("org.slf4j.simpleLogger.log.com.networknt", "off");
    LUCENE.setLevel(Level.SEVERE);
  }

  /** The command with all its parts, as tests run it. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .registerConverter(LocalDate.class, Main::day)
        .setExecutionExceptionHandler(new Errors())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "\"" + text + "\" is no day of the calendar; write it as in 2025-04-23");
    }
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"onrecord " + (version == null ? "(development)" : version)};
    }
  }
}
