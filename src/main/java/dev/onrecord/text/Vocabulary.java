package dev.onrecord.text;

import org.jspecify.annotations.Nullable;

/**
 * The words met lately, so that the next token of the same letters need not be looked up again.
 *
 * <p>Each word has one slot, which a later one may take: the size is bounded, whatever is read.
 * Threads share it without locks; one that misses another's word makes an equal one.
 */
final class Vocabulary {
  private static final int SLOTS = 1 << 15;

  /** Longer tokens are links and the like, and seldom come twice. */
  private static final int LONGEST = 32;

  private final @Nullable Word[] slots = new Word[SLOTS];

  /** The word that {@code source[start, end)} spells. */
  Word of(String source, int start, int end) {
    if (end - start > LONGEST) {
      return Word.of(source.substring(start, end));
    }
    int slot = slot(source, start, end);
    Word known = slots[slot];
    if (known == null
        || known.text().length() != end - start
        || !source.startsWith(known.text(), start)) {
      known = Word.of(source.substring(start, end));
      slots[slot] = known;
    }
    return known;
  }

  private static int slot(String source, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + source.charAt(i);
    }
    return (hash ^ (hash >>> 13)) & (SLOTS - 1);
  }
}
