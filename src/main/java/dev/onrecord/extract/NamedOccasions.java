package dev.onrecord.extract;

import dev.onrecord.model.Span;
import dev.onrecord.text.DateReader.Day;
import dev.onrecord.text.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the days that an article has told, so that "at the debate" tells as much as "at
 * Monday's debate" did before, and "the same day" as much as the day told last.
 */
final class NamedOccasions {
  private static final Set<String> OCCASIONS =
      Set.of(
          "debate",
          "rally",
          "speech",
          "interview",
          "hearing",
          "forum",
          "conference",
          "briefing",
          "address",
          "statement",
          "ruling",
          "letter",
          "event",
          "meeting",
          "summit",
          "ceremony",
          "podcast",
          "broadcast",
          "fundraiser",
          "call",
          "remarks",
          "tweets",
          "installment",
          "episode",
          "edition",
          "show",
          "testimony");
  private static final Set<String> AT = Set.of("at", "in", "during", "from", "throughout", "told");
  private static final Set<String> DEFINITE = Set.of("the", "that", "his", "her", "their", "same");
  private static final Set<String> INDEFINITE = Set.of("a", "an", "another");
  private static final Set<String> PARTS =
      Set.of("day", "evening", "night", "afternoon", "morning");

  /** So many tokens may stand between an occasion and its day, or its article. */
  private static final int NEAR = 5;

  private final Map<String, Day> days = new HashMap<>();
  private @Nullable Day latest;

  static boolean isOccasion(Chunk chunk) {
    return chunk.isAny(OCCASIONS);
  }

  /** The days told in the next sentence and those that it takes up again, in order. */
  List<Day> read(List<Token> tokens, List<Day> told) {
    var all = new ArrayList<>(told);
    for (int i = 0; i < tokens.size(); i++) {
      Day again = OCCASIONS.contains(tokens.get(i).lower()) ? occasion(tokens, i, told) : null;
      again = PARTS.contains(tokens.get(i).lower()) ? sameDay(tokens, i, told) : again;
      if (again != null) {
        all.add(again);
      }
    }
    for (Day day : told) {
      latest = day.saidOn().isKnownDay() ? day : latest;
    }
    all.sort(Comparator.comparingInt(d -> d.span().start()));
    return all;
  }

  /** Notes the day of the occasion at token {@code i}, or gives the one that was noted before. */
  private @Nullable Day occasion(List<Token> tokens, int i, List<Day> told) {
    String noun = tokens.get(i).lower();
    Day beside = beside(tokens, i, told);
    if (beside != null) {
      days.put(noun, beside);
      return null;
    }
    int article = article(tokens, i);
    if (article >= 0 && INDEFINITE.contains(tokens.get(article).lower())) {
      days.remove(noun);
    }
    Day before = days.get(noun);
    boolean takenUp = article > 0 && AT.contains(tokens.get(article - 1).lower());
    return before == null || !takenUp
        ? null
        : new Day(new Span(tokens.get(i).start(), tokens.get(i).end()), before.saidOn());
  }

  /** "The same day", "that evening": the day told last. */
  private @Nullable Day sameDay(List<Token> tokens, int i, List<Day> told) {
    if (i == 0 || latest == null) {
      return null;
    }
    Token before = tokens.get(i - 1);
    boolean own = told.stream().anyMatch(d -> d.span().start() < before.start());
    return (before.is("same") || before.is("that")) && !own
        ? new Day(new Span(before.start(), tokens.get(i).end()), latest.saidOn())
        : null;
  }

  /** "Monday's first debate", "a debate in Oslo on Monday". */
  private static @Nullable Day beside(List<Token> tokens, int i, List<Day> told) {
    int from = tokens.get(edge(tokens, i, -1)).start();
    int to = tokens.get(edge(tokens, i, 1)).end();
    for (Day day : told) {
      if (day.span().start() >= from && day.span().end() <= to) {
        return day;
      }
    }
    return null;
  }

  /** The farthest token near {@code i} with no mark between. */
  private static int edge(List<Token> tokens, int i, int step) {
    int k = i;
    for (int n = 0; n < NEAR && k + step >= 0 && k + step < tokens.size(); n++) {
      Token token = tokens.get(k + step);
      if (token.isQuotation() || token.is(",")) {
        break;
      }
      k += step;
    }
    return k;
  }

  private static int article(List<Token> tokens, int i) {
    for (int k = i - 1; k >= 0 && k >= i - NEAR; k--) {
      String lower = tokens.get(k).lower();
      if (DEFINITE.contains(lower) || INDEFINITE.contains(lower)) {
        return k;
      }
    }
    return -1;
  }
}
