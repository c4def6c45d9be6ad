package dev.onrecord.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads half-typed or broken input: each part that can be read by itself stays, of each other part
 * its words.
 */
final class LenientReading {
  /** A stretch without blanks outside of its quotation marks; the last mark may be missing. */
  private static final Pattern PART = Pattern.compile("(?:[^\\s\"]|\"[^\"]*(?:\"|$))+");

  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "NEAR", "&&", "||");
  private static final int LONGEST_SHOWN = 40;

  /** Words taken of input of which not even the parts can be read together. */
  private static final int MOST = 500;

  private final String typed;
  private final Function<String, Query> strict;
  private final List<String> ignored = new ArrayList<>();

  LenientReading(String typed, Function<String, Query> strict) {
    this.typed = typed;
    this.strict = strict;
  }

  Understood understood() {
    try {
      return new Understood(strict.apply(typed), List.of());
    } catch (QuerySyntaxException e) {
      return new Understood(parts(), ignored);
    }
  }

  private Query parts() {
    var kept = new ArrayList<String>();
    Matcher parts = PART.matcher(typed);
    while (parts.find()) {
      keep(parts.group(), kept);
    }
    try {
      return strict.apply(String.join(" ", kept));
    } catch (QuerySyntaxException e) {
      ignored.add(e.getMessage());
      return words(PlainWords.of(typed));
    }
  }

  private void keep(String part, List<String> kept) {
    if (OPERATORS.contains(part)) {
      ignored.add("“" + part + "” was left out: it needs a whole query around it");
      return;
    }
    try {
      var _ = strict.apply(part);
      kept.add(part);
    } catch (QuerySyntaxException e) {
      List<String> words = PlainWords.of(part);
      ignored.add(
          "“"
              + shown(part)
              + (words.isEmpty() ? "” was left out: " : "” was read as plain words: ")
              + e.getMessage());
      words.forEach(word -> kept.add(OPERATORS.contains(word) ? "\"" + word + "\"" : word));
    }
  }

  private static String shown(String part) {
    return part.length() <= LONGEST_SHOWN ? part : part.substring(0, LONGEST_SHOWN) + "…";
  }

  private static Query words(List<String> words) {
    return words.isEmpty()
        ? new Query.All()
        : new Query.Or(
            words.stream().limit(MOST).<Query>map(w -> new Query.Term(Field.ANY, w)).toList());
  }
}
