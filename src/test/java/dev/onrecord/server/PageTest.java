package dev.onrecord.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.onrecord.Onrecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reader's way through the page, in a real browser. */
class PageTest {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  @TempDir static Path folder;
  private static RunningServer server;
  private static Playwright playwright;
  private static Browser browser;
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() throws IOException {
    Path chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(
        chromium != null || System.getenv("CI") != null,
        "skipped: there is no browser; install Debian's package chromium");
    assertThat(chromium).as("a browser, which CI must have").isNotNull();
    server = new RunningServer(folder);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      browser.close();
      playwright.close();
      server.close();
    }
  }

  @BeforeEach
  void open() {
    page = browser.newPage();
    page.onConsoleMessage(m -> complain(m.type(), m.text()));
    page.onPageError(complaints::add);
    page.navigate(server.address());
  }

  private void complain(String type, String text) {
    boolean expected = text.contains("status of 400");
    if (type.equals("error") && !expected) {
      complaints.add(text);
    }
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    page.close();
    assertThat(complaints).isEmpty();
  }

  private void search(String words) {
    page.fill("#q", words);
    page.press("#q", "Enter");
  }

  private Locator hits() {
    return page.locator(".hit");
  }

  @Test
  void aReaderSearchesTicksASpeakerPicksAPeriodAndReads() {
    search("bridge");
    assertThat(hits().first().locator("mark").first()).containsText("ridge");
    page.locator("[data-facet=speaker] label", new Page.LocatorOptions().setHasText("Ada Quill"))
        .click();
    assertThat(page.locator(".chips")).containsText("Ada Quill");
    for (Locator who : hits().locator(".who").all()) {
      assertThat(who).containsText("Ada Quill");
    }
    page.fill("#from", "2024-01-01");
    page.fill("#to", "2024-12-31");
    assertThat(page.locator(".chips")).containsText("2024-12-31");
    String total = page.locator("#total").textContent();
    assertThat(page.url()).contains("q=bridge", "speaker=Ada+Quill", "from=2024-01-01");
    String words = hits().first().locator("blockquote").textContent();
    hits().first().locator("text=Read it in the article").click();
    assertThat(page.locator(".article .chosen")).hasCount(1);
    assertThat(words).contains(page.locator(".article .chosen").textContent());
    page.goBack();
    assertThat(page.locator("#total")).hasText(total);
    page.reload();
    assertThat(page.locator("#total")).hasText(total);
  }

  @Test
  void everyHitIsReachedPageByPage() {
    search("");
    assertThat(hits()).hasCount(10);
    page.click(".more");
    assertThat(hits()).hasCount(20);
  }

  @Test
  void aBrokenQueryIsExplainedWhereItIsBroken() {
    search("bridge \"open");
    assertThat(page.locator("[role=alert]")).containsText("never closed");
    assertThat(page.locator("[role=alert] pre")).containsText("▲");
  }

  @Test
  void noHitSaysWhatToTry() {
    search("xylophone");
    assertThat(page.locator(".state")).containsText("No quote matches");
  }

  @Test
  void slashGoesToTheSearchBox() {
    assertThat(hits().first()).isVisible();
    page.keyboard().press("/");
    assertThat(page.locator("#q")).isFocused();
  }

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "1200, LIGHT", "1200, DARK"})
  void noViewHasAnAccessViolation(int width, ColorScheme scheme) {
    page.setViewportSize(width, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    search("bridge");
    assertThat(hits().first()).isVisible();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    hits().first().locator("text=Read it in the article").click();
    assertThat(page.locator(".article")).isVisible();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  @Test
  void hostileArticlesShowAsText() {
    Onrecord onrecord = server.onrecord();
    String text =
        "“Hear <script>window.hurt = 1</script> me <img src=x onerror='window.hurt = 2'> zebra,” said Ada <b>Quill.";
    String article =
        "{\"id\": \"h<i>1\", \"title\": \"<img src=x onerror=window.hurt=3>\", \"publisher\": \"<svg onload=window.hurt=4>\", \"url\": \"javascript:window.hurt=5\", \"published\": \"2025-04-23\", \"text\": "
            + "\""
            + text.replace("\"", "\\\"")
            + "\"}";
    assertThat(server.send("POST", "api/v1/articles", "application/json", article).statusCode())
        .isEqualTo(201);
    search("zebra");
    assertThat(hits().first().locator("blockquote"))
        .containsText("<script>window.hurt = 1</script>");
    assertThat(hits().first().locator("text=Original")).hasCount(0);
    hits().first().locator("text=Read it in the article").click();
    assertThat(page.locator(".article h2")).containsText("<img");
    assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
    assertThat(onrecord.delete("h<i>1")).isTrue();
  }
}
