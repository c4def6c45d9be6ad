package dev.onrecord.duplicate;

/** Sets of numbers that are joined into larger ones (Tarjan, "disjoint sets"). */
final class Groups {
  private final int[] parents;

  Groups(int size) {
    this.parents = new int[size];
    for (int i = 0; i < size; i++) {
      parents[i] = i;
    }
  }

  /** One number for all of a group: its least. */
  int of(int member) {
    int root = member;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  void join(int one, int other) {
    int first = of(one);
    int second = of(other);
    parents[Math.max(first, second)] = Math.min(first, second);
  }
}
