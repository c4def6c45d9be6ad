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
import java.util.Arrays;
import java.util.List;

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira, "Conditional random
 * fields", 2001) over hashed features, with weights learned before. It never changes; threads may
 * share it.
 */
public final class Chain {
  private static final int MAGIC = 0x4f524331;
  private static final int FREE = -1;

  private final int labels;
  private final float[] transitions;
  private final int[] keys;
  private final float[] weights;
  private final int shift;

  /** Weights of a number of roles; {@code rows} is how many features have any. */
  Chain(int roles, int rows) {
    this.labels = 1 + 2 * roles;
    this.transitions = new float[(labels + 1) * labels];
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, rows)));
    this.keys = new int[1 << bits];
    this.weights = new float[keys.length * labels];
    this.shift = 32 - bits;
    Arrays.fill(keys, FREE);
  }

  int labels() {
    return labels;
  }

  float[] transitions() {
    return transitions;
  }

  /** Sets what a feature says for each label. */
  void put(int feature, float[] row) {
    int slot = slot(feature);
    keys[slot] = feature;
    System.arraycopy(row, 0, weights, slot * labels, labels);
  }

  private int slot(int feature) {
    int slot = (feature * 0x9E3779B1) >>> shift;
    while (keys[slot] != FREE && keys[slot] != feature) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  /** The spans of the most likely labelling, in their order. */
  public List<Found> find(Features features) {
    return find(features, 0);
  }

  /**
   * The spans of the labelling that is most likely once the beginning of any span has been
   * favoured; their probabilities are those of the model as it is.
   *
   * @param favour added to the score of a beginning, as the logarithm of odds
   */
  public List<Found> find(Features features, float favour) {
    if (features.length() == 0) {
      return List.of();
    }
    float[] emissions = emissions(features);
    var lattice = new Lattice(labels, features.length(), emissions, transitions);
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
    var lattice = new Lattice(labels, 1, emissions(features), transitions);
    lattice.weigh();
    return lattice.node(0, 1);
  }

  private float[] emissions(Features features) {
    var emissions = new float[features.length() * labels];
    for (int t = 0; t < features.length(); t++) {
      for (int i = features.from(t); i < features.to(t); i++) {
        int slot = slot(features.at(i));
        if (keys[slot] != FREE) {
          for (int l = 0; l < labels; l++) {
            emissions[t * labels + l] += weights[slot * labels + l];
          }
        }
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
    int roles = in.readInt();
    int rows = in.readInt();
    float scale = in.readFloat();
    var chain = new Chain(roles, rows);
    for (int i = 0; i < chain.transitions.length; i++) {
      chain.transitions[i] = in.readFloat();
    }
    var row = new float[chain.labels];
    int feature = 0;
    for (int r = 0; r < rows; r++) {
      feature += readGap(in);
      for (int l = 0; l < row.length; l++) {
        row[l] = in.readByte() * scale;
      }
      chain.put(feature, row);
    }
    return chain;
  }

  /**
   * Writes the weights in one byte each, features in order with the gap from one to the next.
   *
   * @throws IOException when the stream breaks
   */
  private void write(OutputStream stream) throws IOException {
    var out = new DataOutputStream(stream);
    int[] features = Arrays.stream(keys).filter(k -> k != FREE).sorted().toArray();
    float highest = 1e-6f;
    for (float weight : weights) {
      highest = Math.max(highest, Math.abs(weight));
    }
    float scale = highest / Byte.MAX_VALUE;
    out.writeInt(MAGIC);
    out.writeInt(labels / 2);
    out.writeInt(features.length);
    out.writeFloat(scale);
    for (float transition : transitions) {
      out.writeFloat(transition);
    }
    int before = 0;
    for (int feature : features) {
      writeGap(out, feature - before);
      before = feature;
      for (int l = 0; l < labels; l++) {
        out.writeByte(Math.round(weights[slot(feature) * labels + l] / scale));
      }
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
