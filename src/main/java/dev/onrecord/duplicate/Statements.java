package dev.onrecord.duplicate;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Said words by their {@link Sketch}, speaker and day: what is to be put into groups. Each is known
 * by its number, in the order they are added.
 */
public final class Statements {
  /** The speaker of words of whom it is not known who said them. */
  public static final int UNTOLD = -1;

  private int[] prints = new int[1024];
  private int[] starts = new int[256];
  private int[] speakers = new int[256];
  private int[] days = new int[256];
  private int size;

  /** None yet. */
  public Statements() {}

  /**
   * Adds one.
   *
   * @param sketch what {@link Sketch#of} gave
   * @param speaker a number for each speaker, from 0, or {@link #UNTOLD}
   * @param day as days since 1970-01-01
   */
  public void add(ByteBuffer sketch, int speaker, int day) {
    int count = sketch.remaining() / Integer.BYTES;
    makeRoom(count);
    sketch.asIntBuffer().get(prints, starts[size], count);
    end(count, speaker, day);
  }

  /** Adds one of others, said on another day. */
  void add(Statements others, int number, int day) {
    int count = others.end(number) - others.start(number);
    makeRoom(count);
    System.arraycopy(others.prints, others.start(number), prints, starts[size], count);
    end(count, others.speaker(number), day);
  }

  private void makeRoom(int count) {
    if (size + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      speakers = Arrays.copyOf(speakers, starts.length);
      days = Arrays.copyOf(days, starts.length);
    }
    if (starts[size] + count > prints.length) {
      prints = Arrays.copyOf(prints, Math.max(starts[size] + count, prints.length * 3 / 2));
    }
  }

  private void end(int count, int speaker, int day) {
    speakers[size] = speaker;
    days[size] = day;
    size++;
    starts[size] = starts[size - 1] + count;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  int speaker(int number) {
    return speakers[number];
  }

  int day(int number) {
    return days[number];
  }

  /** Where its fingerprints begin. */
  int start(int number) {
    return starts[number];
  }

  int end(int number) {
    return starts[number + 1];
  }

  int print(int at) {
    return prints[at];
  }

  /** Whether it is so short, or so poor in words, that its words alone say little. */
  boolean isSmall(int number) {
    return end(number) - start(number) <= Sketch.FEW;
  }

  int compareSketches(int one, int other) {
    return Arrays.compare(prints, start(one), end(one), prints, start(other), end(other));
  }

  int hash(int number) {
    int hash = speakers[number];
    for (int i = start(number); i < end(number); i++) {
      hash = 31 * hash + prints[i];
    }
    return hash * 0x9E3779B9;
  }

  /** How many fingerprints two have in common. */
  int shared(int one, int other) {
    int shared = 0;
    int i = start(one);
    int j = start(other);
    while (i < end(one) && j < end(other)) {
      int order = Integer.compare(prints[i], prints[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }
}
