package dev.onrecord.extract;

import dev.onrecord.crf.Features;

/** What tells a cue: the words around each token, their sorts, and quotations near by. */
final class CueFeatures {
  private static final int FAR = 8;

  private final Traits traits;
  private final Features features;

  private CueFeatures(Traits traits, Features features) {
    this.traits = traits;
    this.features = features;
  }

  /** Describes a whole sentence. */
  static Features of(Traits traits) {
    var features = new Features(traits.length());
    var reader = new CueFeatures(traits, features);
    for (int i = 0; i < traits.length(); i++) {
      reader.token(i);
      features.endPosition();
    }
    return features;
  }

  private void token(int i) {
    if (traits.isSilent(i)) {
      brief(i);
    } else {
      words(i);
      sorts(i);
      surroundings(i);
    }
  }

  /** What is looked at of a token that is part of a cue once in a hundred times. */
  private void brief(int i) {
    features.add(2, traits.word(i));
    features.add(7, traits.word(i - 1), traits.word(i));
    features.add(8, traits.word(i), traits.word(i + 1));
    features.add(24, traits.sort(i));
    features.add(32, traits.sort(i - 1), traits.sort(i), traits.sort(i + 1));
    features.add(46, traits.stem(i - 1), traits.word(i));
  }

  private void words(int i) {
    int word = traits.word(i);
    features.add(1, 0);
    features.add(2, word);
    features.add(3, traits.word(i - 1));
    features.add(4, traits.word(i + 1));
    features.add(5, traits.word(i - 2));
    features.add(6, traits.word(i + 2));
    features.add(7, traits.word(i - 1), word);
    features.add(8, word, traits.word(i + 1));
    features.add(9, traits.word(i - 1), word, traits.word(i + 1));
    features.add(10, traits.word(i - 2), traits.word(i - 1), word);
    features.add(11, word, traits.word(i + 1), traits.word(i + 2));
    features.add(12, traits.ending(i));
    features.add(13, traits.ending(i - 1), traits.ending(i));
    features.add(14, traits.ending(i), traits.ending(i + 1));
    features.add(15, traits.lemma(i));
    features.add(16, traits.lemma(i - 1));
    features.add(17, traits.lemma(i + 1));
    features.add(18, traits.stem(i));
    features.add(19, traits.stem(i), traits.sort(i + 1));
    features.add(20, traits.stem(i), traits.sort(i - 1));
    features.add(45, traits.stem(i), traits.word(i + 1));
    features.add(46, traits.stem(i - 1), traits.word(i));
    features.add(47, traits.stem(i), traits.sort(i - 1), traits.sort(i + 1));
    features.add(48, traits.stem(i), traits.ending(i), traits.sort(i + 1));
  }

  private void sorts(int i) {
    int sort = traits.sort(i);
    int before = traits.sort(i - 1);
    int after = traits.sort(i + 1);
    for (int d = -3; d <= 3; d++) {
      features.add(24 + d, traits.sort(i + d));
    }
    features.add(30, before, sort);
    features.add(31, sort, after);
    features.add(32, before, sort, after);
    features.add(33, traits.sort(i - 2), before, sort);
    features.add(34, sort, after, traits.sort(i + 2));
    features.add(35, traits.word(i), before);
    features.add(36, traits.word(i), after);
    features.add(37, traits.word(i), before, after);
    features.add(38, traits.lemma(i), before, after);
    features.add(39, traits.word(i - 1), sort);
    features.add(40, sort, traits.word(i + 1));
  }

  private void surroundings(int i) {
    int next = quotation(i, 1);
    int last = quotation(i, -1);
    features.add(41, next, last);
    features.add(42, next, traits.word(i));
    features.add(43, last, traits.word(i));
    features.add(44, Math.min(i, 4), traits.sort(i));
  }

  /** Tokens to the nearest quotation on one side; {@value #FAR} for none near. */
  private int quotation(int i, int step) {
    int at = i + step;
    for (int d = 1; d < FAR && at >= 0 && at < traits.length(); d++, at += step) {
      if (traits.isQuotation(at)) {
        return Math.min(d, 5);
      }
    }
    return FAR;
  }
}
