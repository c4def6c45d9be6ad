package dev.onrecord.cli;

import dev.onrecord.Onrecord;
import dev.onrecord.server.OnrecordServer;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** Serves until the process is asked to end, and then closes everything in order. */
final class Serving {
  private Serving() {}

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
    ended.await();
  }
}
