package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult.Value;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;

/**
 * Finds speakers by the beginnings of any words of their names, in any order, case and accents
 * folded.
 */
final class SpeakerNames {
  private SpeakerNames() {}

  static List<Value> find(SortedSetDocValuesReaderState state, String words, int limit)
      throws IOException {
    FacetResult all =
        new SortedSetDocValuesFacetCounts(state).getAllChildren(Dimension.SPEAKER.word());
    if (all == null) {
      return List.of();
    }
    List<String> wanted = words(words);
    return Stream.of(all.labelValues)
        .filter(label -> label.value.longValue() > 0 && matches(words(label.label), wanted))
        .map(label -> new Value(label.label, label.value.longValue(), false, List.of()))
        .sorted(Comparator.comparingLong(Value::count).reversed().thenComparing(Value::value))
        .limit(limit)
        .toList();
  }

  private static boolean matches(List<String> name, List<String> wanted) {
    return wanted.stream().allMatch(w -> name.stream().anyMatch(n -> n.startsWith(w)));
  }

  private static List<String> words(String text) {
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(folded.split("[^\\p{L}\\p{N}]+", -1)).filter(w -> !w.isEmpty()).toList();
  }
}
