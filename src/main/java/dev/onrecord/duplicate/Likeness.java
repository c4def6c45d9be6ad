package dev.onrecord.duplicate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
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
  private static final int NEIGHBOURS = 8;

  /** Of these so many of one known speaker, so that others come to their turn. */
  private static final int OF_ONE = 2;

  /** How much larger one may be than the other. */
  private static final int FAR = 6;

  /** Pairs that are remembered, so that the next run that they share need not compare them. */
  private static final int REMEMBERED = 1 << 16;

  /** Fingerprints that are sorted at a time: what is held does not grow with the number of all. */
  private static final int AT_ONCE = 2_000_000;

  private static final int CONTRADICTORY = -2;

  private final Statements texts;

  /** The last day each text was said; the first is its day. */
  private final int[] last;

  /** Two longs for each text, with a bit for each fingerprint, two of which may have the same. */
  private final long[] marks;

  private final Groups groups;
  private final long[] compared = new long[REMEMBERED];

  /** For each text of an unknown speaker those of known ones that are like it. */
  private final @Nullable Told[] told;

  /** The most like, and whether there are any of another speaker. */
  private record Told(int text, int shared, boolean contradictory) {}

  Likeness(Statements texts, int[] last) {
    this.texts = texts;
    this.last = last;
    this.groups = new Groups(texts.size());
    this.marks = new long[2 * texts.size()];
    for (int i = 0; i < texts.size(); i++) {
      for (int at = texts.start(i); at < texts.end(i); at++) {
        marks[2 * i + (texts.print(at) >>> 31)] |= 1L << (texts.print(at) >>> 25);
      }
    }
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
    for (int from = 0; from < count; ) {
      int to = Grouping.runEnd(keys, count, from);
      for (int i = from; i < to - 1; i++) {
        compare((int) keys[i], keys, i + 1, to);
      }
      from = to;
    }
  }

  /** Compares a text with its neighbours among those that have the same run of words. */
  private void compare(int text, long[] keys, int from, int to) {
    int own = texts.speaker(text);
    int speaker = own;
    int ofOne = 0;
    int ofOthers = 0;
    for (int j = from; j < to && ofOthers < NEIGHBOURS; j++) {
      int other = (int) keys[j];
      if (texts.speaker(other) != speaker) {
        if (own != Statements.UNTOLD) {
          return;
        }
        speaker = texts.speaker(other);
        ofOne = 0;
      }
      if (ofOne < (speaker == own ? NEIGHBOURS : OF_ONE)) {
        meet(text, other);
        ofOne++;
        ofOthers += speaker == own ? 0 : 1;
      } else {
        j = endOf(speaker, keys, j, to) - 1;
      }
    }
  }

  /** Where a speaker's texts end; by steps that double, since there may be many. */
  private int endOf(int speaker, long[] keys, int from, int to) {
    int low = from;
    int step = 1;
    while (low + step < to && texts.speaker((int) keys[low + step]) == speaker) {
      low += step;
      step *= 2;
    }
    int high = Math.min(to, low + step);
    while (low + 1 < high) {
      int middle = (low + high) >>> 1;
      if (texts.speaker((int) keys[middle]) == speaker) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + 1;
  }

  private void meet(int one, int other) {
    boolean same = texts.speaker(one) == texts.speaker(other);
    if (!mayBeAlike(one, other) || (same && groups.of(one) == groups.of(other))) {
      return;
    }
    long pair = (long) one << Integer.SIZE | other;
    int place = (int) ((pair * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - 16));
    if (compared[place] == pair) {
      return;
    }
    int shared = shared(one, other);
    if (shared == 0 || !same) {
      compared[place] = pair;
    }
    if (shared > 0 && same) {
      groups.join(one, other);
    } else if (shared > 0) {
      told[one] = told(told[one], other, shared);
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
    if (Math.max(size(one), size(other)) > FAR * Math.min(size(one), size(other))) {
      return false;
    }
    int least = (int) (wanted(one, other) * Math.min(size(one), size(other)));
    int alike =
        Long.bitCount(marks[2 * one] & marks[2 * other])
            + Long.bitCount(marks[2 * one + 1] & marks[2 * other + 1]);
    int own = Long.bitCount(marks[2 * one]) + Long.bitCount(marks[2 * one + 1]);
    return alike + size(one) - own >= Math.max(Sketch.FEW, least);
  }

  private int size(int text) {
    return texts.end(text) - texts.start(text);
  }

  /** How many fingerprints two texts of one statement have in common; 0 for other words. */
  private int shared(int one, int other) {
    int shared = texts.shared(one, other);
    double share = (double) shared / Math.min(size(one), size(other));
    boolean same = share >= wanted(one, other);
    if (texts.isSmall(one) || texts.isSmall(other)) {
      boolean known = texts.speaker(one) == texts.speaker(other) && one >= told.length;
      same = share >= SAME && known && isNear(one, other);
    }
    return same && shared >= Sketch.FEW ? shared : 0;
  }

  /** The share that is enough. */
  private double wanted(int one, int other) {
    return isNear(one, other) ? ALIKE : SAME;
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
        IntStream.range(0, told.length)
            .filter(i -> told[i] != null)
            .filter(i -> speakers.getOrDefault(groups.of(i), CONTRADICTORY) != CONTRADICTORY)
            .toArray();
    for (int i : joined) {
      groups.join(i, Objects.requireNonNull(told[i]).text);
    }
  }
}
