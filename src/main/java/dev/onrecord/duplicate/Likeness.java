package dev.onrecord.duplicate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins texts that are not the same to the word and yet of one statement. They come in the order of
 * their speakers, those of unknown ones first, and then of their fingerprints, so that neighbours
 * are often alike, and near each other in memory.
 */
final class Likeness {
  /** Share of the smaller's fingerprints: the same words, whenever they were said. */
  private static final double SAME = 0.8;

  /** The same: alike, and the same when said in the same days. */
  private static final double ALIKE = 0.4;

  /**
   * Of the texts that share a run of words each is compared with so many that follow: what very
   * many have in common is a commonplace, or they are alike, and then each is like its neighbours.
   */
  private static final int NEIGHBOURS = 16;

  /** Fingerprints that are sorted at a time: what is held does not grow with the number of all. */
  private static final int AT_ONCE = 2_000_000;

  private static final int CONTRADICTORY = -2;

  private final Statements texts;

  /** The last day each text was said; the first is its day. */
  private final int[] last;

  /** A bit for each fingerprint of a text, two of which may have the same. */
  private final long[] marks;

  private final Groups groups;

  /** For each text of an unknown speaker those of known ones that are like it. */
  private final @Nullable Told[] told;

  /** The most like, and whether there are any of another speaker. */
  private record Told(int text, int shared, boolean contradictory) {}

  Likeness(Statements texts, int[] last) {
    this.texts = texts;
    this.last = last;
    this.groups = new Groups(texts.size());
    this.marks = new long[texts.size()];
    Arrays.setAll(marks, texts::marks);
    int untold = 0;
    while (untold < texts.size() && texts.speaker(untold) == Statements.UNTOLD) {
      untold++;
    }
    this.told = new Told[untold];
  }

  /** The groups of the texts, by their numbers. */
  Groups joined() {
    int prints = texts.size() == 0 ? 0 : texts.end(texts.size() - 1);
    int parts = Integer.highestOneBit(Math.max(1, prints / AT_ONCE)) * 2;
    var keys = new long[Math.min(prints, AT_ONCE)];
    for (int part = 0; part < parts; part++) {
      int count = 0;
      for (int text = 0; text < texts.size(); text++) {
        for (int i = texts.start(text); i < texts.end(text); i++) {
          if ((texts.print(i) & (parts - 1)) == part) {
            keys = count < keys.length ? keys : Arrays.copyOf(keys, keys.length * 3 / 2 + 1);
            keys[count++] = (long) texts.print(i) << Integer.SIZE | text;
          }
        }
      }
      joinAlike(keys, count);
    }
    joinUntold();
    return groups;
  }

  private void joinAlike(long[] keys, int count) {
    Arrays.sort(keys, 0, count);
    for (int i = 0; i < count; i++) {
      int text = (int) keys[i];
      int end = Math.min(count, i + 1 + NEIGHBOURS);
      for (int j = i + 1; j < end && keys[j] >> Integer.SIZE == keys[i] >> Integer.SIZE; j++) {
        int other = (int) keys[j];
        if (text >= told.length && texts.speaker(other) != texts.speaker(text)) {
          break;
        }
        meet(text, other);
      }
    }
  }

  private void meet(int one, int other) {
    if (texts.speaker(one) == texts.speaker(other)) {
      if (mayBeAlike(one, other) && groups.of(one) != groups.of(other) && shared(one, other) > 0) {
        groups.join(one, other);
      }
    } else if (texts.speaker(one) == Statements.UNTOLD && mayBeAlike(one, other)) {
      int shared = shared(one, other);
      if (shared > 0) {
        told[one] = told(told[one], other, shared);
      }
    }
  }

  private Told told(@Nullable Told known, int text, int shared) {
    if (known == null) {
      return new Told(text, shared, false);
    }
    boolean others = known.contradictory || texts.speaker(text) != texts.speaker(known.text);
    return shared > known.shared
        ? new Told(text, shared, others)
        : new Told(known.text, known.shared, others);
  }

  /** Cheaper than to count what they share, and never false where that is enough. */
  private boolean mayBeAlike(int one, int other) {
    int least = (int) Math.ceil(ALIKE * Math.min(size(one), size(other)));
    int alike = Long.bitCount(marks[one] & marks[other]);
    return alike + size(one) - Long.bitCount(marks[one]) >= Math.max(Sketch.FEW, least);
  }

  private int size(int text) {
    return texts.end(text) - texts.start(text);
  }

  /** How many fingerprints two texts of one statement have in common; 0 for other words. */
  private int shared(int one, int other) {
    int shared = texts.shared(one, other);
    double share = (double) shared / Math.min(size(one), size(other));
    boolean same = share >= SAME || (share >= ALIKE && isNear(one, other));
    if (texts.isSmall(one) || texts.isSmall(other)) {
      boolean known = texts.speaker(one) == texts.speaker(other) && one >= told.length;
      same = share >= SAME && known && isNear(one, other);
    }
    return same && shared >= Sketch.FEW ? shared : 0;
  }

  private boolean isNear(int one, int other) {
    return texts.day(one) <= last[other] + Grouping.DAYS
        && texts.day(other) <= last[one] + Grouping.DAYS;
  }

  private void joinUntold() {
    Map<Integer, Integer> speakers = new HashMap<>();
    for (int i = 0; i < told.length; i++) {
      Told like = told[i];
      if (like != null) {
        speakers.merge(
            groups.of(i),
            like.contradictory ? CONTRADICTORY : texts.speaker(like.text),
            (one, other) -> one.equals(other) ? one : CONTRADICTORY);
      }
    }
    int[] joined =
        java.util.stream.IntStream.range(0, told.length)
            .filter(i -> told[i] != null)
            .filter(i -> speakers.getOrDefault(groups.of(i), CONTRADICTORY) != CONTRADICTORY)
            .toArray();
    for (int i : joined) {
      groups.join(i, Objects.requireNonNull(told[i]).text);
    }
  }
}
