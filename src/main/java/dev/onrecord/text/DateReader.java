package dev.onrecord.text;

import dev.onrecord.model.SaidOn;
import dev.onrecord.model.SaidOn.Basis;
import dev.onrecord.model.SaidOn.Precision;
import dev.onrecord.model.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads days out of tokens: "April 23", "23 April 2025", "on Friday", "yesterday", against the day
 * of publication; and times that are no known day, so that nothing else is taken for theirs.
 */
public final class DateReader {
  /**
   * A time in the text; {@code saidOn} never lies after the day of publication. Where the text
   * tells no day ("last week", "in June"), its precision says so.
   */
  public record Day(Span span, SaidOn saidOn) {}

  private static final Map<String, DayOfWeek> WEEKDAYS =
      Stream.of(DayOfWeek.values())
          .collect(Collectors.toUnmodifiableMap(d -> d.name().toLowerCase(Locale.ROOT), d -> d));
  private static final Map<String, Integer> MONTHS = months();
  private static final Set<String> NAMED_DAYS =
      Set.of("good", "easter", "black", "ash", "palm", "super");
  private static final Set<String> PAST_DAYS = Set.of("yesterday", "today", "tonight");

  private static final Set<String> SPANS_OF_TIME =
      Set.of(
          "week", "weekend", "month", "year", "summer", "autumn", "fall", "winter", "spring",
          "decade", "century");
  private static final Set<String> BEFORE_SPANS = Set.of("last", "this", "past", "previous");
  private static final Set<String> BEFORE_NEXT = Set.of("following", "next");
  private static final Set<String> NEXT_SPANS = Set.of("day", "morning", "week", "month", "year");
  private static final Set<String> BEFORE_MONTHS =
      Set.of("in", "last", "since", "until", "early", "late", "mid");
  private static final Set<String> LONG_AGO = Set.of("ago", "recent", "recently", "previously");
  private static final Set<String> FIRST_WORDS =
      Stream.of(
              WEEKDAYS.keySet(),
              MONTHS.keySet(),
              PAST_DAYS,
              BEFORE_SPANS,
              BEFORE_NEXT,
              LONG_AGO,
              Set.of("time", "then"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final LocalDate published;

  /** A reader for an article published on that day. */
  public DateReader(LocalDate published) {
    this.published = published;
  }

  private static Map<String, Integer> months() {
    String[] names =
        "january february march april may june july august september october november december"
            .split(" ", -1);
    var months = new java.util.HashMap<String, Integer>();
    for (int i = 0; i < names.length; i++) {
      months.put(names[i], i + 1);
      months.put(names[i].substring(0, 3) + ".", i + 1);
    }
    months.put("sept.", 9);
    return Map.copyOf(months);
  }

  /** A weekday or a month: words that a day is told with. */
  public static boolean isDayWord(String lower) {
    return WEEKDAYS.containsKey(lower)
        || PAST_DAYS.contains(lower)
        || (MONTHS.containsKey(lower) && !lower.equals("may") && !lower.equals("march"));
  }

  /** Whether a day may be told from this word on. */
  static boolean beginsDay(String lower) {
    return FIRST_WORDS.contains(lower);
  }

  /** The days that the tokens tell of, in order. */
  public List<Day> read(List<Token> tokens) {
    var days = new ArrayList<Day>();
    for (int i = 0; i < tokens.size(); i++) {
      Day day = at(tokens, i);
      if (day != null) {
        days.add(day);
        while (i + 1 < tokens.size() && tokens.get(i + 1).end() <= day.span().end()) {
          i++;
        }
      }
    }
    return days;
  }

  private @Nullable Day at(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (token.type() == Token.Type.NUMBER) {
      return dayFirst(tokens, i);
    }
    if (!token.word().beginsDay()) {
      return null;
    }
    Integer month = MONTHS.get(token.lower());
    if (month != null && token.isCapital()) {
      Day day = monthFirst(tokens, i, month);
      return day == null && isBareMonth(tokens, i) ? vague(token, token) : day;
    }
    DayOfWeek weekday = token.isCapital() ? WEEKDAYS.get(token.lower()) : null;
    if (weekday != null) {
      return weekday(tokens, i, weekday);
    }
    Day day = relative(tokens, i);
    return day == null ? longAgo(tokens, i) : day;
  }

  /** "In June", "June 2015". */
  private static boolean isBareMonth(List<Token> tokens, int i) {
    return (i > 0 && BEFORE_MONTHS.contains(tokens.get(i - 1).lower()))
        || (i + 1 < tokens.size() && yearNumber(tokens.get(i + 1)) > 0);
  }

  /** "Last week", "two years ago", "then": some day that the text does not tell. */
  private @Nullable Day longAgo(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    boolean hasNext = i + 1 < tokens.size();
    if (LONG_AGO.contains(token.lower())) {
      return vague(token, token);
    }
    Set<String> spans =
        BEFORE_SPANS.contains(token.lower())
            ? SPANS_OF_TIME
            : BEFORE_NEXT.contains(token.lower()) ? NEXT_SPANS : Set.of();
    if (hasNext && spans.contains(tokens.get(i + 1).lower())) {
      return vague(token, tokens.get(i + 1));
    }
    boolean closes = !hasNext || tokens.get(i + 1).isPunctuation();
    boolean time = token.is("time") && i >= 2 && tokens.get(i - 2).is("at");
    return closes && (time || token.is("then")) ? vague(token, token) : null;
  }

  private Day vague(Token first, Token last) {
    return new Day(
        new Span(first.start(), last.end()),
        new SaidOn(published, Precision.YEAR, Basis.PUBLISHED));
  }

  private @Nullable Day monthFirst(List<Token> tokens, int i, int month) {
    int day = i + 1 < tokens.size() ? dayNumber(tokens.get(i + 1)) : 0;
    if (day == 0) {
      return null;
    }
    int comma = i + 2 < tokens.size() && tokens.get(i + 2).is(",") ? i + 3 : i + 2;
    int year = comma < tokens.size() ? yearNumber(tokens.get(comma)) : 0;
    Token last = year > 0 ? tokens.get(comma) : tokens.get(i + 1);
    return calendar(new Span(tokens.get(i).start(), last.end()), year, month, day);
  }

  private @Nullable Day dayFirst(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (ISO_DAY.matcher(token.text()).matches()) {
      String[] parts = token.text().split("-", -1);
      return calendar(
          new Span(token.start(), token.end()),
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]));
    }
    int day = dayNumber(token);
    Integer month =
        i + 1 < tokens.size() && tokens.get(i + 1).isCapital()
            ? MONTHS.get(tokens.get(i + 1).lower())
            : null;
    if (day == 0 || month == null) {
      return null;
    }
    int year = i + 2 < tokens.size() ? yearNumber(tokens.get(i + 2)) : 0;
    return calendar(
        new Span(token.start(), tokens.get(year > 0 ? i + 2 : i + 1).end()), year, month, day);
  }

  private static int dayNumber(Token token) {
    String text = token.lower();
    boolean ordinal =
        text.endsWith("st") || text.endsWith("nd") || text.endsWith("rd") || text.endsWith("th");
    return number(ordinal ? text.substring(0, text.length() - 2) : text, 1, 2);
  }

  private static int yearNumber(Token token) {
    int year = number(token.text(), 4, 4);
    return year >= 1400 && year < 2200 ? year : 0;
  }

  /** The number that so many digits write; 0 for anything else. */
  private static int number(String digits, int least, int most) {
    if (digits.length() < least || digits.length() > most) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private @Nullable Day calendar(Span span, int year, int month, int day) {
    try {
      LocalDate date = LocalDate.of(year > 0 ? year : published.getYear(), month, day);
      if (year == 0 && date.isAfter(published.plusDays(60))) {
        date = LocalDate.of(published.getYear() - 1, month, day);
      }
      return day(span, date, Basis.STATED);
    } catch (DateTimeException impossible) {
      return null;
    }
  }

  private @Nullable Day day(Span span, LocalDate date, Basis basis) {
    return date.isAfter(published) ? null : new Day(span, new SaidOn(date, Precision.DAY, basis));
  }

  private @Nullable Day weekday(List<Token> tokens, int i, DayOfWeek weekday) {
    Token token = tokens.get(i);
    String before = i > 0 ? tokens.get(i - 1).lower() : "";
    int after = i + 1 < tokens.size() && tokens.get(i + 1).is(",") ? i + 2 : i + 1;
    Day dated = dated(tokens, after);
    if (dated != null) {
      return new Day(new Span(token.start(), dated.span().end()), dated.saidOn());
    }
    if (NAMED_DAYS.contains(before) || isDatedWrongly(tokens, after) || isPublication(tokens, i)) {
      return null;
    }
    if (before.equals("next") || before.equals("every") || before.equals("each")) {
      return null;
    }
    LocalDate date =
        published.with(
            before.equals("last")
                ? TemporalAdjusters.previous(weekday)
                : TemporalAdjusters.previousOrSame(weekday));
    return day(new Span(token.start(), token.end()), date, Basis.RELATIVE);
  }

  /** "Monday, 3 March": the calendar day behind a weekday says it all. */
  private @Nullable Day dated(List<Token> tokens, int at) {
    if (at >= tokens.size()) {
      return null;
    }
    Integer month = MONTHS.get(tokens.get(at).lower());
    return month != null && tokens.get(at).isCapital()
        ? monthFirst(tokens, at, month)
        : tokens.get(at).type() == Token.Type.NUMBER ? dayFirst(tokens, at) : null;
  }

  /** "Monday 31 February": no day at all. */
  private static boolean isDatedWrongly(List<Token> tokens, int at) {
    return at + 1 < tokens.size()
        && dayNumber(tokens.get(at)) > 0
        && MONTHS.containsKey(tokens.get(at + 1).lower())
        && tokens.get(at + 1).isCapital();
  }

  /** "The Sunday Ledger". */
  private static boolean isPublication(List<Token> tokens, int i) {
    boolean article = i > 0 && tokens.get(i - 1).is("the");
    return article && i + 1 < tokens.size() && tokens.get(i + 1).isCapital();
  }

  private @Nullable Day relative(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    String next = i + 1 < tokens.size() ? tokens.get(i + 1).lower() : "";
    var span = new Span(token.start(), token.end());
    return switch (token.lower()) {
      case "yesterday" -> day(span, published.minusDays(1), Basis.RELATIVE);
      case "today", "tonight" ->
          i > 0 && token.isCapital() ? null : day(span, published, Basis.RELATIVE);
      case "last" ->
          next.equals("night")
              ? day(
                  new Span(token.start(), tokens.get(i + 1).end()),
                  published.minusDays(1),
                  Basis.RELATIVE)
              : null;
      case "this" ->
          next.equals("morning") || next.equals("afternoon") || next.equals("evening")
              ? day(new Span(token.start(), tokens.get(i + 1).end()), published, Basis.RELATIVE)
              : null;
      default -> null;
    };
  }
}
