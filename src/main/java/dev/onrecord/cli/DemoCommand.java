package dev.onrecord.cli;

import dev.onrecord.Onrecord;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.server.OnrecordServer;
import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows Onrecord at work on the articles that come with it. */
@Command(name = "demo", description = "Index the sample articles and serve the page on them.")
final class DemoCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--index",
      paramLabel = "FOLDER",
      description = "Folder of the demo's own index (default: ${DEFAULT-VALUE}).")
  Path index = Path.of("target", "demo-index-" + Onrecord.INDEX_SCHEMA);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  int port = 8080;

  @Option(names = "--no-browser", description = "Do not open the page.")
  boolean noBrowser;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  DemoCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Onrecord onrecord = Onrecord.open(index);
    IngestReport report = onrecord.ingestSample();
    var out = spec.commandLine().getOut();
    out.printf(
        "%d sample articles, %d quotes in %s%n",
        report.articles(), onrecord.stats().quotes(), index);
    out.flush();
    if (!noBrowser) {
      browse();
    }
    Serving.untilEnded(onrecord, OnrecordServer.Options.local(port), out);
    return Exit.OK;
  }

  /** Opens the page where there is a desktop; elsewhere the address on the screen is enough. */
  private void browse() throws IOException {
    if (port != 0
        && !java.awt.GraphicsEnvironment.isHeadless()
        && Desktop.isDesktopSupported()
        && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
      Desktop.getDesktop().browse(URI.create("http://127.0.0.1:" + port + "/"));
    }
  }
}
