package dev.onrecord.cli;

import dev.onrecord.ingest.BadRegistryException;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.QuerySyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one sentence, and ends with the code for it. */
final class Errors implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result)
      throws Exception {
    var err = command.getErr();
    return switch (e) {
      case QuerySyntaxException q -> {
        err.println(
            "onrecord: "
                + q.getMessage()
                + " (at character "
                + (q.position() + 1)
                + " of the query)");
        yield Exit.USAGE;
      }
      case BadRequestException b -> {
        err.println("onrecord: " + b.getMessage());
        yield Exit.USAGE;
      }
      case BadRegistryException r -> {
        err.println("onrecord: " + r.getMessage());
        yield Exit.USAGE;
      }
      case NoSuchFileException f -> {
        err.println("onrecord: there is no file or folder " + f.getFile());
        yield Exit.USAGE;
      }
      case EngineException g -> {
        err.println("onrecord: " + g.getMessage());
        yield Exit.UNAVAILABLE;
      }
      case UncheckedIOException u -> {
        boolean readerLeft = String.valueOf(u.getMessage()).contains("Broken pipe");
        if (!readerLeft) {
          err.println("onrecord: " + u.getMessage());
        }
        yield readerLeft ? Exit.OK : Exit.UNAVAILABLE;
      }
      case IOException i -> {
        err.println("onrecord: " + i.getMessage());
        yield Exit.UNAVAILABLE;
      }
      default -> {
        err.println("onrecord: this is a bug; what follows helps to find it");
        e.printStackTrace(err);
        yield Exit.BUG;
      }
    };
  }
}
