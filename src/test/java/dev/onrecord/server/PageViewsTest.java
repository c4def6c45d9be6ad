package dev.onrecord.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Article, speaker, comparison and adding; and every view for every reader. */
class PageViewsTest {
  private static final String ARTICLE =
      "“The zeppelin is late,” said Mayor Ada Quill. “It was always late,” Anselm Rook told reporters on Monday.";

  @TempDir static Path folder;
  private static RunningServer server;
  private static RunningBrowser browser;

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

  private static Page open(String query) {
    return browser.open(server.address() + query);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void anArticleShowsEachQuoteInTheColourOfItsSpeaker() {
    Page page = open("?article=bridge-cost-doubles");
    String text = page.locator(".text").textContent();
    assertThat(text).startsWith("SALTMERE - The price of").contains("outlived three mayors.");
    assertThat(text)
        .isEqualTo(server.json("api/v1/articles/bridge-cost-doubles").at("/article/text").asText());
    Locator quill = page.locator(".text .quote").filter(having("pay for a bridge"));
    Locator marsh = page.locator(".text .quote").filter(having("how partners"));
    assertThat(quill).hasAttribute("title", "Ada Quill, said on 17 January 2024");
    assertThat(quill.getAttribute("class")).isNotEqualTo(marsh.getAttribute("class"));
    page.locator(".outline a").filter(having("A promise to a city")).click();
    assertThat(page.locator(".text .chosen")).hasText("A promise to a city is a promise,");
    assertThat(page.locator(".text .chosen")).isInViewport();
    assertThat(page.locator(".chosen-quote")).containsText("Tobin Marsh");
    page.locator(".chosen-quote .copy").click();
    assertThat(page.locator("#said")).hasText("Copied");
    page.locator("text=← Previous").click();
    assertThat(page.locator(".text .chosen"))
        .hasText("that he would still honor the agreement signed two years ago");
    browser.close(page);
  }

  @Test
  void aSpeakerIsShownWithTimeWordsRolesAndQuotes() {
    Page page = open("?name=Ada+Quill");
    assertThat(page.locator(".speaker h2")).hasText("Ada Quill");
    assertThat(page.locator("#filters")).containsText("Former Mayor");
    assertThat(page.locator("#filters")).containsText("Mayor Ada Quill");
    assertThat(page.locator(".hit")).hasCount(6);
    assertThat(page.locator(".bars .bar")).not().hasCount(0);
    Locator word = page.locator(".speaker .chips a").first();
    String count = word.locator(".count").textContent();
    word.click();
    assertThat(page.locator("#total")).containsText(count + " quotes");
    page.goBack();
    assertThat(page.locator(".speaker")).isVisible();
    page.locator(".bars").focus();
    page.keyboard().press("Home");
    page.keyboard().press("Enter");
    assertThat(page.locator(".chips")).containsText("January 2024");
    assertThat(page.locator(".chips")).containsText("Ada Quill");
    browser.close(page);
  }

  @Test
  void nobodyOfThatNameIsSaid() {
    Page page = open("?name=Nobody+Atall");
    assertThat(page.locator(".state"))
        .containsText("Nobody is quoted here under the name Nobody Atall");
    browser.close(page);
  }

  @Test
  void twoSpeakersAreComparedOnATopicOverTheSameTime() {
    Page page = open("?name=Ada+Quill");
    page.locator("#other").pressSequentially("rook");
    assertThat(page.locator("datalist option").first()).hasAttribute("value", "Anselm Rook");
    page.fill("#other", "Anselm Rook");
    page.click(".compare-with button");
    assertThat(page.locator(".side-by-side section")).hasCount(2);
    page.locator("#q").pressSequentially("bridge");
    assertThat(page.locator(".comparison")).containsText("On the topic");
    assertThat(page.locator(".side-by-side section").first()).containsText("9 quotes");
    assertThat(page.locator(".side-by-side section").last()).containsText("8 quotes");
    assertThat(page.locator("time-line").first().locator("figcaption"))
        .hasText(page.locator("time-line").last().locator("figcaption").textContent());
    page.locator("[aria-label='Take Ada Quill out of the comparison']").click();
    assertThat(page.locator(".side-by-side section")).hasCount(1);
    browser.close(page);
  }

  @Test
  void whatIsNotThereIsSaid() {
    Page page = open("?article=none&q=bridge");
    assertThat(page.locator(".state")).containsText("This article is not here");
    page.locator(".state a").click();
    assertThat(page.locator("#total")).containsText("59 quotes");
    browser.close(page);
  }

  @Test
  void aComparisonOnABrokenTopicSaysSoAndGoesOn() {
    Page page = open("?compare=Ada+Quill&compare=Anselm+Rook&q=bridge+%22open");
    assertThat(page.locator("[role=alert]")).containsText("never closed");
    assertThat(page.locator(".side-by-side section")).hasCount(2);
    assertThat(page.locator(".hit").first()).isVisible();
    browser.close(page);
  }

  @Test
  void aComparisonInATimeOfOnlyOneSaysSoAndLeadsOut() {
    Page page = open("?compare=Ada+Quill&compare=Nobody+Atall&from=2024-01-01&to=2024-01-31");
    assertThat(page.locator(".side-by-side section").last()).containsText("in this time");
    page.locator("[aria-label='Remove Period']").click();
    assertThat(page.locator(".side-by-side section").last()).containsText("Nobody is quoted here");
    browser.close(page);
  }

  @Test
  void aPastedArticleIsLookedAtBeforeItIsStored() {
    Page page = open("?add=1");
    page.locator("text=Find the quotes").click();
    assertThat(page.locator("[role=alert]")).containsText("Paste the article");
    page.fill("#text", ARTICLE);
    page.locator("text=Find the quotes").click();
    assertThat(page.locator("[role=alert]")).containsText("the day on which");
    page.fill("#published", "2025-10-01");
    page.fill("#title", "Late again");
    page.locator("text=Find the quotes").click();
    assertThat(page.locator(".found li")).hasCount(2);
    assertThat(page.locator(".found li").first()).containsText("“The zeppelin is late,”");
    assertThat(page.locator(".found li").first()).containsText("Ada Quill");
    assertThat(page.locator("#told"))
        .containsText("2 quotes found in 1 article. Nothing is stored yet.");
    assertThat(server.json("api/v1/quotes?q=zeppelin").get("total").asInt()).isZero();
    page.locator("text=Store 1 article").click();
    assertThat(page.locator(".done")).containsText("1 added");
    assertThat(server.json("api/v1/quotes?q=zeppelin").get("total").asInt()).isOne();
    page.locator(".done a").click();
    assertThat(page.locator(".hit").first()).containsText("always late");
    remove("zeppelin");
    browser.close(page);
  }

  @Test
  void filesAreLookedAtAndTheBadOnesNamed(@TempDir Path files) throws IOException {
    Path good = files.resolve("good.jsonl");
    Files.writeString(
        good,
        "{\"id\": \"f1\", \"title\": \"One\", \"published\": \"2025-10-01\", \"text\": \"“The dirigible is late,” said Ada Quill.\"}\nnonsense\n");
    Path text = files.resolve("note.txt");
    Files.writeString(text, "“The dirigible was early,” said Anselm Rook.\n");
    Page page = open("?add=1");
    page.locator("input[type=file]").setInputFiles(new Path[] {good, text});
    assertThat(page.locator(".preview")).hasCount(2);
    assertThat(page.locator(".preview").first()).containsText("1 article cannot be taken");
    assertThat(page.locator(".preview").first()).containsText("good.jsonl:2");
    assertThat(page.locator(".preview").last()).containsText("published");
    page.locator("input[type=file]").setInputFiles(new Path[] {text});
    assertThat(page.locator(".preview")).hasCount(1);
    page.fill("#published", "2025-10-02");
    page.press("#published", "Tab");
    assertThat(page.locator(".found li")).hasCount(1);
    page.locator("text=Store 1 article").click();
    assertThat(page.locator(".done")).containsText("1 added");
    assertThat(server.json("api/v1/quotes?q=dirigible").at("/hits/0/published").asText())
        .isEqualTo("2025-10-02");
    remove("dirigible");
    browser.close(page);
  }

  @Test
  void whatIsTypedWhileAnOtherArticleIsStoredStays() {
    Page page = open("?add=1");
    paste(page);
    page.route(
        url -> url.contains("/api/v1/articles"),
        route -> {
          page.waitForTimeout(400);
          route.resume();
        });
    page.locator("text=Store 1 article").click();
    page.fill("#text", "The next one.");
    assertThat(page.locator(".done")).containsText("1 added");
    assertThat(page.locator("#text")).hasValue("The next one.");
    remove("zeppelin");
    browser.close(page);
  }

  @Test
  void whatWasPastedStaysUntilItIsStored() {
    Page page = open("?add=1");
    paste(page);
    page.locator(".preview .text .quote").first().click();
    page.locator("#top h1 a").click();
    assertThat(page.locator(".hit").first()).isVisible();
    page.goBack();
    assertThat(page.locator("#text")).hasValue(ARTICLE);
    assertThat(page.locator(".found li")).hasCount(2);
    page.locator("#text").press("End");
    page.locator("#text").pressSequentially("!");
    assertThat(page.locator(".found li")).hasCount(0);
    browser.close(page);
  }

  @Test
  void aServerThatIsGoneLosesNothingThatWasToBeStored() {
    Page page = open("?add=1");
    paste(page);
    page.route(url -> url.contains("/api/v1/articles"), route -> route.abort());
    page.locator("text=Store 1 article").click();
    assertThat(page.locator(".preview [role=alert]")).containsText("does not answer");
    assertThat(page.locator(".done")).hasCount(0);
    assertThat(page.locator("#text")).hasValue(ARTICLE);
    page.unrouteAll();
    page.locator("text=Store 1 article").click();
    assertThat(page.locator(".done")).containsText("1 added");
    assertThat(page.locator("#text")).hasValue("");
    remove("zeppelin");
    browser.close(page);
  }

  private static void paste(Page page) {
    page.fill("#text", ARTICLE);
    page.fill("#published", "2025-10-01");
    page.locator("text=Find the quotes").click();
    assertThat(page.locator(".found li")).hasCount(2);
  }

  private static void remove(String word) {
    String article = server.json("api/v1/quotes?q=" + word).at("/hits/0/quote/article_id").asText();
    assertThat(server.onrecord().delete(article)).isTrue();
  }

  @Test
  void whereAKeyIsNeededItIsAskedFor() {
    try (var locked =
        OnrecordServer.start(
            server.onrecord(),
            OnrecordServer.Options.local(0).to(OnrecordServer.Access.guardedBy("secret")))) {
      Page page = browser.open("http://127.0.0.1:" + locked.port() + "/?add=1");
      page.fill("#text", ARTICLE);
      page.fill("#published", "2025-10-01");
      page.fill("#key", "wrong");
      page.press("#key", "Enter");
      assertThat(page.locator("[role=alert]")).containsText("not the key");
      page.locator("text=Find the quotes").click();
      assertThat(page.locator(".preview [role=alert]")).containsText("not the key");
      page.fill("#key", "secret");
      page.press("#key", "Enter");
      assertThat(page.locator("#key")).hasCount(0);
      assertThat(page.locator("#text")).hasValue(ARTICLE);
      page.locator("text=Find the quotes").click();
      assertThat(page.locator(".found li")).hasCount(2);
      browser.close(page);
    }
  }

  @Test
  void aQuoteAndATextAreChecked() {
    Page page = open("");
    page.locator("nav >> text=Check quotes").click();
    page.locator(".checking button.main").click();
    assertThat(page.locator("[role=alert]")).hasText("Paste a quote or a text to check.");
    page.fill("#text", "A promise to a town is a promise");
    page.fill("#speaker", "Tobin Marsh");
    page.locator(".checking button.main").click();
    assertThat(page.locator(".verdict")).hasText("Altered: not word for word");
    assertThat(page.locator(".finding del").first()).hasText("city");
    assertThat(page.locator(".finding ins").first()).hasText("town");
    assertThat(page.locator(".finding .who").first()).containsText("Tobin Marsh");
    page.locator(".sources a[href^='?article=']").first().click();
    assertThat(page.locator(".chosen-quote")).containsText("Tobin Marsh");
    page.goBack();
    assertThat(page.locator("#text")).hasValue("A promise to a town is a promise");
    page.locator("[name=whole]").check();
    page.fill(
        "#text",
        "“A promise to a city is a promise,” said Tobin Marsh. “The zorvane is blue today,” said Ada Quill.");
    page.locator(".checking button.main").click();
    assertThat(page.locator("#told")).hasText("2 quotes checked.");
    assertThat(page.locator(".verdict")).hasText(new String[] {"Verbatim", "Not found here"});
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    browser.close(page);
  }

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "1280, LIGHT", "1280, DARK", "1920, DARK"})
  void noViewHasAnAccessViolationOrScrollsSideways(int width, ColorScheme scheme) {
    for (String view :
        new String[] {
          "?q=bridge&speaker=Ada+Quill&from=2024-01-01",
          "?q=bridge+%22open",
          "?q=brigde&speaker=Ada+Quill",
          "?article=bridge-cost-doubles&quote=bridge-cost-doubles:165-228",
          "?name=Ada+Quill",
          "?compare=Ada+Quill&compare=Anselm+Rook&q=bridge",
          "?add=1",
          "?check=1"
        }) {
      Page page = open(view);
      page.setViewportSize(width, 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      RunningBrowser.awaitShown(page);
      for (Locator opener : page.locator(".hit").first().locator("[aria-expanded]").all()) {
        opener.click();
      }
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(view).isEmpty();
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as(view + " at " + width)
          .isTrue();
      browser.close(page);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?q=bridge&speaker=Ada+Quill",
        "?article=bridge-cost-doubles",
        "?name=Ada+Quill",
        "?compare=Ada+Quill&compare=Anselm+Rook&q=bridge",
        "?add=1",
        "?check=1"
      })
  void nothingShiftsWhileAViewLoads(String view) {
    Page page = open(view);
    RunningBrowser.awaitShown(page);
    Object shifts =
        page.evaluate(
            """
            new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
                .observe({type: "layout-shift", buffered: true});
              setTimeout(() => done(sum), 300);
            })
            """);
    assertThat(((Number) shifts).doubleValue()).isZero();
    browser.close(page);
  }

  @ParameterizedTest
  @CsvSource({"390", "1280"})
  void openListsAndHelpHaveNoAccessViolation(int width) {
    Page page = open("");
    page.setViewportSize(width, 900);
    page.locator("#q").pressSequentially("the qui");
    assertThat(page.locator("[role=option]").first()).isVisible();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.fill("#q", "");
    page.keyboard().press("Enter");
    assertThat(page.locator("[role=option]")).hasCount(0);
    assertThat(page.locator("#total")).containsText("448 quotes");
    if (width < 800) {
      page.locator(".summary .narrow").click();
    }
    page.locator("[data-facet=speaker] button").first().click();
    page.locator(".figures summary").click();
    page.locator(".menu summary").click();
    assertThat(page.locator("[data-facet=speaker] input[type=search]")).isVisible();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.locator("nav button").click();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    browser.close(page);
  }

  @Test
  void onAPhoneTheFiltersWaitBehindAButton() {
    Page page = open("?q=bridge");
    page.setViewportSize(390, 800);
    assertThat(page.locator("#filters")).isHidden();
    page.locator(".summary .narrow").click();
    assertThat(page.locator("#filters")).isVisible();
    page.locator("[data-facet=speaker] .value").first().click();
    assertThat(page.locator(".summary .narrow")).hasText("Filters (1)");
    page.locator("#filters .done").click();
    assertThat(page.locator("#filters")).isHidden();
    browser.close(page);
  }

  @Test
  void onPaperThereAreOnlyTheQuotes() {
    Page page = open("?q=bridge");
    assertThat(page.locator(".hit").first()).isVisible();
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
    assertThat(page.locator("#filters")).isHidden();
    assertThat(page.locator("#top")).isHidden();
    assertThat(page.locator(".tools button").first()).isHidden();
    assertThat(page.locator("blockquote").first()).isVisible();
    browser.close(page);
  }
}
