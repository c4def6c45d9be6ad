package dev.onrecord.crf;

/**
 * The scores of each label after another, and at the start. Label 0 is outside of any span; {@code
 * 2r + 1} begins a span of role {@code r}, {@code 2r + 2} goes on with it and stands nowhere else.
 */
final class Transitions {
  private final int labels;
  private final float[] scores;
  private final double[] odds;

  /**
   * Transitions by their scores.
   *
   * @param scores {@code labels + 1} rows of {@code labels} scores: after each label, and at the
   *     start; those of steps that cannot be are not looked at
   */
  Transitions(int labels, float[] scores) {
    this.labels = labels;
    this.scores = scores.clone();
    this.odds = new double[scores.length];
    for (int before = 0; before <= labels; before++) {
      for (int label = 0; label < labels; label++) {
        int at = before * labels + label;
        if (!follows(before == labels ? -1 : before, label)) {
          this.scores[at] = Float.NEGATIVE_INFINITY;
        }
        odds[at] = Math.exp(this.scores[at]);
      }
    }
  }

  /** Whether {@code label} may come after {@code before}; {@code before} is -1 at the start. */
  static boolean follows(int before, int label) {
    boolean goesOn = label > 0 && label % 2 == 0;
    return !goesOn || before == label || before == label - 1;
  }

  int labels() {
    return labels;
  }

  /** Where in {@link #scores} and {@link #odds} the row of the start begins. */
  int start() {
    return labels * labels;
  }

  /** A row for each label before, then one for the start; negative infinity for what cannot be. */
  float[] scores() {
    return scores;
  }

  /** The exponentials of the scores. */
  double[] odds() {
    return odds;
  }
}
