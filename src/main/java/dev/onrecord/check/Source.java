package dev.onrecord.check;

import dev.onrecord.search.Difference;
import dev.onrecord.search.Hit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quote of the index beside a claimed one.
 *
 * @param hit the quote
 * @param words how the claimed words are to its own: {@link Verdict#VERBATIM}, {@link
 *     Verdict#TRIMMED} or {@link Verdict#ALTERED}
 * @param by whether it is by whom it is said to be; null where nobody was named
 * @param differences how the claimed words differ: {@code first} is a span of this quote's text,
 *     {@code here} one of the claimed text; null where one lacks them
 */
public record Source(Hit hit, Verdict words, @Nullable By by, List<Difference> differences) {
  /** Whether a quote is by whom it is said to be. */
  public enum By {
    SAME,
    OTHER,
    /** Nobody is named as the speaker, or the names may or may not be of one person. */
    UNKNOWN
  }

  /** Copies the list. */
  public Source {
    differences = List.copyOf(differences);
  }
}
