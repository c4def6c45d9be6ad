package dev.onrecord.crf;

/**
 * The features that have weights, and the number of each among them: a set of bits with the count
 * of those before each word of 64, so that a look-up is one or two looks into memory (Jacobson,
 * "Space-efficient static trees and graphs", 1989).
 */
final class FeatureSet {
  private static final int WORDS = 1 << (Features.BITS - 6);

  private final long[] bits = new long[WORDS];
  private final int[] before = new int[WORDS];
  private final int size;

  /** A set of features, given in ascending order. */
  FeatureSet(int[] features) {
    size = features.length;
    for (int feature : features) {
      bits[feature >>> 6] |= 1L << feature;
    }
    for (int i = 1; i < WORDS; i++) {
      before[i] = before[i - 1] + Long.bitCount(bits[i - 1]);
    }
  }

  /** The number of a feature in the order of the set; -1 for one that is not in it. */
  int indexOf(int feature) {
    long word = bits[feature >>> 6];
    long bit = 1L << feature;
    return (word & bit) == 0 ? -1 : before[feature >>> 6] + Long.bitCount(word & (bit - 1));
  }

  /** The features in ascending order. */
  int[] all() {
    var all = new int[size];
    int next = 0;
    for (int i = 0; i < WORDS; i++) {
      for (long left = bits[i]; left != 0; left &= left - 1) {
        all[next++] = (i << 6) + Long.numberOfTrailingZeros(left);
      }
    }
    return all;
  }
}
