package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.constant;
import static dev.onrecord.opensearch.Dsl.object;
import static dev.onrecord.opensearch.Dsl.term;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.duplicate.Grouping;
import dev.onrecord.duplicate.Statements;
import dev.onrecord.search.Dimension;
import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which quotes of one state of the index are of the same statement, worked out from all of them,
 * and written to those of which it is not true any more.
 */
final class StatementGroups {
  private static final int PAGE = 10_000;
  private static final int AT_ONCE = 500;

  private final Snapshot snapshot;
  private final Statements statements = new Statements();
  private final Map<String, Integer> speakers = new HashMap<>();
  private long[] ties = new long[1024];
  private long[] written = new long[1024];
  private boolean[] shared = new boolean[1024];

  private StatementGroups(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * Brings up to date what is written of the quotes.
   *
   * @return how many quotes were written anew
   */
  static int write(Snapshot snapshot, Cluster cluster) throws IOException {
    var groups = new StatementGroups(snapshot);
    groups.read();
    return groups.writeChanged(cluster);
  }

  private void read() throws IOException {
    ObjectNode asked =
        object(
            "size",
            PAGE,
            "query",
            constant(term(Fields.TYPE, Fields.QUOTE)),
            "sort",
            array(List.of(object("_shard_doc", "asc"))),
            "track_total_hits",
            false,
            "_source",
            false,
            "docvalue_fields",
            array(
                List.of(
                    Fields.SKETCH,
                    SearchBody.facet(Dimension.SPEAKER),
                    object("field", Fields.SAID, "format", "epoch_millis"),
                    Fields.TIE,
                    Quotes.STATEMENT,
                    Quotes.SHARED)));
    snapshot.pages(asked, false, page -> page.forEach(hit -> add(hit.path("fields"))));
  }

  private void add(JsonNode quote) {
    int number = statements.size();
    if (number == ties.length) {
      ties = Arrays.copyOf(ties, 2 * number);
      written = Arrays.copyOf(written, 2 * number);
      shared = Arrays.copyOf(shared, 2 * number);
    }
    ties[number] = quote.path(Fields.TIE).path(0).asLong();
    written[number] = quote.path(Quotes.STATEMENT).path(0).asLong();
    shared[number] = quote.path(Quotes.SHARED).path(0).asBoolean();
    String name = quote.path(SearchBody.facet(Dimension.SPEAKER)).path(0).asText("");
    byte[] sketch = Base64.getDecoder().decode(quote.path(Fields.SKETCH).path(0).asText(""));
    statements.add(
        ByteBuffer.wrap(sketch),
        name.isEmpty() ? Statements.UNTOLD : speakers.computeIfAbsent(name, _ -> speakers.size()),
        (int) HistogramCounts.day(quote.path(Fields.SAID).path(0)).toEpochDay());
  }

  private int writeChanged(Cluster cluster) throws IOException {
    int[] groups = Grouping.of(statements);
    var least = new long[groups.length];
    var sizes = new int[groups.length];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int i = 0; i < groups.length; i++) {
      least[groups[i]] = Math.min(least[groups[i]], ties[i]);
      sizes[groups[i]]++;
    }
    var changed = new HashMap<Long, Written>();
    int count = 0;
    for (int i = 0; i < groups.length; i++) {
      var now = new Written(least[groups[i]], sizes[groups[i]] > 1);
      if (!now.equals(new Written(written[i], shared[i]))) {
        changed.put(ties[i], now);
        count++;
      }
      if (changed.size() == AT_ONCE) {
        write(changed, cluster);
        changed.clear();
      }
    }
    write(changed, cluster);
    return count;
  }

  private record Written(long statement, boolean shared) {}

  /** Each on the condition that nobody wrote it meanwhile: what comes later is grouped later. */
  private void write(Map<Long, Written> changed, Cluster cluster) throws IOException {
    if (changed.isEmpty()) {
      return;
    }
    JsonNode quotes =
        snapshot.hits(
            object(
                "size",
                2 * AT_ONCE,
                "query",
                constant(Dsl.terms(Fields.TIE, changed.keySet())),
                "track_total_hits",
                false,
                "seq_no_primary_term",
                true,
                "docvalue_fields",
                array(List.of(Fields.TIE)),
                "_source",
                true));
    var bulk = new Bulk(cluster);
    for (JsonNode quote : quotes) {
      Written now = changed.get(quote.path("fields").path(Fields.TIE).path(0).asLong());
      if (now != null && quote.path("_source").has(Fields.SOURCE)) {
        bulk.replace(quote, Cluster.bytes(Quotes.regrouped(quote, now.statement(), now.shared())));
      }
    }
    bulk.send();
  }
}
