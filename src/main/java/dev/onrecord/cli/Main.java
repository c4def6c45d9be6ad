package dev.onrecord.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code onrecord} command. */
@Command(
    name = "onrecord",
    description = "A search engine for quotes in the news: who said what, and when.",
    mixinStandardHelpOptions = true,
    subcommands = {ExtractCommand.class})
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }
}
