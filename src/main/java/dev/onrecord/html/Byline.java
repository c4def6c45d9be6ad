package dev.onrecord.html;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** The names of who wrote a page, and nothing else that stands in its byline. */
final class Byline {
  private static final Pattern BY =
      Pattern.compile("(?i)^(written |reported |posted |published )?by\\b[:\\s]*");

  /** What follows the names: a date, a time, a count, an address, a bar. Names have no digits. */
  private static final Pattern REST =
      Pattern.compile(
          "(?i)\\s*([-–—|•·,]?\\s*(\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? \\d|\\d"
              + "|\\b(updated|published|posted)\\b|\\S+@\\S+)|[|•·]).*$");

  private static final int LONGEST = 160;
  private static final int MOST = 4;

  private Byline() {}

  static String of(JsonLd machine, PublishedDay.Meta meta, Document page) {
    return Stream.<Supplier<String>>of(
            () -> machine.list("author"),
            () -> meta.first("dc:creator", "dcterm:creator", "dcterms:creator"),
            () -> meta.first("author", "byl", "parsely-author", "sailthru:author"),
            () -> meta.first("article:author", "og:article:author", "cxenseparse:author"),
            () -> all(page, "[itemprop~=\\bauthor\\b] [itemprop~=\\bname\\b]"),
            () -> all(page, "a[rel~=\\bauthor\\b]"),
            () -> first(page, "[itemprop~=\\bauthor\\b]"),
            () -> first(page, "[class~=(?i)(^|[\\s_-])byline]"),
            () -> first(page, "[class~=(?i)(^|[\\s_-])author([\\s_-]?name)?($|\\s)]"))
        .map(told -> clean(told.get()))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Stream<String> marked(Document page, String selector) {
    return page.select(selector).stream()
        .filter(element -> !PublishedDay.isElsewhere(element))
        .map(element -> clean(PageText.of(element).lines().findFirst().orElse("")))
        .filter(name -> !name.isEmpty());
  }

  private static String first(Document page, String selector) {
    return marked(page, selector).findFirst().orElse("");
  }

  private static String all(Document page, String selector) {
    List<String> names = marked(page, selector).distinct().limit(MOST + 1L).toList();
    return names.size() > MOST ? "" : String.join(", ", names); // so many are no byline
  }

  private static String clean(String told) {
    String names = BY.matcher(PageData.fold(told)).replaceFirst("");
    names = REST.matcher(names).replaceFirst("").strip();
    boolean address = names.startsWith("http") || names.startsWith("@") || names.contains("://");
    return address || names.length() > LONGEST ? "" : names;
  }
}
