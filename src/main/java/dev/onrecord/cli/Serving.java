package dev.onrecord.cli;

import dev.onrecord.Onrecord;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.server.OnrecordServer;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Serves until the process is asked to end, and then closes everything in order. */
final class Serving {
  private Serving() {}

  private static void lookForStatements(Onrecord onrecord) {
    try {
      var _ =
          onrecord.search(SearchRequest.of("").grouped(true).limitedTo(0).counting(Set.of(), 1));
    } catch (RuntimeException e) {
      // Whoever asks is told what is wrong.
    }
  }

  static void untilEnded(Onrecord onrecord, OnrecordServer.Options options, PrintWriter out)
      throws InterruptedException {
    var ended = new CountDownLatch(1);
    OnrecordServer server = OnrecordServer.start(onrecord, options);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  onrecord.close();
                  ended.countDown();
                },
                "onrecord-end"));
    out.println(
        "Onrecord listens on http://"
            + (options.host().contains(":") ? "[" + options.host() + "]" : options.host())
            + ":"
            + server.port()
            + "/  (Ctrl-C ends it)");
    out.flush();
    // The page asks for statements: they are worked out before its first reader comes.
    Thread.ofPlatform().daemon().name("onrecord-first").start(() -> lookForStatements(onrecord));
    ended.await();
  }
}
