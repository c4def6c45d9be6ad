package dev.onrecord.duplicate;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * The fingerprints of a text, by which its near-duplicates are found.
 *
 * <p>They are hashes of its runs of five words, thinned out by winnowing (Schleimer, Wilkerson and
 * Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003): texts with six
 * words in a row in common share at least one. A text of fewer than eight words has no runs to
 * speak of; its two fingerprints are those of all its words, so that it is like the same words
 * only. Of a text not much longer all runs are kept. Case, accents, apostrophes and punctuation
 * make no difference.
 */
public final class Sketch {
  /** Words of a run. Of shorter ones, too many are common property: "at the end of". */
  private static final int RUN = 5;

  /** Runs side by side of which at least one is kept. */
  private static final int WINDOW = 2;

  /** Texts with fewer words are taken as a whole. */
  static final int SHORT = 8;

  private static final int MOST_MARKS = 32;

  private static final char LAST_ASCII = 0x7F;

  /** Fingerprints of a short text; a longer one has more, or says as little. */
  static final int FEW = 2;

  private Sketch() {}

  /** The fingerprints, ascending, each once, four bytes each; none for a text without words. */
  public static byte[] of(String text) {
    long[] words = words(text);
    int[] prints = words.length < SHORT ? whole(words) : winnowed(words);
    Arrays.sort(prints);
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * prints.length);
    int last = 0;
    for (int i = 0; i < prints.length; i++) {
      if (i == 0 || prints[i] != last) {
        last = prints[i];
        bytes.putInt(last);
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** A hash of each word. */
  private static long[] words(String text) {
    String plain = fold(text);
    var words = new long[plain.length() / 2 + 1];
    int count = 0;
    long word = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        word = 31 * word + Character.toLowerCase(c) + 1;
      } else if (c != '\'' && c != '’' && Character.getType(c) != Character.NON_SPACING_MARK) {
        count = end(words, count, word);
        word = 0;
      }
    }
    count = end(words, count, word);
    return Arrays.copyOf(words, count);
  }

  private static int end(long[] words, int count, long word) {
    if (word == 0) {
      return count;
    }
    words[count] = word;
    return count + 1;
  }

  /**
   * Letters and their accents apart, where there are any. Many in a row are no writing, and putting
   * them in order would take time with the square of their number.
   */
  private static String fold(String text) {
    if (isAscii(text)) {
      return text;
    }
    int marks = 0;
    for (int i = 0; i < text.length() && marks < MOST_MARKS; i++) {
      int type = Character.getType(text.charAt(i));
      marks =
          type == Character.NON_SPACING_MARK || Character.isSurrogate(text.charAt(i))
              ? marks + 1
              : 0;
    }
    return marks == MOST_MARKS || Normalizer.isNormalized(text, Normalizer.Form.NFD)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFD);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LAST_ASCII) {
        return false;
      }
    }
    return true;
  }

  private static int[] whole(long[] words) {
    if (words.length == 0) {
      return new int[0];
    }
    long all = hash(words, 0, words.length);
    return new int[] {(int) all, (int) (all >>> Integer.SIZE)};
  }

  private static int[] winnowed(long[] words) {
    var runs = new int[words.length - RUN + 1];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = (int) hash(words, i, i + RUN);
    }
    if (words.length < SHORT + RUN) {
      return runs;
    }
    var kept = new int[runs.length];
    int count = 0;
    int last = -1;
    for (int i = 0; i + WINDOW <= runs.length; i++) {
      int least = i;
      for (int j = i + 1; j < i + WINDOW; j++) {
        least = runs[j] <= runs[least] ? j : least;
      }
      if (least != last) {
        kept[count++] = runs[least];
        last = least;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** Of words in their order, every bit depending on all (finisher of SplitMix64, Steele 2014). */
  private static long hash(long[] words, int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    return hash ^ (hash >>> 31);
  }
}
