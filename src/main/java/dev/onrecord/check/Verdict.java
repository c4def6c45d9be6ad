package dev.onrecord.check;

/** What became of a claimed quote, the best that can be said of it. */
public enum Verdict {
  /** All of a quote: the same words, with the same marks between them. */
  VERBATIM,
  /**
   * A part of what was said, or parts of it with an ellipsis between them, or a printed fragment.
   */
  TRIMMED,
  /** These words, or a part of them, and not by the one who is said to have said them. */
  OTHER_SPEAKER,
  /** These words, or a part of them; that it was the one who is named is not sure. */
  UNKNOWN_SPEAKER,
  /** Much the same words, with others among them or without some. */
  ALTERED,
  /** Nothing like it is in the index, which does not hold all that was ever said. */
  NOT_FOUND
}
