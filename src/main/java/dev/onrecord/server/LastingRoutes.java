package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.model.Quote;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Trail;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Addresses that last: what leads to a quote today leads to it when its article was corrected. And
 * what lets others show a quote in their own pages. Parameters that others add to an address on its
 * way make no difference.
 *
 * <p>An address that is handed out ends in a check value of the quote's words, so that another
 * quote that comes to stand in its place is never taken for it.
 */
final class LastingRoutes {
  private static final String CARD_POLICY = QuoteCard.POLICY + "; frame-ancestors *";
  private static final String PAGE_POLICY = QuoteCard.POLICY + "; frame-ancestors 'none'";
  private static final Pattern OURS = Pattern.compile("/(?:q|card)/([^?#]+)(?:[?#].*)?");
  private static final Pattern ON_PAGE = Pattern.compile("/?\\?(?:[^#]*&)?quote=([^&#]+).*");

  /** A card of this many pixels in width shows so many characters of a quote a line. */
  private static final int WIDTH = 600;

  private static final int NARROWEST = 100;
  private static final int CHARACTER = 10;
  private static final int MARGINS = 50;
  private static final int LINE = 29;
  private static final int FRAME = 220;
  private static final int HIGHEST = 900;

  private final Onrecord onrecord;
  private final LastingQuotes quotes;
  private final PublicAddress address;

  LastingRoutes(Onrecord onrecord, PublicAddress address) {
    this.onrecord = onrecord;
    this.quotes = new LastingQuotes(onrecord);
    this.address = address;
  }

  void quote(Context context) {
    String id = context.pathParam("id");
    switch (quotes.find(id)) {
      case LastingQuotes.Found.Here(Hit hit) -> {
        if (hit.quote().lastingName().equals(id)) {
          html(context, page(context, hit), PAGE_POLICY);
        } else {
          elsewhere(context, address.quote(context, hit.quote()));
        }
      }
      case LastingQuotes.Found.Gone(Trail trail) -> {
        context.status(410);
        html(context, gone(context, trail), PAGE_POLICY);
      }
    }
  }

  private QuoteCard page(Context context, Hit hit) {
    String id = hit.quote().id();
    String own = address.quote(context, hit.quote());
    String article =
        article(context, hit.quote().articleId()) + "&quote=" + PublicAddress.encoded(id);
    return QuoteCard.of(hit, "See it in its article", article)
        .findable(
            own, address.of(context) + "/oembed?format=json&url=" + PublicAddress.encoded(own));
  }

  void card(Context context) {
    QuoteCard card =
        switch (quotes.find(context.pathParam("id"))) {
          case LastingQuotes.Found.Here(Hit hit) ->
              QuoteCard.of(hit, "See the quote", address.quote(context, hit.quote()));
          case LastingQuotes.Found.Gone(Trail trail) -> gone(context, trail);
        };
    context.header("Cross-Origin-Resource-Policy", "cross-origin");
    html(context, card, CARD_POLICY);
  }

  private QuoteCard gone(Context context, Trail trail) {
    Trail.Form last = trail.last();
    return QuoteCard.gone(
        last,
        "The article was corrected, and no longer has this quote",
        article(context, Quote.articleOf(last.quoteId())));
  }

  private static void html(Context context, QuoteCard card, String policy) {
    context.header("Content-Security-Policy", policy);
    Tagged.answer(context, card.bytes(), "text/html; charset=utf-8");
  }

  void article(Context context) {
    String id = context.pathParam("id");
    if (onrecord.article(id).isEmpty()) {
      throw RefusedRequest.notFound("there is no article " + id);
    }
    elsewhere(context, article(context, id));
  }

  /** Where the page shows an article. */
  private String article(Context context, String id) {
    return address.of(context) + "/?article=" + PublicAddress.encoded(id);
  }

  /** For now: the next correction may lead elsewhere again. */
  private static void elsewhere(Context context, String where) {
    context.status(302).header("Location", where);
  }

  /** How to show the quote of an address (oembed.com, version 1.0). */
  void embed(Context context) {
    String format = Parameters.text(context, "format", "json");
    if (!format.equals("json")) {
      throw new RefusedRequest(
          Problem.of("not-offered", "Not a form it comes in", 501, "oEmbed comes as json only"));
    }
    String url = Parameters.text(context, "url", "");
    if (url.isEmpty()) {
      throw new BadRequestException("url", "url is missing: the address of a quote here");
    }
    int width = Math.min(WIDTH, size(context, "maxwidth"));
    LastingQuotes.Found found = quotes.find(quoteOf(context, url));
    if (!(found instanceof LastingQuotes.Found.Here(Hit hit))) {
      throw RefusedRequest.notFound("the article of " + url + " no longer has this quote");
    }
    int inside = Math.max(NARROWEST, width - MARGINS);
    int lines = 1 + hit.snippet().text().length() * CHARACTER / inside;
    int most = Math.min(size(context, "maxheight"), HIGHEST);
    int height = Math.min(most, FRAME + LINE * lines);
    QuoteCard card = QuoteCard.of(hit, "", "");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("version", "1.0");
    answer.put("type", "rich");
    answer.put("title", card.title());
    answer.put("author_name", hit.quote().attribution().speaker().label());
    answer.put("provider_name", "Onrecord");
    answer.put("provider_url", address.of(context) + "/");
    answer.put("width", width);
    answer.put("height", height);
    answer.put("html", frame(address.card(context, hit.quote()), card.title(), width, height));
    Routes.json(context, answer);
  }

  private static String frame(String card, String title, int width, int height) {
    return new Element("iframe")
        .attr("src", card)
        .attr("title", title)
        .attr("width", String.valueOf(width))
        .attr("height", String.valueOf(height))
        .attr("loading", "lazy")
        .attr("sandbox", "allow-popups allow-top-navigation-by-user-activation")
        .attr("style", "border: 0")
        .outerHtml();
  }

  private static int size(Context context, String name) {
    int size = Parameters.number(context, name, Integer.MAX_VALUE);
    if (size < 1) {
      throw new BadRequestException(name, name + " is " + size + "; it is 1 or more");
    }
    return size;
  }

  private String quoteOf(Context context, String url) {
    String own = address.of(context);
    String rest = url.startsWith(own) ? url.substring(own.length()) : "";
    for (Pattern form : new Pattern[] {OURS, ON_PAGE}) {
      Matcher matcher = form.matcher(rest);
      if (matcher.matches()) {
        try {
          return URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          break;
        }
      }
    }
    throw RefusedRequest.notFound(
        "url is no address of a quote here; one begins with " + own + "/q/");
  }
}
