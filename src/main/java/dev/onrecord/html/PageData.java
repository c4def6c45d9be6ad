package dev.onrecord.html;

import dev.onrecord.model.PublishedBasis;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells of its article, the surest word first: JSON-LD, meta tags, microdata, then what
 * is written for readers.
 */
final class PageData {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
  private static final int LONGEST = 300;

  private final JsonLd machine;
  private final Map<String, String> meta = new HashMap<>();
  private final Document page;
  private final @Nullable String found;
  private final String address;
  private final @Nullable PublishedDay published;
  private final String byline;

  /** Reads it before the page is stripped. */
  PageData(Document page, @Nullable String found) {
    this.page = page;
    this.found = found;
    for (String naming : List.of("property", "name", "itemprop")) {
      for (Element tag : page.select("meta[content][" + naming + "]")) {
        String key = tag.attr(naming).strip().toLowerCase(Locale.ROOT).replace('.', ':');
        String content = fold(tag.attr("content"));
        if (!content.isEmpty() && !PublishedDay.isElsewhere(tag)) {
          meta.putIfAbsent(key, content);
        }
      }
    }
    this.machine = new JsonLd(page, address("")); // the page's other words for it
    this.address = address(machine.text("url", "mainEntityOfPage"));
    this.published = PublishedDay.of(machine, this::meta, page, address);
    this.byline = Byline.of(machine, this::meta, page);
  }

  /** The first of these meta tags that is there; empty for none. */
  private String meta(String... keys) {
    for (String key : keys) {
      String value = meta.getOrDefault(key, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  Page page(String bestTitle, String text) {
    LocalDate day = published == null ? null : published.day();
    PublishedBasis basis = published == null ? null : published.basis();
    String title = title(bestTitle);
    return new Page(
        title, byline, site(), address, language(), day, basis, modified(), without(title, text));
  }

  /** The headline is no part of the text. */
  private static String without(String title, String text) {
    int end = text.indexOf("\n\n");
    String first = end < 0 ? "" : text.substring(0, end).toLowerCase(Locale.ROOT);
    String whole = title.toLowerCase(Locale.ROOT);
    // The title may name the outlet too: "The bridge | The Courier".
    boolean headed =
        !first.isEmpty()
            && whole.startsWith(first)
            && whole.substring(first.length()).matches("(\\s*[|–—·:-].*)?");
    return headed ? text.substring(end + 2) : text;
  }

  private String title(String best) {
    return fold(
        first(
            machine.text("headline"),
            meta("dc:title", "dcterm:title", "dcterms:title", "og:title", "twitter:title"),
            meta("parsely-title", "sailthru:title", "title"),
            best,
            page.title()));
  }

  private String site() {
    String name =
        first(machine.text("publisher"), meta("og:site_name", "publisher", "dc:publisher"));
    return name.startsWith("http") ? "" : fold(name);
  }

  private String language() {
    Element root = page.selectFirst("html[lang]");
    String language =
        first(
            root == null ? "" : root.attr("lang"),
            machine.text("inLanguage"),
            meta("og:locale", "content-language", "dc:language", "language"));
    String tag = language.strip().replace('_', '-');
    return tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? tag : "";
  }

  private @Nullable Instant modified() {
    String text =
        first(
            machine.text("dateModified"),
            meta("article:modified_time", "og:updated_time", "last-modified"));
    Moment moment = Moment.read(text);
    return moment == null ? null : moment.at();
  }

  /**
   * The address the page gives itself, where that can be so: of the same site as where it was
   * found, and no site's front page. Else where it was found.
   *
   * @param told what it tells machines
   */
  private String address(String told) {
    Element link = page.selectFirst("link[rel~=(?i)\\bcanonical\\b][href]");
    for (String own : List.of(link == null ? "" : link.absUrl("href"), meta("og:url"), told)) {
      if (isOwn(own)) {
        return own;
      }
    }
    return found == null ? "" : found;
  }

  private boolean isOwn(String address) {
    try {
      URI own = new URI(address);
      boolean web = own.getHost() != null && String.valueOf(own.getScheme()).matches("(?i)https?");
      String path = String.valueOf(own.getPath());
      boolean front = path.length() <= 1 && own.getQuery() == null;
      return web
          && !front
          && !own.getHost().endsWith(".invalid")
          && (found == null || Sites.same(own.getHost(), new URI(found).getHost()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  static String fold(String text) {
    String folded = BLANKS.matcher(text).replaceAll(" ").strip();
    return folded.length() > LONGEST ? folded.substring(0, LONGEST - 1) + "…" : folded;
  }
}
