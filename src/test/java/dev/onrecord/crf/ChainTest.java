package dev.onrecord.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lattice against every labelling there is, and a chain that learns a small language. */
class ChainTest {
  private static final int LABELS = 5;

  @TempDir Path folder;

  /** Every allowed labelling of a lattice with the exponential of its score. */
  private static final class Enumeration {
    private final float[] emissions;
    private final float[] transitions;
    private final List<int[]> labellings = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    Enumeration(int length, float[] emissions, float[] transitions) {
      this.emissions = emissions;
      this.transitions = transitions;
      extend(new int[length], 0, 0);
    }

    private void extend(int[] labels, int at, double score) {
      if (at == labels.length) {
        labellings.add(labels.clone());
        weights.add(Math.exp(score));
        return;
      }
      int before = at == 0 ? -1 : labels[at - 1];
      for (int l = 0; l < LABELS; l++) {
        if (Transitions.follows(before, l)) {
          labels[at] = l;
          float step = transitions[(before < 0 ? LABELS : before) * LABELS + l];
          extend(labels, at + 1, score + step + emissions[at * LABELS + l]);
        }
      }
    }

    private int[] best() {
      int best =
          IntStream.range(0, weights.size())
              .reduce((a, b) -> weights.get(b) > weights.get(a) ? b : a)
              .orElseThrow();
      return labellings.get(best);
    }

    private double share(java.util.function.Predicate<int[]> wanted) {
      double all = 0;
      double some = 0;
      for (int i = 0; i < weights.size(); i++) {
        all += weights.get(i);
        some += wanted.test(labellings.get(i)) ? weights.get(i) : 0;
      }
      return some / all;
    }
  }

  private static float[] random(Random random, int size) {
    var values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian(0, 2);
    }
    return values;
  }

  private static boolean isSpan(int[] labels, int begins, int from, int to) {
    boolean inside = labels[from] == begins;
    for (int t = from + 1; t < to; t++) {
      inside &= labels[t] == begins + 1;
    }
    return inside && (to == labels.length || labels[to] != begins + 1);
  }

  @RepeatedTest(40)
  void reckonsWhatEnumerationReckons(RepetitionInfo info) {
    var random = new Random(info.getCurrentRepetition());
    int length = 1 + random.nextInt(5);
    float[] emissions = random(random, length * LABELS);
    float[] transitions = random(random, (LABELS + 1) * LABELS);
    var truth = new Enumeration(length, emissions, transitions);
    var lattice = new Lattice(length, emissions, new Transitions(LABELS, transitions));
    assertThat(lattice.best(0)).isEqualTo(truth.best());
    lattice.weigh();
    for (int t = 0; t < length; t++) {
      int at = t;
      for (int l = 0; l < LABELS; l++) {
        int label = l;
        assertThat(lattice.node(t, l)).isCloseTo(truth.share(y -> y[at] == label), within(1e-6));
        for (int k = 0; t > 0 && k < LABELS; k++) {
          int before = k;
          assertThat(lattice.edge(t, k, l))
              .isCloseTo(truth.share(y -> y[at - 1] == before && y[at] == label), within(1e-6));
        }
      }
      for (int to = t + 1; to <= length; to++) {
        int end = to;
        assertThat(lattice.span(1, t, to))
            .isCloseTo(truth.share(y -> isSpan(y, 3, at, end)), within(1e-6));
      }
    }
  }

  /** Words are numbers; 7 begins a span, and every 8 after it goes on with it. */
  private static Features describe(int[] words) {
    var features = new Features(words.length);
    for (int t = 0; t < words.length; t++) {
      features.add(1, words[t]);
      features.add(2, t == 0 ? -1 : words[t - 1], words[t]);
      features.endPosition();
    }
    return features;
  }

  private static List<Found> truth(int[] words) {
    var spans = new ArrayList<Found>();
    for (int t = 0; t < words.length; t++) {
      if (words[t] == 7) {
        int end = t + 1;
        while (end < words.length && words[end] == 8) {
          end++;
        }
        spans.add(new Found(0, t, end, 1));
      }
    }
    return spans;
  }

  private static int[] words(Random random) {
    return random.ints(1 + random.nextInt(12), 4, 10).toArray();
  }

  private static Chain learned() {
    var random = new Random(5);
    var trainer = new ChainTrainer(1, 0.1f);
    for (int i = 0; i < 400; i++) {
      int[] words = words(random);
      trainer.add(describe(words), truth(words));
    }
    return trainer.train(4, 1);
  }

  @Test
  void learnsASmallLanguageAndKeepsItInAFile() throws IOException {
    Path file = folder.resolve("small.weights");
    learned().save(file);
    Chain chain;
    try (var in = Files.newInputStream(file)) {
      chain = Chain.read(in);
    }
    var random = new Random(6);
    for (int i = 0; i < 200; i++) {
      int[] words = words(random);
      List<Found> found = chain.find(describe(words), 0);
      assertThat(found.stream().map(f -> new Found(f.role(), f.from(), f.to(), 1)).toList())
          .isEqualTo(truth(words));
      assertThat(found).allMatch(f -> f.probability() > 0.5 && f.probability() <= 1);
    }
  }

  @Test
  void theSameExamplesGiveTheSameFile() throws IOException {
    Path one = folder.resolve("one.weights");
    Path two = folder.resolve("two.weights");
    learned().save(one);
    learned().save(two);
    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void saysWhatIsNoFileOfWeights() {
    assertThatThrownBy(() -> Chain.read(new ByteArrayInputStream(new byte[64])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a file of weights");
  }
}
