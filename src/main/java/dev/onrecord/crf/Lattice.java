package dev.onrecord.crf;

import java.util.Arrays;

/**
 * Every labelling of one sequence: the score of each label at each position and of each label after
 * another.
 *
 * <p>The best labelling is Viterbi's; probabilities come from the forward and the backward pass,
 * scaled at each position (Rabiner, "A tutorial on hidden Markov models", 1989).
 */
final class Lattice {
  private final int labels;
  private final int length;
  private final float[] emissions;
  private final Transitions transitions;
  private double[] forward = {};
  private double[] backward = {};
  private double[] scale = {};
  private double[] potentials = {};

  /**
   * A lattice over scores.
   *
   * @param emissions {@code length} rows of a score for each label
   */
  Lattice(int length, float[] emissions, Transitions transitions) {
    this.labels = transitions.labels();
    this.length = length;
    this.emissions = emissions;
    this.transitions = transitions;
  }

  /** The labelling of the highest score, {@code favour} added for each span that begins. */
  int[] best(float favour) {
    float[] steps = transitions.scores();
    var score = new float[labels];
    var next = new float[labels];
    var back = new byte[length * labels];
    for (int l = 0; l < labels; l++) {
      score[l] = steps[transitions.start() + l] + emissions[l] + (l % 2) * favour;
    }
    for (int t = 1; t < length; t++) {
      for (int l = 0; l < labels; l++) {
        int from = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < labels; k++) {
          float sum = score[k] + steps[k * labels + l];
          if (sum > most) {
            most = sum;
            from = k;
          }
        }
        next[l] = most + emissions[t * labels + l] + (l % 2) * favour;
        back[t * labels + l] = (byte) from;
      }
      float[] swap = score;
      score = next;
      next = swap;
    }
    return path(score, back);
  }

  private int[] path(float[] last, byte[] back) {
    var path = new int[length];
    int label = 0;
    for (int l = 1; l < labels; l++) {
      label = last[l] > last[label] ? l : label;
    }
    for (int t = length - 1; t >= 0; t--) {
      path[t] = label;
      label = back[t * labels + label];
    }
    return path;
  }

  /** Reckons the probabilities that {@link #node} and {@link #edge} give. */
  void weigh() {
    forward = new double[length * labels];
    backward = new double[length * labels];
    potentials = new double[length * labels];
    scale = new double[length];
    for (int t = 0; t < length; t++) {
      goForward(t);
    }
    Arrays.fill(backward, (length - 1) * labels, length * labels, 1);
    for (int t = length - 1; t > 0; t--) {
      goBackward(t);
    }
  }

  private void goForward(int t) {
    double[] odds = transitions.odds();
    float highest = Float.NEGATIVE_INFINITY;
    for (int l = 0; l < labels; l++) {
      highest = Math.max(highest, emissions[t * labels + l]);
    }
    double sum = 0;
    for (int l = 0; l < labels; l++) {
      int at = t * labels + l;
      potentials[at] = Math.exp(emissions[at] - highest);
      double reached = t == 0 ? odds[transitions.start() + l] : 0;
      for (int k = 0; t > 0 && k < labels; k++) {
        reached += forward[(t - 1) * labels + k] * odds[k * labels + l];
      }
      forward[at] = reached * potentials[at];
      sum += forward[at];
    }
    scale[t] = sum;
    for (int l = 0; l < labels; l++) {
      forward[t * labels + l] /= sum;
    }
  }

  private void goBackward(int t) {
    double[] odds = transitions.odds();
    for (int k = 0; k < labels; k++) {
      double sum = 0;
      for (int l = 0; l < labels; l++) {
        int at = t * labels + l;
        sum += odds[k * labels + l] * potentials[at] * backward[at];
      }
      backward[(t - 1) * labels + k] = sum / scale[t];
    }
  }

  /** The probability of a label at a position. */
  double node(int position, int label) {
    return forward[position * labels + label] * backward[position * labels + label];
  }

  /** The probability of a label at a position, {@code before} at the position before it. */
  double edge(int position, int before, int label) {
    int at = position * labels + label;
    return forward[(position - 1) * labels + before]
        * transitions.odds()[before * labels + label]
        * potentials[at]
        * backward[at]
        / scale[position];
  }

  /** The probability that exactly {@code [from, to)} is a span of a role. */
  double span(int role, int from, int to) {
    int begins = 2 * role + 1;
    int goesOn = begins + 1;
    double probability = node(from, begins);
    int last = begins;
    for (int t = from + 1; t <= to && t < length; t++) {
      double here = node(t - 1, last);
      double on = here == 0 ? 0 : edge(t, last, goesOn) / here;
      probability *= t < to ? on : 1 - on;
      last = goesOn;
    }
    return Math.clamp(probability, 0, 1);
  }
}
