package dev.onrecord.extract;

import dev.onrecord.crf.Features;

/**
 * What tells who speaks and what is said, once the cue is known: each token's words and sorts, its
 * side of the cue and how far off it stands, and what lies between the two.
 */
final class RoleFeatures {
  private static final int SHORT_WAY = 5;

  /** Tokens in view on either side: longer sentences are lists, and time must stay linear. */
  private static final int BACK = 80;

  private static final int AHEAD = 120;

  private final Traits traits;
  private final Features features;
  private final int cueFrom;
  private final int cueTo;
  private final int head;
  private final int headSort;
  private final int frame;
  private final int opening;
  private final int closing;
  private final int quoted;
  private final int tail;

  private RoleFeatures(Traits traits, Features features, int cueFrom, int cueTo) {
    this.traits = traits;
    this.features = features;
    this.cueFrom = cueFrom;
    this.cueTo = cueTo;
    int at = headOf(traits, cueFrom, cueTo);
    this.head = traits.base(at);
    this.headSort = traits.sort(at);
    this.frame = pair(traits.sort(cueFrom - 1), traits.sort(cueTo));
    this.opening = pair(headSort, traits.sort(cueFrom - 1));
    this.closing = pair(headSort, traits.sort(cueTo));
    this.tail = pair(traits.word(cueTo - 1), traits.sort(cueTo));
    this.quoted =
        Math.min(traits.quotations(0, cueFrom), 1)
            + 2 * Math.min(traits.quotations(cueTo, traits.length()), 1);
  }

  /** Where the view from a cue begins. */
  static int viewFrom(int cueFrom) {
    return Math.max(0, cueFrom - BACK);
  }

  /**
   * Describes the tokens in view of the cue at {@code [cueFrom, cueTo)}, from {@link #viewFrom} on.
   */
  static Features of(Traits traits, int cueFrom, int cueTo) {
    int from = viewFrom(cueFrom);
    int end = Math.min(traits.length(), cueTo + AHEAD);
    var features = new Features(end - from);
    var reader = new RoleFeatures(traits, features, cueFrom, cueTo);
    for (int i = from; i < end; i++) {
      if (i >= cueFrom && i < cueTo) {
        features.add(100, 0);
      } else {
        reader.token(i);
      }
      features.endPosition();
    }
    return features;
  }

  /** The first word of the cue that is on the list of cues, else its last that is no particle. */
  static int headOf(Traits traits, int from, int to) {
    for (int i = from; i < to; i++) {
      if (traits.lemma(i) != 0) {
        return i;
      }
    }
    for (int i = to - 1; i > from; i--) {
      if (!traits.isParticle(i)) {
        return i;
      }
    }
    return from;
  }

  private static int pair(int a, int b) {
    return a * 1_000_003 + b * 8191;
  }

  private void token(int i) {
    int side = i < cueFrom ? 0 : 1;
    int place = side * 16 + distance(side == 0 ? cueFrom - i : i - cueTo + 1);
    near(i, side, place);
    cue(i, side, place);
    between(i, side);
  }

  private static int distance(int tokens) {
    if (tokens <= 4) {
      return tokens;
    }
    return tokens <= 6 ? 5 : tokens <= 9 ? 6 : tokens <= 14 ? 7 : tokens <= 22 ? 8 : 9;
  }

  private void near(int i, int side, int place) {
    int sort = traits.sort(i);
    int before = traits.sort(i - 1);
    int after = traits.sort(i + 1);
    features.add(101, place);
    for (int d = -2; d <= 2; d++) {
      features.add(104 + d, traits.word(i + d), side);
    }
    for (int d = -3; d <= 3; d++) {
      features.add(110 + d, traits.sort(i + d), side);
    }
    features.add(114, sort, place);
    features.add(115, traits.word(i), place);
    features.add(116, before, sort, side);
    features.add(117, sort, after, side);
    features.add(118, before, sort, pair(after, side));
    features.add(119, traits.word(i - 1), traits.word(i), side);
    features.add(120, traits.word(i), traits.word(i + 1), side);
    features.add(121, traits.ending(i), side);
    features.add(122, Math.min(traits.length() - i, 4), side);
    features.add(123, Math.min(i, 4), side);
  }

  private void cue(int i, int side, int place) {
    int sort = traits.sort(i);
    features.add(130, head, side);
    features.add(131, head, place);
    features.add(132, head, sort, side);
    features.add(133, head, traits.word(i), side);
    features.add(134, headSort, sort, place);
    features.add(135, frame, place);
    features.add(136, opening, place);
    features.add(137, closing, place);
    features.add(138, closing, sort, side);
    features.add(139, quoted, side, sort);
    features.add(140, tail, side, sort);
    features.add(141, i == 0 ? 1 : 0, pair(frame, opening), side);
  }

  private void between(int i, int side) {
    int from = side == 0 ? i : cueTo;
    int to = side == 0 ? cueFrom : i + 1;
    int commas = Math.min(traits.commas(from, to), 3);
    int quotations = Math.min(traits.quotations(from, to), 2);
    int verbs = Math.min(traits.verbs(from, to), 3);
    int thats = Math.min(traits.thats(from, to), 1);
    int mentions = Math.min(traits.mentions(from, to), 3);
    int sort = traits.sort(i);
    features.add(150, commas, side, pair(quotations, verbs));
    features.add(151, commas, side);
    features.add(152, verbs, side);
    features.add(153, mentions, side, verbs);
    features.add(154, thats, side, verbs);
    features.add(155, quotations, side, sort);
    features.add(156, verbs, sort, pair(side, commas));
    features.add(157, mentions, sort, side);
    features.add(158, frame, side, pair(sort, commas));
    if (to - from <= SHORT_WAY) {
      int way = side;
      for (int k = from; k < to; k++) {
        way = way * 31 + traits.sort(k);
      }
      features.add(159, way);
      features.add(160, way, head);
    }
  }
}
