package dev.onrecord.search;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import dev.onrecord.model.Span;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words of one version of a statement that are others, or missing, in another one.
 *
 * @param first where they stand in the quote's text of the first version; null where it lacks them
 * @param here where they stand in this one's; null where it lacks them
 */
public record Difference(@Nullable Span first, @Nullable Span here) {
  private static final Pattern WORD = Pattern.compile("\\S+");

  /**
   * With more that may differ, time would grow with the square: then all of it is one difference.
   */
  private static final int MOST_WORDS = 2_000;

  private static final Pattern CURLY = Pattern.compile("[‘’]");

  /** How the words of a text differ from those of another (Myers, 1986), in their order. */
  public static List<Difference> between(String first, String here) {
    List<MatchResult> before = WORD.matcher(first).results().toList();
    List<MatchResult> after = WORD.matcher(here).results().toList();
    List<String> early = words(before);
    List<String> late = words(after);
    int start = common(early, late);
    int end =
        common(
            early.subList(start, early.size()).reversed(),
            late.subList(start, late.size()).reversed());
    early = early.subList(start, early.size() - end);
    late = late.subList(start, late.size() - end);
    List<MatchResult> oldPlaces = before.subList(start, before.size() - end);
    List<MatchResult> newPlaces = after.subList(start, after.size() - end);
    if (early.size() + late.size() > MOST_WORDS) {
      return List.of(new Difference(span(oldPlaces), span(newPlaces)));
    }
    return DiffUtils.diff(early, late).getDeltas().stream()
        .map(delta -> of(delta, oldPlaces, newPlaces))
        .toList();
  }

  /** How many words are the same from the start on. */
  private static int common(List<String> one, List<String> other) {
    int common = 0;
    while (common < Math.min(one.size(), other.size())
        && one.get(common).equals(other.get(common))) {
      common++;
    }
    return common;
  }

  private static List<String> words(List<MatchResult> words) {
    return words.stream().map(word -> CURLY.matcher(word.group()).replaceAll("'")).toList();
  }

  private static Difference of(
      AbstractDelta<String> delta, List<MatchResult> before, List<MatchResult> after) {
    return new Difference(span(delta.getSource(), before), span(delta.getTarget(), after));
  }

  private static @Nullable Span span(Chunk<String> chunk, List<MatchResult> words) {
    return span(words.subList(chunk.getPosition(), chunk.getPosition() + chunk.size()));
  }

  private static @Nullable Span span(List<MatchResult> words) {
    return words.isEmpty() ? null : new Span(words.getFirst().start(), words.getLast().end());
  }
}
