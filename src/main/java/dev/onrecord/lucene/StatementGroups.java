package dev.onrecord.lucene;

import dev.onrecord.duplicate.Grouping;
import dev.onrecord.duplicate.Statements;
import dev.onrecord.search.Dimension;
import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Which quotes of one state of the index are of the same statement. It follows from the quotes that
 * are there, so there is nothing to keep in step when articles come, change and go.
 */
final class StatementGroups {
  private static final int NONE = -1;

  /** For each document the number of its group; those of articles have none. */
  private final int[] groups;

  /** The documents, group by group, and where each group begins among them. */
  private final int[] members;

  private final int[] starts;

  /** How many groups have several quotes; these have the first numbers. */
  private final int several;

  private StatementGroups(int[] groups, int several, int size) {
    this.groups = groups;
    this.several = several;
    this.starts = new int[size + 1];
    for (int group : groups) {
      if (group != NONE) {
        starts[group + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    this.members = new int[starts[size]];
    int[] next = Arrays.copyOf(starts, size);
    for (int doc = 0; doc < groups.length; doc++) {
      if (groups[doc] != NONE) {
        members[next[groups[doc]]++] = doc;
      }
    }
  }

  static StatementGroups of(IndexReader reader, Columns columns) throws IOException {
    var groups = new int[reader.maxDoc()];
    Arrays.fill(groups, NONE);
    var statements = new Statements();
    var documents = new int[reader.numDocs()];
    for (LeafReaderContext leaf : reader.leaves()) {
      add(leaf, columns, statements, documents);
    }
    int[] least = Grouping.of(statements);
    var sizes = new int[least.length];
    for (int first : least) {
      sizes[first]++;
    }
    int several = (int) Arrays.stream(sizes).filter(quotes -> quotes > 1).count();
    int next = 0;
    int alone = several;
    for (int i = 0; i < least.length; i++) {
      groups[documents[i]] =
          least[i] < i ? groups[documents[least[i]]] : sizes[i] > 1 ? next++ : alone++;
    }
    return new StatementGroups(groups, several, alone);
  }

  private static void add(
      LeafReaderContext leaf, Columns columns, Statements statements, int[] documents)
      throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    SegmentColumns segment = columns.segment(leaf.ord);
    int[] globals = columns.globals(leaf.ord);
    BinaryDocValues sketches = DocValues.getBinary(leaf.reader(), Fields.SKETCH);
    for (int doc = sketches.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = sketches.nextDoc()) {
      if (live == null || live.get(doc)) {
        BytesRef sketch = sketches.binaryValue();
        int speaker = segment.ordinal(doc, Dimension.SPEAKER);
        documents[statements.size()] = leaf.docBase + doc;
        statements.add(
            ByteBuffer.wrap(sketch.bytes, sketch.offset, sketch.length),
            speaker == SegmentColumns.NONE ? Statements.UNTOLD : Columns.across(globals, speaker),
            segment.day(doc));
      }
    }
  }

  /** How many have several quotes. */
  int several() {
    return several;
  }

  /** Whether a group has one quote only, as most have; the others are below {@link #several}. */
  boolean isOfOne(int group) {
    return group >= several;
  }

  /** The group of a quote's document. */
  int of(int document) {
    return groups[document];
  }

  /** The documents of a group, ascending. */
  int[] members(int group) {
    return Arrays.copyOfRange(members, starts[group], starts[group + 1]);
  }
}
