package dev.onrecord.crf;

import java.util.Arrays;

/**
 * What each feature says for each label: 64-bit slots, each with a feature and up to five weights,
 * under a perfect hash, so that a look-up is one look into memory, with nothing to decide.
 */
final class WeightTable {
  static final int MOST_LABELS = 5;
  private static final int KEY_BITS = 24;
  private static final long KEY = (1L << KEY_BITS) - 1;

  private final int labels;
  private final PerfectHash hash;
  private final long[] slots;

  /**
   * A table of features and their rows of weights.
   *
   * @param features each once
   * @throws IllegalArgumentException for more labels than a slot holds
   */
  WeightTable(int labels, int[] features, byte[] weights) {
    if (labels > MOST_LABELS) {
      throw new IllegalArgumentException("a slot holds the weights of five labels at most");
    }
    this.labels = labels;
    this.hash = PerfectHash.of(features);
    this.slots = new long[hash.size()];
    for (int i = 0; i < features.length; i++) {
      long slot = features[i] + 1L;
      for (int l = 0; l < labels; l++) {
        slot |= (weights[i * labels + l] & 0xffL) << (KEY_BITS + Byte.SIZE * l);
      }
      slots[hash.of(features[i])] = slot;
    }
  }

  /** The slot of a feature: 0 when it has no weights. Without a branch, since no guess is right. */
  private long slot(int feature) {
    long slot = slots[hash.of(feature)];
    long difference = (slot & KEY) ^ (feature + 1);
    return slot & ((difference - 1) >> 63);
  }

  /**
   * Sums the weights of a position's features into {@value #MOST_LABELS} sums, in locals: nothing
   * is run more often.
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
      long slot = slot(features[i]);
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
      row[l] = (byte) (slot(feature) >>> (KEY_BITS + Byte.SIZE * l));
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
