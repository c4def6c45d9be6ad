package dev.onrecord.model;

/**
 * A stretch of an article's text: {@code [start, end)} in UTF-16 code units, never empty.
 *
 * @param start index of the first code unit
 * @param end index after the last code unit
 */
public record Span(int start, int end) {
  /** Refuses an empty or negative stretch with {@link IllegalArgumentException}. */
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a span needs 0 <= start < end, not [" + start + ", " + end + ")");
    }
  }

  /** The words themselves, verbatim. */
  public String in(String text) {
    return text.substring(start, end);
  }

  /** The same stretch of a text that begins so many code units earlier. */
  public Span shifted(int by) {
    return new Span(start + by, end + by);
  }

  /** Length in UTF-16 code units. */
  public int length() {
    return end - start;
  }
}
