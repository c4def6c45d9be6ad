package dev.onrecord.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reader's way through the results, in a real browser. */
class PageTest {
  @TempDir static Path folder;
  private static RunningServer server;
  private static RunningBrowser browser;
  private Page page;

  @BeforeAll
  static void start() throws IOException {
    browser = RunningBrowser.start();
    server = new RunningServer(folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      browser.close();
      server.close();
    }
  }

  @BeforeEach
  void open() {
    page = browser.open(server.address());
    assertThat(hits().first()).isVisible();
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    browser.close(page);
  }

  private void search(String words) {
    page.fill("#q", words);
    page.press("#q", "Enter");
  }

  private Locator hits() {
    return page.locator(".hit");
  }

  private Locator chips() {
    return page.locator(".chips a:not(.plain)");
  }

  private void tick(String facet, String value) {
    page.locator("[data-facet=" + facet + "] .value", withText(value)).click();
  }

  private static Page.LocatorOptions withText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private String copied() {
    return (String) page.evaluate("navigator.clipboard.readText()");
  }

  @Test
  void aReaderSearchesNarrowsReadsAndCites() {
    search("bridge");
    assertThat(hits().first().locator("mark").first()).containsText("ridge");
    tick("speaker", "Ada Quill");
    tick("publisher", "The Saltmere Courier");
    assertThat(chips()).hasCount(2);
    assertThat(hits().first().locator(".who")).isVisible();
    for (Locator who : hits().locator(".who").all()) {
      assertThat(who).containsText("Ada Quill");
    }
    page.fill("#from", "2024-01-01");
    page.fill("#to", "2024-12-31");
    assertThat(chips().last()).hasText("2024 ×");
    String total = page.locator("#total").textContent();
    assertThat(page.url()).contains("q=bridge", "speaker=Ada+Quill", "from=2024-01-01");
    String words = hits().first().locator("blockquote").textContent();
    hits().first().locator("text=Cite").click();
    assertThat(hits().first().locator("pre")).containsText("(2024, ");
    hits().first().locator("text=Copy reference").click();
    assertThat(page.locator("#said")).hasText("Copied");
    assertThat(copied()).startsWith("Delphine Astor. (2024, ");
    hits().first().locator("a.read").click();
    assertThat(page.locator(".text .chosen")).hasCount(1);
    assertThat(words).contains(page.locator(".text .chosen").textContent());
    page.goBack();
    assertThat(page.locator("#total")).hasText(total);
    page.reload();
    assertThat(page.locator("#total")).hasText(total);
  }

  @Test
  void severalSpeakersAreChosenAtOnceAndTakenBackByTheirChips() {
    search("bridge");
    tick("speaker", "Ada Quill");
    tick("speaker", "Anselm Rook");
    assertThat(chips()).hasCount(2);
    assertThat(page.locator("#total")).containsText("17 quotes");
    chips().first().click();
    assertThat(chips()).hasCount(1);
    assertThat(page.locator("#total")).containsText("8 quotes");
    page.goBack();
    assertThat(chips()).hasCount(2);
    page.locator("text=Clear all").click();
    assertThat(chips()).hasCount(0);
    assertThat(page.locator("#q")).hasValue("bridge");
  }

  @Test
  void resultsComeWhileTypingAndAreOneStepOfTheHistory() {
    String all = page.locator("#total").textContent();
    page.locator("#q")
        .pressSequentially("castle made", new Locator.PressSequentiallyOptions().setDelay(40));
    assertThat(hits().first().locator("mark").first()).hasText("castle");
    assertThat(page.locator("#q")).hasValue("castle made");
    assertThat(page.url()).contains("q=castle+made");
    page.goBack();
    assertThat(page.locator("#total")).hasText(all);
    assertThat(page.locator("#q")).hasValue("");
  }

  @Test
  void aBlankInTheMiddleOfTypingStays() {
    page.locator("#q").pressSequentially("castle ");
    assertThat(page.locator("#total")).containsText("quote");
    assertThat(page).hasURL(Pattern.compile("q=castle$"));
    page.locator("#q").pressSequentially("made");
    assertThat(page.locator("#q")).hasValue("castle made");
  }

  @Test
  void halfAQueryIsNoErrorWhileTyping() {
    page.locator("#q").pressSequentially("bridge AND (");
    assertThat(page.locator("#total")).containsText("59 quotes");
    assertThat(page.locator("[role=alert]")).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          speaker:quill bridge             | bridge                 | Ada Quill
          said:2024-01 bridge              | bridge                 | January 2024
          role:mayor publisher:courier     | ''                     | The Saltmere Courier
          speaker:quill OR bridge          | speaker:quill OR bridge | ''
          speaker:nobodyatall bridge       | speaker:nobodyatall bridge | ''
          """)
  void typedFiltersBecomeChips(String typed, String left, String chip) {
    search(typed);
    page.waitForURL(
        url -> url.contains("q=" + left.replace(" ", "+").replace(":", "%3A")) || left.isEmpty());
    if (chip.isEmpty()) {
      assertThat(chips()).hasCount(0);
    } else {
      assertThat(page.locator(".chips")).containsText(chip);
    }
    assertThat(page.locator("#q")).hasValue(left);
  }

  @Test
  void aFilterFindsTheSameTypedOrTicked() {
    search("speaker:\"Ada Quill\" bridge");
    assertThat(chips()).hasCount(1);
    assertThat(page.locator("#total")).containsText("9 quotes");
    search("bridge");
    tick("speaker", "Ada Quill");
    assertThat(page.locator("#total")).containsText("9 quotes");
  }

  @Test
  void suggestionsAreTakenByKeyboard() {
    page.locator("#q").pressSequentially("qui");
    Locator options = page.locator("[role=option]");
    assertThat(options.first()).containsText("Ada Quill");
    page.keyboard().press("ArrowDown");
    assertThat(options.first()).hasAttribute("aria-selected", "true");
    page.keyboard().press("Enter");
    assertThat(page.locator(".chips")).containsText("Ada Quill");
    assertThat(options).hasCount(0);
    for (Locator who : hits().locator(".who").all()) {
      assertThat(who).containsText("Ada Quill");
    }
  }

  @Test
  void escapePutsSuggestionsAway() {
    page.locator("#q").pressSequentially("qui");
    assertThat(page.locator("[role=option]").first()).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#offered")).isHidden();
    assertThat(page.locator("#q")).hasValue("qui");
  }

  @Test
  void everyHitIsReachedPageByPageAndFoundAgain() {
    assertThat(hits()).hasCount(10);
    page.click(".more");
    assertThat(hits()).hasCount(20);
    hits().nth(15).locator("a.read").click();
    assertThat(page.locator(".article")).isVisible();
    page.goBack();
    assertThat(hits()).hasCount(20);
    assertThat(hits().nth(15)).isInViewport();
  }

  @Test
  void theSameWordsAreShownOnceOrEach() {
    search("\"one of two\" OR \"lack of one\"");
    assertThat(page.locator("#total")).containsText("different");
    page.click("#once");
    assertThat(page.locator("#total")).not().containsText("different");
  }

  @Test
  void versionsOfAStatementShowWhatDiffers() {
    search("\"pay for a bridge\"");
    assertThat(hits().first()).containsText("Also in");
    hits().first().locator("text=2 versions").click();
    assertThat(hits().first().locator(".versions li")).hasCount(2);
    assertThat(hits().first().locator("del")).containsText("fifty years");
  }

  @Test
  void aHitOfTheHeadlineAloneSaysSoAndCanBeLeftOut() {
    search("bridge");
    assertThat(page.locator("a.read mark").first()).isVisible();
    page.locator("text=Only in the quotes").click();
    assertThat(page.locator("#q")).hasValue("text:(bridge)");
    assertThat(page.locator("#total")).containsText("12 quotes");
    for (Locator hit : hits().all()) {
      assertThat(hit.locator("blockquote mark").first()).isVisible();
    }
  }

  @Test
  void enterNeverTakesASuggestionForOtherLetters() {
    page.locator("#q").pressSequentially("har");
    assertThat(page.locator("[role=option]").first()).isVisible();
    page.keyboard().press("ArrowDown");
    page.keyboard().type("vest");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("\\?q=harvest$"));
  }

  @Test
  void whatTheReaderDoesMeanwhileIsNotUndone() {
    // Within the page: a route's handler would keep the click waiting as well.
    page.evaluate(
        """
        () => {
          const asked = window.fetch;
          window.fetch = async (path, options) => {
            if (path.includes("/facets/")) await new Promise(done => setTimeout(done, 600));
            return asked(path, options);
          };
        }
        """);
    page.fill("#q", "speaker:quill");
    page.press("#q", "Enter");
    page.locator("nav >> text=Add articles").click();
    page.waitForTimeout(1000);
    assertThat(page.locator(".adding")).isVisible();
  }

  @Test
  void twoQuickClicksGiveNoHitTwice() {
    page.locator(".more").dblclick();
    assertThat(page.locator("quote-card").nth(19)).isVisible();
    page.waitForTimeout(700);
    var ids = page.locator("quote-card").evaluateAll("cards => cards.map(c => c.dataset.quote)");
    assertThat((java.util.List<?>) ids).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
  }

  @Test
  void theSecondOfTwoQuickClicksFollowsNoLinkThatTheFirstBrought() {
    BoundingBox link = hits().first().locator("a.read").boundingBox();
    page.mouse().move(link.x + 5, link.y + 5);
    page.mouse().down(new Mouse.DownOptions().setClickCount(2));
    page.mouse().up(new Mouse.UpOptions().setClickCount(2));
    page.waitForTimeout(300);
    assertThat(page.locator(".article")).isHidden();
    page.mouse().down();
    page.mouse().up();
    assertThat(page.locator(".article")).isVisible();
  }

  @Test
  void quickClicksOnNextGoOnAsOften() {
    hits().first().locator("a.read").click();
    Locator next = page.locator(".chosen-quote a.button").last();
    assertThat(next).isVisible();
    String start = page.url();
    next.click();
    assertThat(page).not().hasURL(start);
    String one = page.url();
    next.click();
    assertThat(page).not().hasURL(one);
    String two = page.url();
    page.navigate(start);
    next.dblclick(new Locator.DblclickOptions().setDelay(1000));
    assertThat(page).hasURL(two);
  }

  @Test
  void theReaderComesBackToTheHitThatWasLeft() {
    for (int i = 0; i < 6; i++) {
      page.keyboard().press("ArrowDown");
    }
    assertThat(hits().nth(5)).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(".article")).isVisible();
    page.locator("a.back").click();
    assertThat(hits().nth(5)).isFocused();
    page.keyboard().press("ArrowDown");
    assertThat(hits().nth(6)).isFocused();
    page.reload();
    assertThat(hits().nth(6)).isInViewport();
  }

  @Test
  void theOrderShownIsTheOrderUsed() {
    search("bridge");
    for (String order : new String[] {"newest", "oldest", "newest", "relevance"}) {
      page.selectOption("#sort", order);
      assertThat(page).hasURL(Pattern.compile("sort=" + order));
    }
    page.goBack();
    assertThat(page.locator("#sort")).hasValue("newest");
    page.goBack();
    assertThat(page.locator("#sort")).hasValue("oldest");
  }

  @Test
  void otherWordsAreShownFromTheirFirstHit() {
    page.click(".more");
    assertThat(hits()).hasCount(20);
    hits().nth(18).scrollIntoViewIfNeeded();
    page.keyboard().press("/");
    page.keyboard().type("bridge");
    assertThat(page.locator("#total")).containsText("59 quotes");
    assertThat(hits().first()).isInViewport();
    assertThat(page.locator("#q")).isFocused();
  }

  @Test
  void aDayBeyondTheOtherEndLetsThatGo() {
    page.fill("#from", "2024-01-01");
    page.fill("#to", "2024-12-31");
    page.fill("#from", "2025-01-01");
    assertThat(page.locator("#to")).hasValue("");
    assertThat(page.locator("#total")).containsText("quotes");
    page.goBack();
    assertThat(page.locator("#from")).hasValue("");
  }

  @Test
  void whyThisSpeakerIsToldOnDemand() {
    search("\"pay for a bridge\"");
    Locator why = hits().first().locator("text=Why this speaker?");
    assertThat(why).hasAttribute("aria-expanded", "false");
    why.click();
    assertThat(hits().first().locator(".panel")).containsText("% sure");
    assertThat(hits().first().locator(".panel")).containsText("Ada Quill");
  }

  @Test
  void aQuoteIsCopiedWithItsSource() {
    search("\"pay for a bridge\" publisher:northquay");
    assertThat(hits().first()).containsText("We can pay for a bridge now");
    hits().first().locator("text=Copy quote").click();
    assertThat(page.locator("#said")).hasText("Copied");
    assertThat(copied())
        .isEqualTo(
            """
            “We can pay for a bridge now, or we can pay for the lack of one,”
            — Ada Quill (Mayor), said on 17 January 2024
            “Saltmere bridge cost nearly doubles, city says”, Northquay Wire, 2024-01-20, https://northquay-wire.example/2024/01/bridge-cost-doubles
            """);
    hits().first().locator("text=Copy link").click();
    page.waitForCondition(() -> copied().startsWith("https"));
    assertThat(copied())
        .isEqualTo(
            "https://northquay-wire.example/2024/01/bridge-cost-doubles#:~:text=We%20can%20pay%20for,the%20lack%20of%20one%2C"
                .replace("for,", "for%20a,")
                .replace(",the", ",for%20the"));
  }

  @Test
  void aPeriodIsBrushedAndLeftAgainStepByStep() {
    search("bridge");
    assertThat(page.locator("#total")).containsText("59 quotes");
    Locator bars = page.locator(".bars");
    BoundingBox box = bars.boundingBox();
    page.mouse().move(box.x + 2, box.y + 20);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.30, box.y + 20);
    page.mouse().up();
    assertThat(page.locator(".chips")).containsText("January 2024");
    assertThat(page).hasURL(Pattern.compile("from=2024-01-01&to=2024-0[5-7]"));
    bars.click(new Locator.ClickOptions().setPosition(3, 20));
    assertThat(page.locator(".crumbs")).containsText("All time");
    page.locator(".crumbs button").first().click();
    assertThat(page.locator(".crumbs")).hasCount(0);
    assertThat(page.locator("#total")).containsText("59 quotes");
  }

  @Test
  void theTimelineIsWalkedByKeyboard() {
    search("bridge");
    Locator bars = page.locator(".bars");
    bars.focus();
    page.keyboard().press("End");
    assertThat(bars).hasAttribute("aria-valuetext", Pattern.compile("July 2025: \\d+ quotes?"));
    page.keyboard().press("Home");
    assertThat(bars).hasAttribute("aria-valuetext", "January 2024: 20 quotes");
    page.keyboard().press("Shift+ArrowRight");
    assertThat(bars).hasAttribute("aria-valuetext", "January 2024 to February 2024: 20 quotes");
    page.keyboard().press("Escape");
    page.keyboard().press("Home");
    page.keyboard().press("Enter");
    assertThat(page.locator(".chips")).hasText(Pattern.compile("January 2024"));
    assertThat(page.locator("#total")).containsText("20 quotes");
    assertThat(page.locator(".crumbs button")).hasText(new String[] {"All time", "2024"});
  }

  @Test
  void theFiguresStandInATableAsWell() {
    search("bridge");
    page.click(".figures summary");
    assertThat(page.locator(".figures tbody tr").first())
        .hasText(Pattern.compile("January 2024\\s*20"));
  }

  @Test
  void aSpeakerIsFoundByPartOfTheName() {
    page.locator("[data-facet=speaker] button").click();
    Locator find = page.locator("[data-facet=speaker] input[type=search]");
    find.pressSequentially("vorra");
    Locator values = page.locator("[data-facet=speaker] .value");
    assertThat(values).hasCount(1);
    assertThat(values).containsText("Lucía de la Vorra");
    values.click();
    assertThat(page.locator(".chips")).containsText("Lucía de la Vorra");
  }

  @Test
  void aBrokenQueryIsExplainedWhereItIsBrokenAndAnsweredAllTheSame() {
    search("bridge \"open");
    assertThat(page.locator("[role=alert]")).containsText("never closed");
    assertThat(page.locator("[role=alert] mark")).hasText("\"");
    assertThat(hits().first()).isVisible();
  }

  @Test
  void noHitSaysWhatMayBeMeant() {
    search("brigde");
    page.locator(".state a").click();
    assertThat(page.locator("#q")).hasValue("bridge");
    assertThat(page.locator("#total")).containsText("59 quotes");
  }

  @Test
  void noHitSaysWhichFilterToLoosen() {
    search("bridge");
    tick("speaker", "Audit Office");
    page.fill("#from", "2025-09-01");
    Locator ways = page.locator(".state li a");
    assertThat(ways.first()).isVisible();
    assertThat(ways.last()).hasText("Without any filter: 59 quotes");
    ways.last().click();
    assertThat(page.locator("#total")).containsText("59 quotes");
  }

  @Test
  void theWholeWayIsGoneByKeyboard() {
    page.keyboard().press("/");
    assertThat(page.locator("#q")).isFocused();
    page.keyboard().type("bridge");
    page.keyboard().press("Enter");
    assertThat(page.locator("#total")).containsText("59 quotes");
    page.keyboard().press("ArrowDown");
    assertThat(hits().first()).isFocused();
    page.keyboard().press("ArrowDown");
    assertThat(hits().nth(1)).isFocused();
    page.keyboard().press("ArrowUp");
    page.keyboard().press("c");
    assertThat(page.locator("#said")).hasText("Copied");
    page.keyboard().press("Enter");
    assertThat(page.locator(".text .chosen")).isFocused();
    page.goBack();
    page.keyboard().press("?");
    assertThat(page.locator("dialog")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).isHidden();
  }

  @Test
  void helpHasExamplesThatAnswer() {
    page.locator("nav button").click();
    for (String example : page.locator("dialog dt a").allTextContents()) {
      assertThat(
              server.get("api/v1/quotes?limit=1&q=" + RunningServer.encode(example)).statusCode())
          .as(example)
          .isEqualTo(200);
    }
    page.locator("dialog dt a").first().click();
    assertThat(page.locator("dialog")).isHidden();
    assertThat(page.locator("#q")).hasValue("harbour bridge");
  }

  @Test
  void everyFormatCanBeDownloaded() {
    search("bridge");
    page.locator(".menu summary").click();
    for (Locator link : page.locator(".menu a").all()) {
      assertThat(server.get(link.getAttribute("href").substring(1)).statusCode()).isEqualTo(200);
    }
    assertThat(page.locator(".menu a[download]")).hasCount(6);
    assertThat(page.locator(".menu a:not([download])")).hasCount(2);
  }
}
