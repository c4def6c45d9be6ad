package dev.onrecord.cli;

import dev.onrecord.ingest.Entry;
import java.io.Console;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far an ingest is: a bar with rate and time left on a terminal, a plain line now and
 * then elsewhere.
 */
final class Progress implements AutoCloseable {
  private static final long LINE_EVERY = 10_000;
  private static final long MEGABYTE = 1 << 20;

  private final PrintWriter err;
  private final @Nullable ProgressBar bar;
  private final AtomicLong articles = new AtomicLong();
  private final long started = System.nanoTime();

  /**
   * Starts to show.
   *
   * @param size bytes to read in all, or -1 when unknown
   */
  Progress(PrintWriter err, long size) {
    this.err = err;
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    this.bar =
        terminal
            ? new ProgressBarBuilder()
                .setTaskName("Reading")
                .setInitialMax(size)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" MB", MEGABYTE)
                .showSpeed(new DecimalFormat("0.0"))
                .build()
            : null;
  }

  /** So many more bytes were read. */
  void read(long bytes) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  /** One more entry is done; a refused one is told of at once. */
  void done(Entry entry) {
    if (entry instanceof Entry.Refused(String where, String reason)) {
      err.println(where + ": " + reason);
    }
    long count = articles.incrementAndGet();
    if (bar != null) {
      bar.setExtraMessage(" " + count + " articles");
    } else if (count % LINE_EVERY == 0) {
      err.printf("%d articles, %.0f a second%n", count, count / seconds());
      err.flush();
    }
  }

  double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  /** Ends the bar, so that what is printed next stands below it. */
  void finish() {
    if (bar != null) {
      bar.refresh();
      bar.close();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
