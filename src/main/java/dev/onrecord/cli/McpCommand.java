package dev.onrecord.cli;

import dev.onrecord.Onrecord;
import dev.onrecord.mcp.McpEndpoint;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers an assistant. */
@Command(
    name = "mcp",
    description =
        "Answer an assistant that has started this command, by the Model Context Protocol on standard input and output, until the input ends.")
final class McpCommand implements Callable<Integer> {
  @Mixin IndexOption place;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  McpCommand() {}

  @Override
  public Integer call() throws IOException {
    try (Onrecord onrecord = place.openToRead();
        var out = new FileOutputStream(FileDescriptor.out)) {
      System.setOut(System.err); // standard output is the protocol's alone
      new McpEndpoint(onrecord).serve(System.in, out);
      return Exit.OK;
    }
  }
}
