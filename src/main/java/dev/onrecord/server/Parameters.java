package dev.onrecord.server;

import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Histogram.Interval;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.Sort;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a search request from the parameters of a URL; an unknown parameter is an error, not
 * silence.
 */
final class Parameters {
  private static final Set<String> KNOWN =
      new TreeSet<>(
          List.of(
              "q",
              "speaker",
              "publisher",
              "kind",
              "role",
              "said_on",
              "from",
              "to",
              "sort",
              "limit",
              "cursor",
              "facets",
              "facet_size",
              "interval",
              "syntax",
              "explain",
              "group"));
  private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
  private static final int HITS = 10;
  private static final int FACET_VALUES = 10;

  private Parameters() {}

  static SearchRequest search(Context context) {
    return read(context, KNOWN);
  }

  /** Reads a request beside one more parameter of the route. */
  static SearchRequest searchWith(Context context, String other) {
    var known = new TreeSet<>(KNOWN);
    known.add(other);
    return read(context, known);
  }

  /** Reads a request for all hits, which has no page and counts nothing. */
  static SearchRequest export(Context context) {
    var known = new TreeSet<>(KNOWN);
    known.removeAll(
        List.of("limit", "cursor", "facets", "facet_size", "interval", "explain", "group"));
    known.add("format");
    return read(context, known);
  }

  /** Reads a request for the latest hits, which counts nothing. */
  static SearchRequest feed(Context context, int hits) {
    var known = new TreeSet<>(KNOWN);
    known.removeAll(
        List.of("sort", "cursor", "facets", "facet_size", "interval", "explain", "group"));
    SearchRequest request =
        read(context, known)
            .sortedBy(Sort.NEWEST)
            .counting(EnumSet.noneOf(Dimension.class), FACET_VALUES);
    return context.queryParam("limit") == null ? request.limitedTo(hits) : request;
  }

  private static SearchRequest read(Context context, Set<String> known) {
    checkKnown(context, known);
    var where = new LinkedHashMap<Dimension, List<String>>();
    for (Dimension dimension : Dimension.values()) {
      List<String> values =
          context.queryParams(dimension.word()).stream().filter(v -> !v.isEmpty()).toList();
      if (!values.isEmpty()) {
        where.put(dimension, values);
      }
    }
    return new SearchRequest(
        text(context, "q", ""),
        where,
        day(context, "from"),
        day(context, "to"),
        Sort.named(text(context, "sort", Sort.RELEVANCE.word())),
        number(context, "limit", HITS),
        context.queryParam("cursor"),
        facets(context),
        number(context, "facet_size", FACET_VALUES),
        interval(context),
        isSecond(context, "syntax", "strict", "lenient"),
        isSecond(context, "explain", "false", "true"),
        isSecond(context, "group", "false", "true"));
  }

  static void checkKnown(Context context, Set<String> known) {
    String query = context.queryString();
    if (query != null && BAD_PERCENT.matcher(query).find()) {
      throw new BadRequestException(
          "q",
          "a % in the address is not followed by two hexadecimal digits; write %25 for the sign itself");
    }
    for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
      String name = parameter.getKey();
      if (!known.contains(name)) {
        throw new BadRequestException(
            name,
            "there is no parameter \""
                + name
                + (known.isEmpty()
                    ? "\" here, nor any other"
                    : "\" here; there are " + String.join(", ", known)));
      }
      // Of a dimension's values any is meant; of all else only one can count.
      boolean many = Arrays.stream(Dimension.values()).anyMatch(d -> d.word().equals(name));
      if (!many && parameter.getValue().size() > 1) {
        throw new BadRequestException(name, name + " is given more than once");
      }
    }
  }

  /** One of two words; the first where the parameter is missing. */
  private static boolean isSecond(Context context, String name, String first, String second) {
    String value = text(context, name, first);
    if (!value.equals(first) && !value.equals(second)) {
      throw new BadRequestException(
          name, name + " is \"" + value + "\"; it is " + first + " or " + second);
    }
    return value.equals(second);
  }

  /** What kind of content a body is, without what is told beside it. */
  static String contentType(Context context) {
    return String.valueOf(context.contentType()).replaceAll(";.*", "").strip();
  }

  static String text(Context context, String name, String missing) {
    String value = context.queryParam(name);
    return value == null ? missing : value;
  }

  static int number(Context context, String name, int missing) {
    String value = context.queryParam(name);
    try {
      if (value != null && value.startsWith("+")) {
        throw new NumberFormatException(value);
      }
      return value == null ? missing : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new BadRequestException(name, name + " is \"" + value + "\", which is no number");
    }
  }

  static @Nullable LocalDate day(Context context, String name) {
    String value = context.queryParam(name);
    try {
      return value == null || value.isEmpty() ? null : LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw new BadRequestException(
          name,
          name
              + " is \""
              + value
              + "\", which is no day of the calendar; write it as in 2025-04-23");
    }
  }

  private static @Nullable Interval interval(Context context) {
    String value = text(context, "interval", "auto");
    return value.equals("auto") ? null : Interval.named(value);
  }

  /** Names parted by commas; all of them where the parameter is missing, none where it is empty. */
  private static Set<Dimension> facets(Context context) {
    String value = context.queryParam("facets");
    if (value == null) {
      return EnumSet.allOf(Dimension.class);
    }
    var facets = EnumSet.noneOf(Dimension.class);
    Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(name -> facets.add(Dimension.named(name)));
    return facets;
  }
}
