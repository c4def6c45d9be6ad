package dev.onrecord.server;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.onrecord.Onrecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long a reader waits, in milliseconds, in a real browser on loopback: from an empty cache to
 * the first results, from a full one, and from a letter to the results for it, and the longest time
 * that typing kept the page from answering. Started by {@code src/test/sh/page time}.
 */
final class PageBenchmark {
  private static final int VISITS = 20;

  private PageBenchmark() {}

  /** Takes the folder of an index to read and two words of it; the sample without. */
  public static void main(String[] args) throws IOException {
    String words = args.length > 1 ? args[1] : "bridge late";
    Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("onrecord-page");
    try (var onrecord = args.length > 0 ? Onrecord.openToRead(folder) : sample(folder);
        var server = OnrecordServer.start(onrecord, OnrecordServer.Options.local(0));
        var browser = RunningBrowser.start()) {
      String address = "http://127.0.0.1:" + server.port() + "/?q=" + RunningServer.encode(words);
      visit(browser, address, 3); // the server has to be warm, not the browser
      print("first visit to first results", visit(browser, address, VISITS));
      Page page = browser.open(address);
      print("later visit to first results", again(page));
      print("load event to first results", afterLoad(page));
      type(page, words);
    }
  }

  private static Onrecord sample(Path folder) throws IOException {
    Onrecord onrecord = Onrecord.open(folder);
    onrecord.ingestSample();
    return onrecord;
  }

  private static double[] visit(RunningBrowser browser, String address, int times) {
    var all = new double[times];
    for (int i = 0; i < times; i++) {
      Page page = browser.open(address);
      all[i] = shown(page);
      browser.close(page);
    }
    return all;
  }

  private static double[] again(Page page) {
    var all = new double[VISITS];
    for (int i = 0; i < VISITS; i++) {
      page.reload();
      all[i] = shown(page);
    }
    return all;
  }

  private static double[] afterLoad(Page page) {
    var all = new double[VISITS];
    for (int i = 0; i < VISITS; i++) {
      page.reload();
      double load =
          ((Number) page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
              .doubleValue();
      all[i] = Math.max(0, shown(page) - load);
    }
    return all;
  }

  /** From the start of the navigation to the drawn results. */
  private static double shown(Page page) {
    RunningBrowser.awaitShown(page);
    return ((Number) page.evaluate("performance.getEntriesByName('shown')[0].startTime"))
        .doubleValue();
  }

  private static void type(Page page, String words) {
    page.evaluate(
        """
        () => {
          window.waits = [];
          window.longest = [];
          new PerformanceObserver(list => longest.push(...list.getEntries().map(e => e.duration))).observe({type: "longtask", buffered: false});
          document.querySelector("#q").addEventListener("input", () => { window.since = performance.now(); });
          const mark = performance.mark.bind(performance);
          performance.mark = name => { waits.push(performance.now() - since); return mark(name); };
        }
        """);
    for (int i = 0; i < 5; i++) {
      page.fill("#q", "");
      page.locator("#q")
          .pressSequentially(words, new Locator.PressSequentiallyOptions().setDelay(250));
    }
    page.waitForTimeout(500);
    print("letter to its results, 100 of them waiting for the next letter", numbers(page, "waits"));
    double[] longest = numbers(page, "longest");
    System.out.printf(
        "tasks over 50 while typing: %d, the longest %.0f%n",
        longest.length, Arrays.stream(longest).max().orElse(0));
  }

  private static double[] numbers(Page page, String name) {
    return ((java.util.List<?>) page.evaluate(name))
        .stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
  }

  private static void print(String what, double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "%s: median %.0f, worst %.0f of %d%n",
        what, sorted[sorted.length / 2], sorted[sorted.length - 1], sorted.length);
  }
}
