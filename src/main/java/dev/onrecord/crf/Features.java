package dev.onrecord.crf;

import java.util.Arrays;

/**
 * What a model sees at each position of a sequence: hashed features, position after position.
 *
 * <p>A feature is a template's number with up to three values; its hash has {@value #BITS} bits.
 * Two features may share a hash; with some ten thousand that matter this is rare and does little
 * harm (Weinberger and others, "Feature hashing for large scale multitask learning", 2009).
 */
public final class Features {
  static final int BITS = 22;
  private static final int MASK = (1 << BITS) - 1;

  private int[] hashes = new int[1024];
  private int[] ends = new int[32];
  private int size;
  private int positions;

  /** Makes an empty sequence. */
  public Features() {}

  /** Adds a feature of one value to the position being described. */
  public void add(int template, int a) {
    put(mix(template, a));
  }

  /** Adds a feature of two values. */
  public void add(int template, int a, int b) {
    put(mix(mix(template, a), b));
  }

  /** Adds a feature of three values. */
  public void add(int template, int a, int b, int c) {
    put(mix(mix(mix(template, a), b), c));
  }

  /** Ends the position; the next feature belongs to the one after. */
  public void endPosition() {
    if (positions == ends.length) {
      ends = Arrays.copyOf(ends, 2 * positions);
    }
    ends[positions++] = size;
  }

  /** How many positions have been described. */
  public int length() {
    return positions;
  }

  int from(int position) {
    return position == 0 ? 0 : ends[position - 1];
  }

  int to(int position) {
    return ends[position];
  }

  /** All features, position after position; only the first so many are in use. */
  int[] hashes() {
    return hashes;
  }

  private void put(int mixed) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    hashes[size++] = (mixed ^ (mixed >>> BITS)) & MASK;
  }

  /** Two steps of the finaliser of MurmurHash3. */
  private static int mix(int a, int b) {
    int x = (a * 0x9E3779B1) ^ b;
    x = (x ^ (x >>> 16)) * 0x85EBCA6B;
    x = (x ^ (x >>> 13)) * 0xC2B2AE35;
    return x ^ (x >>> 16);
  }
}
