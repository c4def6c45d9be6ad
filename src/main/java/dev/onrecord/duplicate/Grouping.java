package dev.onrecord.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the same statement, printed in several places, into one group.
 *
 * <p>Two are the same when one speaker said both and one has most of the other's words; or a good
 * part of them, and both were said within three days. What is very much longer is not the same: a
 * whole speech would bring all that was quoted from it together. Short ones are the same only word
 * for word, within three days, and by a known speaker: people say "no comment" often. A group is
 * what hangs together by this, so that it depends on what there is, and not on what came first.
 *
 * <p>Words of an unknown speaker join the group of those of a known one that they are most like,
 * unless what they hang together with is like words of several: then nobody can tell.
 */
public final class Grouping {
  /** Between the days of words that are alike; formulas come again after more. */
  static final int DAYS = 3;

  private final Statements all;
  private final Groups groups;

  /** One of those with the same sketch and speaker, and the first and last of their days. */
  private record Copies(int number, int speaker, int firstPrint, int from, int to) {}

  private Grouping(Statements all) {
    this.all = all;
    this.groups = new Groups(all.size());
  }

  /** For each statement the least number of its group. */
  public static int[] of(Statements all) {
    var grouping = new Grouping(all);
    grouping.joinAlike(grouping.joinCopies());
    var of = new int[all.size()];
    Arrays.setAll(of, grouping.groups::of);
    return of;
  }

  /** Joins those with the same fingerprints and the same speaker. */
  private List<Copies> joinCopies() {
    var found = new ArrayList<Copies>();
    var keys = new long[all.size()];
    Arrays.setAll(keys, i -> (long) all.hash(i) << Integer.SIZE | i);
    Arrays.sort(keys);
    Comparator<Integer> copies =
        Comparator.<Integer>comparingInt(all::speaker)
            .thenComparing(all::compareSketches)
            .thenComparingInt(all::day);
    for (int from = 0; from < keys.length; ) {
      int to = runEnd(keys, keys.length, from);
      if (to == from + 1) {
        add((int) keys[from], (int) keys[from], found);
      } else {
        joinInOrder(
            found,
            Arrays.stream(keys, from, to).mapToObj(key -> (int) key).sorted(copies).toList());
      }
      from = to;
    }
    // By words, so that it makes no difference which was added first.
    found.sort(
        Comparator.comparingInt(Copies::speaker)
            .thenComparingInt(Copies::firstPrint)
            .thenComparing((one, other) -> all.compareSketches(one.number, other.number))
            .thenComparingInt(Copies::from));
    return found;
  }

  /** Where the run of equal upper halves that begins there ends. */
  static int runEnd(long[] keys, int end, int from) {
    int to = from + 1;
    while (to < end && keys[to] >> Integer.SIZE == keys[from] >> Integer.SIZE) {
      to++;
    }
    return to;
  }

  /** Copies side by side; those of days far apart stay apart in what they are compared by. */
  private void joinInOrder(List<Copies> found, List<Integer> alike) {
    int first = alike.getFirst();
    int last = first;
    for (int number : alike.subList(1, alike.size())) {
      boolean copy = isCopy(last, number);
      if (copy) {
        groups.join(last, number);
      }
      if (!copy || all.day(number) - all.day(last) > DAYS) {
        add(first, last, found);
        first = number;
      }
      last = number;
    }
    add(first, last, found);
  }

  private boolean isCopy(int one, int next) {
    boolean near = isTold(one) && all.day(next) - all.day(one) <= DAYS;
    return all.end(one) > all.start(one)
        && all.speaker(one) == all.speaker(next)
        && all.compareSketches(one, next) == 0
        && (near || !all.isSmall(one));
  }

  private boolean isTold(int number) {
    return all.speaker(number) != Statements.UNTOLD;
  }

  private void add(int first, int last, List<Copies> found) {
    if (all.start(first) < all.end(first)) {
      found.add(
          new Copies(
              first,
              all.speaker(first),
              all.print(all.start(first)),
              all.day(first),
              all.day(last)));
    }
  }

  /** Joins what is not the same to the word. */
  private void joinAlike(List<Copies> copies) {
    var texts = new Statements();
    for (Copies each : copies) {
      texts.add(all, each.number, each.from);
    }
    var last = copies.stream().mapToInt(Copies::to).toArray();
    var number = copies.stream().mapToInt(Copies::number).toArray();
    Groups joined = new Likeness(texts, last).joined();
    for (int i = 0; i < number.length; i++) {
      groups.join(number[i], number[joined.of(i)]);
    }
  }
}
