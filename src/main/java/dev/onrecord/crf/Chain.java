package dev.onrecord.crf;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira, "Conditional random
 * fields", 2001) over hashed features, with weights learned before. It never changes; threads may
 * share it.
 */
public final class Chain {
  private static final int MAGIC = 0x4f524332;

  private final Transitions transitions;
  private final WeightTable weights;
  private final float scale;

  private Chain(Transitions transitions, WeightTable weights, float scale) {
    this.transitions = transitions;
    this.weights = weights;
    this.scale = scale;
  }

  /**
   * A chain of learned weights, rounded to one byte each.
   *
   * @param transitions the scores that {@link Transitions} takes
   * @param features those that have weights, in ascending order
   * @param weights a row for each of them
   */
  static Chain of(int roles, float[] transitions, int[] features, float[] weights) {
    float highest = 1e-6f;
    for (float weight : weights) {
      highest = Math.max(highest, Math.abs(weight));
    }
    float scale = highest / Byte.MAX_VALUE;
    var rounded = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      rounded[i] = (byte) Math.round(weights[i] / scale);
    }
    int labels = 1 + 2 * roles;
    return new Chain(
        new Transitions(labels, transitions), new WeightTable(labels, features, rounded), scale);
  }

  /**
   * The spans, in their order, of the labelling that is most likely once the beginning of any span
   * has been favoured; their probabilities are those of the model as it is.
   *
   * @param favour added to the score of a beginning, as the logarithm of odds; 0 favours none
   */
  public List<Found> find(Features features, float favour) {
    if (features.length() == 0) {
      return List.of();
    }
    float[] emissions = emissions(features);
    var lattice = new Lattice(features.length(), emissions, transitions);
    int[] best = lattice.best(favour);
    var found = new ArrayList<Found>();
    for (int t = 0; t < best.length; t++) {
      if (best[t] % 2 == 1) {
        if (found.isEmpty()) {
          lattice.weigh();
        }
        int role = best[t] / 2;
        int end = t + 1;
        while (end < best.length && best[end] == best[t] + 1) {
          end++;
        }
        found.add(new Found(role, t, end, lattice.span(role, t, end)));
      }
    }
    return found;
  }

  /** The probability that a sequence of one position is a span of the first role. */
  public double probability(Features features) {
    var lattice = new Lattice(1, emissions(features), transitions);
    lattice.weigh();
    return lattice.node(0, 1);
  }

  private float[] emissions(Features sequence) {
    int labels = transitions.labels();
    var emissions = new float[sequence.length() * labels];
    var sums = new int[WeightTable.MOST_LABELS];
    for (int t = 0; t < sequence.length(); t++) {
      weights.sum(sequence, t, sums);
      for (int l = 0; l < labels; l++) {
        emissions[t * labels + l] = sums[l] * scale;
      }
    }
    return emissions;
  }

  /**
   * Reads a chain as {@link #write} wrote it.
   *
   * @throws IOException when the stream breaks or is no such file
   */
  public static Chain read(InputStream stream) throws IOException {
    var in = new DataInputStream(stream);
    if (in.readInt() != MAGIC) {
      throw new IOException("not a file of weights");
    }
    int labels = in.readInt();
    var features = new int[in.readInt()];
    float scale = in.readFloat();
    var transitions = new float[(labels + 1) * labels];
    for (int i = 0; i < transitions.length; i++) {
      transitions[i] = in.readFloat();
    }
    int before = 0;
    for (int i = 0; i < features.length; i++) {
      before += readGap(in);
      features[i] = before;
    }
    byte[] weights = in.readNBytes(features.length * labels);
    return new Chain(
        new Transitions(labels, transitions), new WeightTable(labels, features, weights), scale);
  }

  /** Writes the weights: features in order with the gap from one to the next, then their rows. */
  private void write(OutputStream stream) throws IOException {
    var out = new DataOutputStream(stream);
    int[] all = weights.features();
    out.writeInt(MAGIC);
    out.writeInt(transitions.labels());
    out.writeInt(all.length);
    out.writeFloat(scale);
    for (float transition : transitions.scores()) {
      out.writeFloat(transition);
    }
    int before = 0;
    for (int feature : all) {
      writeGap(out, feature - before);
      before = feature;
    }
    for (int feature : all) {
      out.write(weights.row(feature));
    }
    out.flush();
  }

  /** Writes the weights into a file. */
  public void save(Path file) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out);
    }
  }

  private static int readGap(DataInputStream in) throws IOException {
    int gap = 0;
    int part = in.readUnsignedByte();
    for (int bits = 0; ; bits += 7) {
      gap |= (part & 0x7f) << bits;
      if (part < 0x80) {
        return gap;
      }
      part = in.readUnsignedByte();
    }
  }

  private static void writeGap(DataOutputStream out, int gap) throws IOException {
    int rest = gap;
    while (rest >= 0x80) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }
}
