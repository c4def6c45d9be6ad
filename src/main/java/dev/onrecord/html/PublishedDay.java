package dev.onrecord.html;

import dev.onrecord.model.PublishedBasis;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The day on which a page says it was published, and where it says so. */
record PublishedDay(LocalDate day, PublishedBasis basis) {
  private static final String[] TAGS = {
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc:date:issued",
    "dcterms:issued",
    "dc:date",
    "dcterms:date",
    "dcterms:created",
    "dc:issued",
    "dc:created",
    "sailthru:date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "article:published",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "displaydate",
    "article_date_original",
    "ptime",
    "pdate",
    "pub_date",
    "article:published_date",
    "article:publicationdate",
    "rnews:datepublished",
    "bt:pubdate",
    "date"
  };

  /** Of what stands around it. */
  private static final Pattern ABOUT_PUBLISHING =
      Pattern.compile(
          "(?i)(publi|post(ed|date|-date|_date)|dateline|timestamp|byline|datetime|article.?date|pub.?date|entry-date)");

  /** What other articles of the outlet, and comments, stand in. */
  private static final String ELSEWHERE =
      "aside, nav, footer, [class*=related], [class*=comment], [class*=recommend], [class*=most-], [id*=comment], [class*=sidebar], [class*=teaser], [class*=promo]";

  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)(?:([/-])(\\d{1,2}|[a-z]{3})\\2(\\d{1,2})(?!\\d)|(\\d\\d)(\\d\\d)(?!\\d))");

  /** What programs write where they know none. */
  private static final Set<LocalDate> NO_DAYS = Set.of(LocalDate.of(1, 1, 1), LocalDate.EPOCH);

  /** More places where publishing is told than any page has. */
  private static final int MOST_PLACES = 200;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /**
   * Whether it stands in what is about something else; what all of a page is called tells nothing.
   */
  static boolean isElsewhere(Element element) {
    Element around = element.closest(ELSEWHERE);
    return around != null && !around.normalName().matches("html|body|head");
  }

  /** Meta tags by their names. */
  interface Meta {
    String first(String... keys);
  }

  static @Nullable PublishedDay of(JsonLd machine, Meta meta, Document page, String address) {
    return Stream.<@Nullable PublishedDay>of(
            read(machine.text("datePublished"), PublishedBasis.PAGE_DATA),
            meta(meta),
            microdata(page),
            time(page),
            byline(page),
            address(address))
        .filter(day -> day != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable PublishedDay read(String text, PublishedBasis basis) {
    Moment moment = Moment.read(text);
    return moment == null || NO_DAYS.contains(moment.day())
        ? null
        : new PublishedDay(moment.day(), basis);
  }

  private static @Nullable PublishedDay meta(Meta meta) {
    for (String tag : TAGS) {
      PublishedDay day = read(meta.first(tag), PublishedBasis.META);
      if (day != null) {
        return day;
      }
    }
    return null;
  }

  private static @Nullable PublishedDay microdata(Document page) {
    for (Element marked :
        page.select("[itemprop~=(?i)\\bdatePublished\\b], [property~=(?i)\\bdatePublished\\b]")) {
      PublishedDay day = read(told(marked), PublishedBasis.MICRODATA);
      if (day != null && !isElsewhere(marked)) {
        return day;
      }
    }
    return null;
  }

  /** What an element says to machines, else to readers. */
  private static String told(Element element) {
    for (String attribute : List.of("content", "datetime", "title")) {
      if (!element.attr(attribute).isBlank()) {
        return element.attr(attribute);
      }
    }
    return element.text();
  }

  /** The first time that stands where publishing is told; else the only day that there is. */
  private static @Nullable PublishedDay time(Document page) {
    List<Element> times =
        page.select("time[datetime]").stream().filter(t -> !isElsewhere(t)).toList();
    List<PublishedDay> told =
        times.stream()
            .filter(PublishedDay::isOfPublishing)
            .map(t -> read(t.attr("datetime"), PublishedBasis.TIME))
            .filter(day -> day != null)
            .toList();
    if (!told.isEmpty()) {
      return told.getFirst();
    }
    List<PublishedDay> days =
        times.stream()
            .map(t -> read(t.attr("datetime"), PublishedBasis.TIME))
            .filter(day -> day != null)
            .distinct()
            .toList();
    return days.size() == 1 ? days.getFirst() : null;
  }

  private static boolean isOfPublishing(Element time) {
    Element around = time.parent();
    String names =
        String.join(
            " ",
            time.className(),
            time.id(),
            time.attr("itemprop"),
            around == null ? "" : around.className());
    return time.hasAttr("pubdate")
        || (ABOUT_PUBLISHING.matcher(names).find()
            && !names.toLowerCase(Locale.ROOT).contains("updated"));
  }

  /** The only day that stands in words where publishing is told. */
  private static @Nullable PublishedDay byline(Document page) {
    List<LocalDate> days =
        page.select("[class], [id]").stream()
            .filter(e -> ABOUT_PUBLISHING.matcher(e.className() + " " + e.id()).find())
            .filter(e -> !isElsewhere(e))
            .limit(MOST_PLACES)
            .map(Element::text)
            .filter(text -> text.length() < 200)
            .map(Moment::find)
            .filter(moment -> moment != null)
            .map(Moment::day)
            .distinct()
            .toList();
    return days.size() == 1 ? new PublishedDay(days.getFirst(), PublishedBasis.BYLINE) : null;
  }

  private static @Nullable PublishedDay address(String url) {
    Matcher date = IN_ADDRESS.matcher(url.toLowerCase(Locale.ROOT));
    while (date.find()) {
      try {
        String month = date.group(3) == null ? date.group(5) : date.group(3);
        String day = date.group(4) == null ? date.group(6) : date.group(4);
        int number = MONTHS.contains(month) ? MONTHS.indexOf(month) + 1 : Integer.parseInt(month);
        var told = LocalDate.of(Integer.parseInt(date.group(1)), number, Integer.parseInt(day));
        return new PublishedDay(told, PublishedBasis.ADDRESS);
      } catch (DateTimeException | NumberFormatException e) {
        // a number that looks like a date and is none
      }
    }
    return null;
  }
}
