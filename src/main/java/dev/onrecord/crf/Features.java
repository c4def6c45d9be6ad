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

  /** Features of a position, for the room they take. */
  private static final int USUAL = 40;

  private static final int A = 0x9E3779B1;
  private static final int B = 0x27D4EB2F;
  private static final int C = 0x165667B1;

  private final int[] ends;
  private int[] hashes;
  private int size;
  private int positions;

  /**
   * Makes an empty sequence.
   *
   * @param positions how many it will have at most
   */
  public Features(int positions) {
    this.ends = new int[positions];
    this.hashes = new int[USUAL * positions];
  }

  /** Adds a feature of one value to the position being described. */
  public void add(int template, int a) {
    put(template * A + a);
  }

  /** Adds a feature of two values. */
  public void add(int template, int a, int b) {
    put((template * A + a) * B + b);
  }

  /** Adds a feature of three values. */
  public void add(int template, int a, int b, int c) {
    put(((template * A + a) * B + b) * C + c);
  }

  /** Ends the position; the next feature belongs to the one after. */
  public void endPosition() {
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

  /** The finaliser of MurmurHash3, which spreads what a polynomial left in some of the bits. */
  private void put(int polynomial) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    int x = (polynomial ^ (polynomial >>> 16)) * 0x85EBCA6B;
    x = (x ^ (x >>> 13)) * 0xC2B2AE35;
    hashes[size++] = x >>> (Integer.SIZE - BITS);
  }
}
