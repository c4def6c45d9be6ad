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
  private static final Pattern CURLY = Pattern.compile("[‘’]");

  /** How the words of a text differ from those of another (Myers, 1986), in their order. */
  public static List<Difference> between(String first, String here) {
    List<MatchResult> before = WORD.matcher(first).results().toList();
    List<MatchResult> after = WORD.matcher(here).results().toList();
    return DiffUtils.diff(words(before), words(after)).getDeltas().stream()
        .map(delta -> of(delta, before, after))
        .toList();
  }

  private static List<String> words(List<MatchResult> words) {
    return words.stream().map(word -> CURLY.matcher(word.group()).replaceAll("'")).toList();
  }

  private static Difference of(
      AbstractDelta<String> delta, List<MatchResult> before, List<MatchResult> after) {
    return new Difference(span(delta.getSource(), before), span(delta.getTarget(), after));
  }

  private static @Nullable Span span(Chunk<String> chunk, List<MatchResult> words) {
    if (chunk.size() == 0) {
      return null;
    }
    int from = chunk.getPosition();
    return new Span(words.get(from).start(), words.get(from + chunk.size() - 1).end());
  }
}
