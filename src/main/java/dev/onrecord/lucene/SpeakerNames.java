package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult.Value;
import dev.onrecord.words.NamePattern;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.jspecify.annotations.Nullable;

/**
 * All speakers of one state of the index, most quoted first, to be found by words of their names.
 */
final class SpeakerNames {
  private record Folded(String words, Value value) {}

  private final List<Folded> names;

  private SpeakerNames(List<Folded> names) {
    this.names = names;
  }

  static SpeakerNames of(@Nullable SortedSetDocValuesReaderState state) throws IOException {
    FacetResult all =
        state == null
            ? null
            : new SortedSetDocValuesFacetCounts(state).getAllChildren(Dimension.SPEAKER.word());
    LabelAndValue[] labels =
        all == null ? new LabelAndValue[0] : Objects.requireNonNull(all.labelValues);
    return new SpeakerNames(
        Arrays.stream(labels)
            .map(label -> new Value(label.label, label.value.longValue(), false, List.of()))
            .filter(value -> value.count() > 0)
            .sorted(dev.onrecord.search.FacetResult.MOST_FIRST)
            .map(value -> new Folded(NamePattern.fold(value.value()), value))
            .toList());
  }

  /** Those with words that begin so, most quoted first. */
  Stream<Value> beginning(String words) {
    var pattern = new NamePattern(words);
    return names.stream().filter(n -> pattern.begins(n.words())).map(Folded::value);
  }
}
