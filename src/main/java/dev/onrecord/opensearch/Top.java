package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The most frequent values of a field, exactly.
 *
 * <p>Each shard tells its most frequent values alone, so the sums over them may lack what one left
 * out. OpenSearch tells how much that can be: for each value it hands over, and for any other. More
 * values are asked for than are shown; when none behind the last one shown can belong before it,
 * the list is exact.
 *
 * @param counts by value, the most frequent first
 * @param others how many documents have other values
 */
record Top(Map<String, Long> counts, long others) {
  /**
   * How much is asked for.
   *
   * @param values handed over, beyond those wanted
   * @param ofShard values each shard tells
   */
  record Depth(int values, int ofShard) {
    /** Enough where most of an index is counted: its values differ in how often they occur. */
    static final Depth SHALLOW = new Depth(20, 250);

    /** For what was not enough. */
    static final List<Depth> MORE = List.of(new Depth(5_000, 20_000), new Depth(60_000, 60_000));

    /** Values that all shards together hand over: so many are read in little time. */
    private static final int TOGETHER = 30_000;

    /**
     * Where some quotes of an index are counted.
     *
     * <p>It is deeper than it would have to be: where a shard's last value occurs just once,
     * OpenSearch 3.8 takes this one for an error it does not know, and lets every value seem
     * unsure. A shard that leaves none out has no such value.
     *
     * @param shards of the index
     */
    static Depth of(int shards) {
      return new Depth(20, Math.max(SHALLOW.ofShard, TOGETHER / shards));
    }

    int size(int wanted) {
      return Math.min(65_000, 2 * wanted + values);
    }
  }

  static ObjectNode ask(String field, int wanted, Depth depth) {
    int size = depth.size(wanted);
    return object(
        "terms",
        object(
            "field",
            field,
            "size",
            size,
            "shard_size",
            Math.max(size, depth.ofShard),
            "show_term_doc_count_error",
            true));
  }

  /** The values that were wanted; empty where more has to be asked for. */
  static Optional<Top> read(JsonNode terms, int wanted) {
    JsonNode buckets = terms.path("buckets");
    var shown = new LinkedHashMap<String, Long>();
    long others = terms.path("sum_other_doc_count").asLong();
    boolean whole = others == 0;
    long leftOut = terms.path("doc_count_error_upper_bound").asLong();
    long last = Long.MAX_VALUE;
    long least = 0;
    boolean exact = true;
    for (JsonNode bucket : buckets) {
      long count = bucket.path("doc_count").asLong();
      long error = bucket.path("doc_count_error_upper_bound").asLong();
      if (shown.size() < wanted) {
        shown.put(bucket.path("key").asText(), count);
        last = count;
        exact &= error == 0;
      } else {
        others += count;
        exact &= error == 0 || count + error < last;
      }
      least = count;
    }
    exact &= whole || leftOut == 0 || least + leftOut < last;
    return exact ? Optional.of(new Top(shown, others)) : Optional.empty();
  }
}
