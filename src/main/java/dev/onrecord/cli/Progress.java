package dev.onrecord.cli;

import dev.onrecord.ingest.Outcome;
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
 * Shows how far a reading of articles is: a bar with rate and time left on a terminal, a plain line
 * now and then elsewhere.
 */
final class Progress implements AutoCloseable {
  private static final long LINE_EVERY = 10_000;
  private static final long MEGABYTE = 1 << 20;

  private final PrintWriter err;
  private final @Nullable ProgressBar bar;
  private final AtomicLong articles = new AtomicLong();
  private final long started = System.nanoTime();

  private Progress(PrintWriter err, ProgressBarBuilder builder) {
    this.err = err;
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    this.bar =
        terminal
            ? builder
                .setTaskName("Reading")
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed(new DecimalFormat("0.0"))
                .build()
            : null;
  }

  /** Starts to show how much of so many bytes is read; -1 when their number is unknown. */
  static Progress ofBytes(PrintWriter err, long size) {
    return new Progress(err, new ProgressBarBuilder().setInitialMax(size).setUnit(" MB", MEGABYTE));
  }

  /** Starts to show how many of so many articles are done. */
  static Progress ofArticles(PrintWriter err, long articles) {
    return new Progress(err, new ProgressBarBuilder().setInitialMax(articles));
  }

  /** So many more bytes were read, or articles done. */
  void step(long by) {
    if (bar != null) {
      bar.stepBy(by);
    }
  }

  /** One more is done; a refused one is told of at once. */
  void done(Outcome outcome) {
    if (outcome.end() == Outcome.End.REFUSED) {
      err.println(outcome.where() + ": " + outcome.reason());
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
