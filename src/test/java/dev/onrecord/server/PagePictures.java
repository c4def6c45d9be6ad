package dev.onrecord.server;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the pictures of the page that the documents show, of the sample. Started by {@code
 * src/test/sh/page pictures}.
 */
final class PagePictures {
  private PagePictures() {}

  /** Takes the folder to put them in. */
  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[0]);
    try (var server = new RunningServer(Files.createTempDirectory("onrecord-page"));
        var browser = RunningBrowser.start()) {
      Page page = browser.open(server.address());
      take(page, server, out, "page", "?q=bridge", 1200, 900);
      take(
          page,
          server,
          out,
          "page-article",
          "?article=bridge-cost-doubles&quote=bridge-cost-doubles:165-228",
          1200,
          900);
      take(page, server, out, "page-speaker", "?name=Ada+Quill", 1200, 900);
      take(
          page,
          server,
          out,
          "page-compare",
          "?compare=Ada+Quill&compare=Anselm+Rook&q=bridge",
          1200,
          900);
      take(page, server, out, "page-check", "?check=1", 1200, 900);
      take(page, server, out, "page-phone", "?q=bridge&speaker=Ada+Quill", 390, 844);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      take(page, server, out, "page-dark", "?q=bridge", 1200, 900);
      browser.close(page);
    }
  }

  private static void take(
      Page page, RunningServer server, Path out, String name, String query, int width, int height) {
    page.setViewportSize(width, height);
    page.navigate(server.address() + query);
    RunningBrowser.awaitShown(page);
    page.waitForTimeout(200);
    if (name.equals("page")) {
      page.locator(".hit").first().locator("text=versions").click();
      page.waitForTimeout(300);
    }
    if (name.equals("page-check")) {
      page.fill("#text", "A promise to a town is a promise");
      page.fill("#speaker", "Tobin Marsh");
      page.locator(".checking button.main").click();
      page.waitForSelector(".finding");
    }
    page.screenshot(new Page.ScreenshotOptions().setPath(out.resolve(name + ".png")));
  }
}
