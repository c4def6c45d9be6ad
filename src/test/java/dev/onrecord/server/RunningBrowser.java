package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, and what it complained of. */
final class RunningBrowser implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private RunningBrowser(Path chromium) {
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
  }

  /** Starts it; where there is none the tests are skipped with a word, and in CI they fail. */
  static RunningBrowser start() {
    Optional<Path> chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        chromium.isPresent() || System.getenv("CI") != null,
        "skipped: there is no browser; install Debian's package chromium");
    assertThat(chromium).as("a browser, which CI must have").isPresent();
    return new RunningBrowser(chromium.orElseThrow());
  }

  /** A page of a reader with an empty profile, in English, who lets pages copy. */
  Page open(String address) {
    BrowserContext reader =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setViewportSize(1280, 900)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    Page page = reader.newPage();
    page.onConsoleMessage(message -> {
      // What the server refuses is shown on the page; the browser tells of it as well.
      boolean refused = message.text().startsWith("Failed to load resource");
      if (message.type().equals("error") && !refused) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.navigate(address);
    return page;
  }

  /** Waits until the view is drawn. */
  static void awaitShown(Page page) {
    page.waitForCondition(
        () -> (Boolean) page.evaluate("performance.getEntriesByName('shown').length > 0"));
  }

  /** Ends a reader's visit; nothing may have gone wrong in it. */
  void close(Page page) {
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
