package dev.onrecord.server;

import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Sha256;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Trail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A quote as a small page that stands alone: no script, nothing fetched, so that it can be put into
 * any other page. Texts go in as texts: jsoup writes the markup.
 */
final class QuoteCard {
  private static final String TEMPLATE = template();

  /** What HTML has no place for. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r]]");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /** What a browser may do with the page: apply its own style. */
  static final String POLICY =
      "default-src 'none'; style-src '" + styleHash() + "'; base-uri 'none'; form-action 'none'";

  private final Document page = Jsoup.parse(TEMPLATE);

  private QuoteCard() {
    page.outputSettings().prettyPrint(false);
  }

  /**
   * A quote that is there.
   *
   * @param linkText what its foot leads to
   * @param address and where that lies
   */
  static QuoteCard of(Hit hit, String linkText, String address) {
    var card = new QuoteCard();
    Quote quote = hit.quote();
    Attribution attribution = quote.attribution();
    boolean reported = quote.kind() == Kind.INDIRECT;
    card.put("blockquote", quote.kind().marked(hit.snippet().text()));
    card.put(".note", reported ? "Reported in the article’s own words" : "");
    boolean known = !attribution.speaker().type().equals("unknown");
    card.put(".who", known ? attribution.speaker().label() : "Speaker not known");
    card.put(".role", attribution.roleOfName());
    card.put(".when", when(quote.saidOn()));
    card.where(hit);
    card.link(linkText, address);
    card.page.title(card.first(".who") + ": " + card.first("blockquote"));
    return card;
  }

  /** A quote that an article had before it was corrected, as it was then. */
  static QuoteCard gone(Trail.Form form, String note, String articleAddress) {
    var card = new QuoteCard();
    card.put("blockquote", form.kind().marked(form.text()));
    card.put(".note", note);
    List.of(".who", ".role", ".when", ".where").forEach(part -> card.put(part, ""));
    card.link("See the article and its editions", articleAddress);
    card.page.title(note);
    return card;
  }

  /** Adds what other programs look for in a page: its address, and where it is to be embedded. */
  QuoteCard findable(String address, String oembed) {
    Element head = page.head();
    head.appendElement("link").attr("rel", "canonical").attr("href", address);
    head.appendElement("link")
        .attr("rel", "alternate")
        .attr("type", "application/json+oembed")
        .attr("title", page.title())
        .attr("href", oembed);
    meta("og:type", "article");
    meta("og:site_name", "Onrecord");
    meta("og:title", first(".who"));
    meta("og:description", first("blockquote"));
    meta("og:url", address);
    page.body().addClass("page");
    return this;
  }

  byte[] bytes() {
    return page.outerHtml().getBytes(StandardCharsets.UTF_8);
  }

  String title() {
    return page.title();
  }

  private void meta(String property, String content) {
    page.head().appendElement("meta").attr("property", property).attr("content", content);
  }

  private static String when(SaidOn saidOn) {
    String day = DAY.format(saidOn.day());
    return switch (saidOn.basis()) {
      case PUBLISHED -> "In print " + day;
      default ->
          switch (saidOn.precision()) {
            case DAY -> "Said on " + day;
            case MONTH -> "Said in " + day.substring(day.indexOf(' ') + 1);
            case YEAR -> "Said in " + saidOn.day().getYear();
          };
    };
  }

  private void where(Hit hit) {
    var parts = new ArrayList<String>();
    if (!hit.publisher().isEmpty()) {
      parts.add(hit.publisher());
    }
    parts.add(DAY.format(hit.published()));
    Element where = put(".where", String.join(", ", parts) + (hit.title().isEmpty() ? "" : ": "));
    if (!hit.title().isEmpty()) {
      Element title =
          hit.webUrl()
              .map(url ->
                  where
                      .appendElement("a")
                      .attr("href", url)
                      .attr("rel", "noreferrer")
                      .attr("target", "_top"))
              .orElseGet(() -> where.appendElement("cite"));
      title.text(CONTROL.matcher(hit.title()).replaceAll("\ufffd"));
    }
  }

  private void link(String text, String address) {
    Element footer = page.expectFirst("footer");
    footer.appendElement("a").attr("href", address).attr("target", "_top").text(text);
    footer.appendElement("span").text("Onrecord");
  }

  private Element put(String part, @Nullable String text) {
    Element element = page.expectFirst(part);
    if (text == null || text.isEmpty()) {
      element.remove();
      return element;
    }
    return element.text(CONTROL.matcher(text).replaceAll("\ufffd"));
  }

  private String first(String part) {
    Element element = page.selectFirst(part);
    return element == null ? "" : element.wholeText();
  }

  private static String template() {
    try (InputStream in =
        Objects.requireNonNull(QuoteCard.class.getResourceAsStream("card.html"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the template of cards", e);
    }
  }

  private static String styleHash() {
    String style = Jsoup.parse(TEMPLATE).expectFirst("style").data();
    byte[] hash = Sha256.of(style.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }
}
