package dev.onrecord.crf;

/**
 * Gives each of a set of keys a number of its own: "hash and displace" (Pagh, "Hash and displace:
 * efficient evaluation of minimal perfect hash functions", 1999). The keys fall into small buckets,
 * and each bucket has a displacement with which all of its keys land where no other does.
 */
final class PerfectHash {
  /** Up to how many numbers may stand free for three that are taken. */
  private static final int FREE = 3;

  /** Keys to a bucket, when every number is taken. */
  private static final int BUCKET = 4;

  private final int shift;
  private final char[] displacements;

  private PerfectHash(int bits) {
    this.shift = Integer.SIZE - bits;
    this.displacements = new char[Math.max(1, (1 << bits) / BUCKET)];
  }

  /** A hash over keys that are all different. */
  static PerfectHash of(int[] keys) {
    int least = keys.length + keys.length / FREE + 1;
    for (int bits = Integer.SIZE - Integer.numberOfLeadingZeros(least); ; bits++) {
      var hash = new PerfectHash(bits);
      if (hash.place(keys)) {
        return hash;
      }
    }
  }

  /** All numbers given are below this power of two. */
  int size() {
    return 1 << (Integer.SIZE - shift);
  }

  /** The number of a key; a key that is not of the set has that of one which is, or of none. */
  int of(int key) {
    return home(key) ^ displacements[bucket(key)];
  }

  private int home(int key) {
    return (key * 0x9E3779B1) >>> shift;
  }

  private int bucket(int key) {
    return key & (displacements.length - 1);
  }

  /** Finds the displacements, the fullest buckets first; false when one has none. */
  private boolean place(int[] keys) {
    int[] ends = new int[displacements.length];
    for (int key : keys) {
      ends[bucket(key)]++;
    }
    int fullest = 0;
    for (int b = 0; b < ends.length; b++) {
      fullest = Math.max(fullest, ends[b]);
      ends[b] += b == 0 ? 0 : ends[b - 1];
    }
    int[] starts = ends.clone();
    int[] homes = new int[keys.length];
    for (int key : keys) {
      homes[--starts[bucket(key)]] = home(key);
    }
    var taken = new boolean[size()];
    for (int size = fullest; size > 0; size--) {
      for (int b = 0; b < ends.length; b++) {
        if (ends[b] - starts[b] == size && !displace(b, homes, starts[b], ends[b], taken)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean displace(int bucket, int[] homes, int from, int to, boolean[] taken) {
    int most = Math.min(taken.length, Character.MAX_VALUE + 1);
    for (int by = 0; by < most; by++) {
      int at = from;
      while (at < to && !taken[homes[at] ^ by]) {
        taken[homes[at++] ^ by] = true;
      }
      if (at == to) {
        displacements[bucket] = (char) by;
        return true;
      }
      while (at > from) {
        taken[homes[--at] ^ by] = false;
      }
    }
    return false;
  }
}
