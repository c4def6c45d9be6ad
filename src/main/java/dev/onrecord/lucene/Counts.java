package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.FacetResult.Value;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.words.NamePattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.LabelAndValue;

/** Reads the facets of a request out of the counts that Lucene made. */
final class Counts {
  private final Facets facets;
  private final SearchRequest request;

  Counts(Facets facets, SearchRequest request) {
    this.facets = facets;
    this.request = request;
  }

  List<FacetResult> all() throws IOException {
    var results = new ArrayList<FacetResult>();
    for (Dimension dimension : Dimension.values()) {
      if (request.facets().contains(dimension)) {
        results.add(dimension == Dimension.SAID_ON ? days() : values(dimension));
      }
    }
    return results;
  }

  private FacetResult values(Dimension dimension) throws IOException {
    List<String> chosen = request.where().getOrDefault(dimension, List.of());
    var values = new ArrayList<Value>();
    org.apache.lucene.facet.FacetResult top =
        facets.getTopChildren(request.facetSize(), dimension.word());
    if (top != null) {
      for (LabelAndValue label : top.labelValues) {
        values.add(
            new Value(
                label.label, label.value.longValue(), chosen.contains(label.label), List.of()));
      }
    }
    for (String value : chosen) {
      if (values.stream().noneMatch(v -> v.value().equals(value))) {
        values.add(new Value(value, count(dimension, value), true, List.of()));
      }
    }
    long shown = values.stream().filter(v -> v.count() > 0).count();
    boolean more = top != null && top.childCount > shown;
    values.sort(FacetResult.MOST_FIRST);
    return new FacetResult(dimension, values, more);
  }

  /**
   * The values with these words in their names: those that begin with them first, then the most
   * frequent.
   */
  FacetResult named(Dimension dimension, String words) throws IOException {
    var pattern = new NamePattern(words);
    List<String> chosen = request.where().getOrDefault(dimension, List.of());
    org.apache.lucene.facet.FacetResult all = facets.getAllChildren(dimension.word());
    List<Value> values =
        all == null
            ? List.of()
            : Stream.of(all.labelValues)
                .filter(l -> l.value.longValue() > 0 && pattern.matches(NamePattern.fold(l.label)))
                .map(l ->
                    new Value(l.label, l.value.longValue(), chosen.contains(l.label), List.of()))
                .sorted(
                    Comparator.comparing((Value v) -> !pattern.begins(NamePattern.fold(v.value())))
                        .thenComparing(FacetResult.MOST_FIRST))
                .toList();
    int most = Math.min(values.size(), request.facetSize());
    return new FacetResult(dimension, values.subList(0, most), most < values.size());
  }

  private long count(Dimension dimension, String... path) throws IOException {
    return Math.max(0, facets.getSpecificValue(dimension.word(), path).longValue());
  }

  private FacetResult days() throws IOException {
    List<String> chosen = request.where().getOrDefault(Dimension.SAID_ON, List.of());
    return new FacetResult(Dimension.SAID_ON, inside(chosen, ""), false);
  }

  /** The years; inside each its months; inside a chosen month its days. */
  private List<Value> inside(List<String> chosen, String parent, String... path)
      throws IOException {
    var values = new ArrayList<Value>();
    org.apache.lucene.facet.FacetResult children =
        facets.getAllChildren(Dimension.SAID_ON.word(), path);
    if (children == null) {
      return values;
    }
    for (LabelAndValue label : children.labelValues) {
      String value = parent.isEmpty() ? label.label : parent + "-" + label.label;
      boolean open =
          path.length == 0
              || (path.length == 1 && chosen.stream().anyMatch(c -> c.startsWith(value)));
      String[] deeper = java.util.Arrays.copyOf(path, path.length + 1);
      deeper[path.length] = label.label;
      if (label.value.longValue() > 0) {
        values.add(
            new Value(
                value,
                label.value.longValue(),
                chosen.contains(value),
                open ? inside(chosen, value, deeper) : List.of()));
      }
    }
    values.sort(Comparator.comparing(Value::value));
    return values;
  }

  /** The path of a day, month or year as the facet keeps it. */
  static String[] path(Dimension dimension, String value) {
    return dimension == Dimension.SAID_ON ? value.split("-", -1) : new String[] {value};
  }
}
