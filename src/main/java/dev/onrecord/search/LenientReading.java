package dev.onrecord.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads half-typed or broken input: each part that can be read by itself stays, of each other part
 * its words.
 */
final class LenientReading {
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "NEAR", "&&", "||");
  private static final Pattern NEAR = Pattern.compile("NEAR~\\d+");
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

  /**
   * Reads the stretches between blanks, those inside quotation marks left out; the last mark may be
   * missing.
   */
  private Query parts() {
    var kept = new ArrayList<String>();
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i <= typed.length(); i++) {
      boolean ends = i == typed.length() || (typed.charAt(i) == ' ' && !quoted);
      if (ends && i > from) {
        keep(typed.substring(from, i), kept);
      }
      from = ends ? i + 1 : from;
      quoted ^= !ends && typed.charAt(i) == '"';
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
    if (NEAR.matcher(part).matches()) {
      kept.add(part); // what stands beside it is not known here
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
      words.stream().filter(word -> !OPERATORS.contains(word)).forEach(kept::add);
    }
  }

  private static String shown(String part) {
    return part.length() <= LONGEST_SHOWN ? part : part.substring(0, LONGEST_SHOWN) + "…";
  }

  static Understood words(String typed, String why) {
    return new Understood(words(PlainWords.of(typed)), List.of(why));
  }

  private static Query words(List<String> all) {
    List<String> words = all.stream().filter(word -> !OPERATORS.contains(word)).toList();
    List<Query> terms =
        words.stream().limit(MOST).<Query>map(w -> new Query.Term(Field.ANY, w)).toList();
    return terms.isEmpty()
        ? new Query.All()
        : terms.size() > QueryParser.MOST_TYPED ? new Query.Pasted(terms) : new Query.Or(terms);
  }
}
