package dev.onrecord.cli;

import dev.onrecord.server.OnrecordServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the API and the page. */
@Command(name = "serve", description = "Serve the HTTP API and the page.")
final class ServeCommand implements Callable<Integer> {
  private static final int RATE = 600;

  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Mixin RegistryOption registry;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine alone).")
  String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  int port = 8080;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "File with the key that writers must send; ONRECORD_KEY in the environment does the same.")
  @Nullable Path keyFile;

  @Option(
      names = "--fetch-private",
      description =
          "Let writers have pages fetched from this machine and from private networks too.")
  boolean fetchPrivate;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description =
          "File of the keys that onrecord keys makes (default: keys.json in the folder of the index).")
  @Nullable Path keys;

  @Option(
      names = "--private",
      description = "Let only those read who send a key; without it, everybody may read.")
  boolean onlyWithKeys;

  @Option(
      names = "--audit",
      paramLabel = "FILE",
      description =
          "File to append a line to for each request to write (default: audit.jsonl in the folder of the index).")
  @Nullable Path audit;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Requests a minute of one key or address; 0 for any number (default: 600, and any number where only this machine can ask).")
  @Nullable Integer rate;

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      description =
          "Site whose pages may ask from a browser, as in https://news.example.org; may be repeated.")
  List<String> origins = List.of();

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Address by which others reach this server, for feeds, lasting addresses and embeds (default: the one they ask).")
  @Nullable String publicUrl;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ServeCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    String key = key();
    boolean here = InetAddress.getByName(host).isLoopbackAddress();
    var access =
        new OnrecordServer.Access(
            key,
            keys == null ? place.index.resolve(KeysCommand.FILE) : keys,
            onlyWithKeys,
            audit == null ? place.index.resolve("audit.jsonl") : audit,
            rate == null ? (here ? 0 : RATE) : rate,
            origins);
    Serving.untilEnded(
        place.open(registry.read()),
        new OnrecordServer.Options(
            host,
            port,
            access,
            fetchPrivate,
            publicUrl,
            new OnrecordServer.Watched(
                place.index.resolve(AlertsCommand.FOLDER), AlertsCommand.every(place))),
        spec.commandLine().getOut());
    return Exit.OK;
  }

  private @Nullable String key() throws IOException {
    String key =
        keyFile == null ? System.getenv("ONRECORD_KEY") : Files.readString(keyFile).strip();
    return key == null || key.isEmpty() ? null : key;
  }
}
