package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.Histogram;
import dev.onrecord.search.Histogram.Interval;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.stored.Fields;
import java.time.Duration;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks for the hits of a request over time, and reads them. */
final class HistogramCounts {
  private static final String NAME = "time";

  /** One day more than are ever shown as bars of a day where the interval is ours to choose. */
  private static final int DAYS = 94;

  private final @Nullable Interval asked;
  private final SearchBody body;

  HistogramCounts(SearchRequest request, SearchBody body) {
    this.asked = request.interval();
    this.body = body;
  }

  /**
   * Adds what is to be counted. Which bars are readable follows from the first and the last day;
   * until these are known both the months and the first days are counted: that is little, and one
   * call.
   */
  void ask(ObjectNode aggregations) {
    ObjectNode counts = object();
    if (asked == null) {
      counts.set("first", object("min", object("field", Fields.SAID)));
      counts.set("last", object("max", object("field", Fields.SAID)));
      counts.set("bars", bars(Interval.MONTH));
      counts.set(
          "first_days",
          object(
              "terms",
              object(
                  "field",
                  Fields.SAID,
                  "size",
                  DAYS,
                  "shard_size",
                  DAYS,
                  "order",
                  object("_key", "asc"))));
    } else {
      counts.set("bars", bars(asked));
    }
    FacetCounts.put(aggregations, NAME, body.chosen(_ -> true), counts);
  }

  private static ObjectNode bars(Interval interval) {
    return object(
        "date_histogram",
        object("field", Fields.SAID, "calendar_interval", interval.word(), "min_doc_count", 1));
  }

  Histogram read(JsonNode aggregations) {
    JsonNode counts = FacetCounts.counts(aggregations, NAME);
    NavigableMap<LocalDate, Long> bars = byDay(counts.path("bars"));
    if (asked != null || bars.isEmpty()) {
      return Histogram.of(asked == null ? Interval.DAY : asked, bars);
    }
    Interval readable =
        Interval.of(
            day(counts.path("first").path("value")), day(counts.path("last").path("value")));
    return Histogram.of(
        readable, readable == Interval.DAY ? byDay(counts.path("first_days")) : bars);
  }

  private static NavigableMap<LocalDate, Long> byDay(JsonNode buckets) {
    var counts = new TreeMap<LocalDate, Long>();
    for (JsonNode bucket : buckets.path("buckets")) {
      counts.put(day(bucket.path("key")), bucket.path("doc_count").asLong());
    }
    return counts;
  }

  static LocalDate day(JsonNode millis) {
    return LocalDate.ofEpochDay(Math.floorDiv(millis.asLong(), Duration.ofDays(1).toMillis()));
  }
}
