package dev.onrecord.crf;

import java.util.Arrays;

/**
 * What each feature says for each label: an open hash table of 64-bit slots, each with a feature
 * and up to five weights, so that a look-up is one look into memory.
 */
final class WeightTable {
  static final int MOST_LABELS = 5;
  private static final int KEY_BITS = 24;
  private static final long KEY = (1L << KEY_BITS) - 1;

  private final int labels;
  private final long[] slots;
  private final int shift;

  /**
   * A table of features and their rows of weights.
   *
   * @throws IllegalArgumentException for more labels than a slot holds
   */
  WeightTable(int labels, int[] features, byte[] weights) {
    if (labels > MOST_LABELS) {
      throw new IllegalArgumentException("a slot holds the weights of five labels at most");
    }
    this.labels = labels;
    int bits = 33 - Integer.numberOfLeadingZeros(features.length);
    this.slots = new long[1 << bits];
    this.shift = 32 - bits;
    for (int i = 0; i < features.length; i++) {
      long slot = features[i] + 1L;
      for (int l = 0; l < labels; l++) {
        slot |= (weights[i * labels + l] & 0xffL) << (KEY_BITS + Byte.SIZE * l);
      }
      slots[place(features[i])] = slot;
    }
  }

  /** The slot that a feature takes when it is free. */
  private int home(int feature) {
    return (feature * 0x9E3779B1) >>> shift;
  }

  /** Where a feature is, or where it would be: a free slot is 0. */
  private int place(int feature) {
    int at = home(feature);
    while (slots[at] != 0 && (slots[at] & KEY) != feature + 1) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  /**
   * Sums the weights of a position's features into {@value #MOST_LABELS} sums. It has the loop of
   * {@link #place} in it, and sums in locals: nothing is run more often, and the call shows.
   */
  void sum(Features sequence, int position, int[] sums) {
    int a = 0;
    int b = 0;
    int c = 0;
    int d = 0;
    int e = 0;
    int[] features = sequence.hashes();
    int to = sequence.to(position);
    for (int i = sequence.from(position); i < to; i++) {
      int feature = features[i];
      int at = home(feature);
      long slot = slots[at];
      while (slot != 0 && (slot & KEY) != feature + 1) {
        at = (at + 1) & (slots.length - 1);
        slot = slots[at];
      }
      a += (byte) (slot >> KEY_BITS);
      b += (byte) (slot >> (KEY_BITS + 8));
      c += (byte) (slot >> (KEY_BITS + 16));
      d += (byte) (slot >> (KEY_BITS + 24));
      e += (byte) (slot >> (KEY_BITS + 32));
    }
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
    sums[4] = e;
  }

  /** The weights of a feature, one for each label. */
  byte[] row(int feature) {
    var row = new byte[labels];
    for (int l = 0; l < labels; l++) {
      row[l] = (byte) (slots[place(feature)] >>> (KEY_BITS + Byte.SIZE * l));
    }
    return row;
  }

  /** The features that have weights, in ascending order. */
  int[] features() {
    return Arrays.stream(slots)
        .filter(s -> s != 0)
        .mapToInt(s -> (int) (s & KEY) - 1)
        .sorted()
        .toArray();
  }
}
