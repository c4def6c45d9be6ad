package dev.onrecord.search;

import com.github.difflib.DiffUtils;
import dev.onrecord.model.Span;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
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

  /** A word as it is compared, and where it stands. */
  private record Word(String form, Span place) {
    static List<Word> of(String text) {
      return WORD.matcher(text)
          .results()
          .map(word ->
              new Word(
                  CURLY.matcher(word.group()).replaceAll("'"), new Span(word.start(), word.end())))
          .toList();
    }
  }

  /** How the words of a text differ from those of another (Myers, 1986), in their order. */
  public static List<Difference> between(String first, String here) {
    return between(
        Word.of(first), Word.of(here), (one, other) -> one.form.equals(other.form), Word::place);
  }

  /**
   * The same of texts in other pieces than words.
   *
   * @param first those of the first text
   * @param same whether one of the first is one of the other
   * @param place where it stands in its text
   */
  public static <T> List<Difference> between(
      List<T> first, List<T> here, BiPredicate<T, T> same, Function<T, Span> place) {
    int start = common(first, here, same);
    int end =
        common(
            first.subList(start, first.size()).reversed(),
            here.subList(start, here.size()).reversed(),
            same);
    List<T> early = first.subList(start, first.size() - end);
    List<T> late = here.subList(start, here.size() - end);
    if (early.size() + late.size() > MOST_WORDS) {
      return List.of(new Difference(span(early, place), span(late, place)));
    }
    return DiffUtils.diff(early, late, same).getDeltas().stream()
        .map(delta ->
            new Difference(
                span(delta.getSource().getLines(), place),
                span(delta.getTarget().getLines(), place)))
        .toList();
  }

  /** How many are the same from the start on. */
  private static <T> int common(List<T> one, List<T> other, BiPredicate<T, T> same) {
    int common = 0;
    while (common < Math.min(one.size(), other.size())
        && same.test(one.get(common), other.get(common))) {
      common++;
    }
    return common;
  }

  private static <T> @Nullable Span span(List<T> pieces, Function<T, Span> place) {
    return pieces.isEmpty()
        ? null
        : new Span(place.apply(pieces.getFirst()).start(), place.apply(pieces.getLast()).end());
  }
}
