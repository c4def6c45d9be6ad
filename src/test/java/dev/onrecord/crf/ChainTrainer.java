package dev.onrecord.crf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns the weights of a chain from labelled sequences: the likelihood's gradient, one sequence
 * after another, by FTRL-Proximal, whose L1 part leaves most weights at nothing (McMahan and
 * others, "Ad click prediction: a view from the trenches", 2013).
 */
public final class ChainTrainer {
  private static final float RATE = 0.1f;
  private static final float SMOOTHING = 1;
  private static final float NEGLIGIBLE = 1e-4f;

  /** A sequence with its true labels, as {@link Transitions} numbers them. */
  private static final class Example {
    private final int[][] features;
    private final int[] labels;

    Example(int[][] features, int[] labels) {
      this.features = features;
      this.labels = labels;
    }
  }

  private final int roles;
  private final int labels;
  private final Learned emissions;
  private final Learned transitions;
  private final List<Example> examples = new ArrayList<>();

  /**
   * A trainer.
   *
   * @param sparseness how much a weight must earn to be kept
   */
  public ChainTrainer(int roles, float sparseness) {
    this.roles = roles;
    this.labels = 1 + 2 * roles;
    this.emissions = new Learned(labels << Features.BITS, sparseness);
    this.transitions = new Learned((labels + 1) * labels, 0);
  }

  /** Adds an example: the features and the true spans, none on top of another. */
  public void add(Features features, List<Found> spans) {
    var hashes = new int[features.length()][];
    for (int t = 0; t < hashes.length; t++) {
      hashes[t] = Arrays.copyOfRange(features.hashes(), features.from(t), features.to(t));
    }
    var truth = new int[hashes.length];
    for (Found span : spans) {
      for (int t = span.from(); t < span.to(); t++) {
        truth[t] = 2 * span.role() + (t == span.from() ? 1 : 2);
      }
    }
    if (hashes.length > 0) {
      examples.add(new Example(hashes, truth));
    }
  }

  /** Goes over all examples a number of times, in a seeded order, and gives what was learned. */
  public Chain train(int rounds, long seed) {
    var random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(examples, random);
      examples.forEach(this::learn);
    }
    return chain();
  }

  private void learn(Example example) {
    int length = example.labels.length;
    var lattice = lattice(example);
    lattice.weigh();
    int[] truth = example.labels;
    for (int t = 0; t < length; t++) {
      for (int l = 0; l < labels; l++) {
        double error = lattice.node(t, l) - (truth[t] == l ? 1 : 0);
        if (Math.abs(error) > NEGLIGIBLE) {
          for (int feature : example.features[t]) {
            emissions.learn(feature * labels + l, error);
          }
        }
      }
    }
    learnTransitions(lattice, truth);
  }

  private void learnTransitions(Lattice lattice, int[] truth) {
    for (int l = 0; l < labels; l++) {
      transitions.learn(labels * labels + l, lattice.node(0, l) - (truth[0] == l ? 1 : 0));
    }
    for (int k = 0; k < labels; k++) {
      for (int l = 0; l < labels; l++) {
        double error = 0;
        for (int t = 1; t < truth.length; t++) {
          error += lattice.edge(t, k, l) - (truth[t - 1] == k && truth[t] == l ? 1 : 0);
        }
        if (Transitions.follows(k, l)) {
          transitions.learn(k * labels + l, error);
        }
      }
    }
  }

  private Lattice lattice(Example example) {
    int length = example.labels.length;
    var scores = new float[length * labels];
    for (int t = 0; t < length; t++) {
      for (int feature : example.features[t]) {
        for (int l = 0; l < labels; l++) {
          scores[t * labels + l] += emissions.weights[feature * labels + l];
        }
      }
    }
    return new Lattice(length, scores, new Transitions(labels, transitions.weights));
  }

  private Chain chain() {
    int[] features = IntStream.range(0, 1 << Features.BITS).filter(this::hasWeight).toArray();
    var weights = new float[features.length * labels];
    for (int i = 0; i < features.length; i++) {
      System.arraycopy(emissions.weights, features[i] * labels, weights, i * labels, labels);
    }
    return Chain.of(roles, transitions.weights, features, weights);
  }

  private boolean hasWeight(int feature) {
    for (int l = 0; l < labels; l++) {
      if (emissions.weights[feature * labels + l] != 0) {
        return true;
      }
    }
    return false;
  }

  /** Weights with what FTRL-Proximal remembers of each. */
  private static final class Learned {
    private final float[] sums;
    private final float[] squares;
    private final float[] weights;
    private final float sparseness;

    Learned(int size, float sparseness) {
      this.sums = new float[size];
      this.squares = new float[size];
      this.weights = new float[size];
      this.sparseness = sparseness;
    }

    void learn(int i, double gradient) {
      double squaresNow = squares[i] + gradient * gradient;
      double step = (Math.sqrt(squaresNow) - Math.sqrt(squares[i])) / RATE;
      sums[i] += (float) (gradient - step * weights[i]);
      squares[i] = (float) squaresNow;
      double over = Math.abs(sums[i]) - sparseness;
      weights[i] =
          over <= 0
              ? 0
              : (float) (-Math.signum(sums[i]) * over * RATE / (SMOOTHING + Math.sqrt(squaresNow)));
    }
  }
}
