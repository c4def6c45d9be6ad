package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.constant;
import static dev.onrecord.opensearch.Dsl.filter;
import static dev.onrecord.opensearch.Dsl.object;
import static dev.onrecord.opensearch.Dsl.term;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.Difference;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult.Value;
import dev.onrecord.search.Group;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Query;
import dev.onrecord.search.Versions;
import dev.onrecord.search.Versions.Version;
import dev.onrecord.stored.Fields;
import dev.onrecord.stored.QuoteSource;
import dev.onrecord.words.Snippets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells of statements what all their quotes are, at one moment. */
final class GroupReader {
  /** More outlets than print one statement. */
  private static final int OUTLETS = 3_000;

  private static final String NAME = "groups";

  /** Each with all its outlets: a cluster counts so many things at a time and no more. */
  private static final int AT_ONCE = 20;

  /** Statements that are counted with the hits. */
  private static final int COUNTED = 1_000;

  private static final List<ObjectNode> EARLIEST =
      List.of(object(Fields.PUBLISHED, "asc"), object(Fields.TIE, "asc"));

  private final Snapshot snapshot;

  GroupReader(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** What a hit tells of its statement. */
  static ObjectNode fields(ObjectNode body) {
    body.set("docvalue_fields", array(List.of(Quotes.STATEMENT, Quotes.SHARED)));
    return body;
  }

  /** Adds what tells how many statements the quotes of a request are of. */
  static void count(ObjectNode aggregations, SearchBody body) {
    ObjectNode told =
        object(
            "statements",
            object(
                "terms",
                object("field", Quotes.STATEMENT, "size", COUNTED, "shard_size", COUNTED)));
    ObjectNode counts =
        object(
            "alone", object("filter", term(Quotes.SHARED, false)),
            "shared", object("filter", term(Quotes.SHARED, true), "aggs", told));
    FacetCounts.put(aggregations, NAME, body.chosen(_ -> true), counts);
  }

  /**
   * How many statements the quotes of a query are of: those of one quote are counted as quotes, the
   * others one by one, and page by page where they are many.
   */
  long count(JsonNode aggregations, ObjectNode among) throws IOException {
    JsonNode counts = FacetCounts.counts(aggregations, NAME);
    long alone = counts.path("alone").path("doc_count").asLong();
    JsonNode statements = counts.path("shared").path("statements");
    boolean all = statements.path("sum_other_doc_count").asLong(1) == 0;
    return alone
        + (all
            ? statements.path("buckets").size()
            : new Counting(snapshot)
                .distinct(Quotes.STATEMENT, filter(List.of(among, term(Quotes.SHARED, true)))));
  }

  /**
   * The statements of found quotes.
   *
   * @param among which quotes are counted as found
   */
  List<Group> groups(List<JsonNode> hits, ObjectNode among) throws IOException {
    List<Long> shared =
        hits.stream()
            .filter(hit -> value(hit, Quotes.SHARED).asBoolean())
            .map(hit -> value(hit, Quotes.STATEMENT).asLong())
            .toList();
    Map<Long, Group> told = new HashMap<>();
    for (int from = 0; from < shared.size(); from += AT_ONCE) {
      told.putAll(told(shared.subList(from, Math.min(shared.size(), from + AT_ONCE)), among));
    }
    var groups = new ArrayList<Group>();
    for (JsonNode hit : hits) {
      Group group = told.get(value(hit, Quotes.STATEMENT).asLong());
      groups.add(group == null ? alone(Quotes.source(hit)) : group);
    }
    return groups;
  }

  private static JsonNode value(JsonNode hit, String field) {
    return hit.path("fields").path(field).path(0);
  }

  private static Group alone(QuoteSource quote) {
    return new Group(
        quote.quote().id(),
        quote.published(),
        quote.publisher(),
        1,
        1,
        quote.publisher().isBlank()
            ? List.of()
            : List.of(new Value(quote.publisher(), 1, false, List.of())));
  }

  private Map<Long, Group> told(List<Long> statements, ObjectNode among) throws IOException {
    ObjectNode each =
        object(
            "outlets",
                object(
                    "terms",
                    object(
                        "field", SearchBody.facet(Dimension.PUBLISHER),
                        "size", OUTLETS,
                        "shard_size", OUTLETS)),
            "matching", object("filter", among),
            "first",
                object(
                    "top_hits",
                    object(
                        "size", 1,
                        "sort", array(EARLIEST),
                        "_source", array(List.of(Fields.SOURCE)))));
    JsonNode answer =
        snapshot.search(
            object(
                "size", 0,
                "query", constant(Dsl.terms(Quotes.STATEMENT, statements)),
                "aggs",
                    object(
                        "statements",
                        object(
                            "terms",
                            object(
                                "field", Quotes.STATEMENT,
                                "size", statements.size(),
                                "shard_size", statements.size()),
                            "aggs",
                            each))));
    var groups = new HashMap<Long, Group>();
    for (JsonNode bucket : answer.path("aggregations").path("statements").path("buckets")) {
      groups.put(bucket.path("key").asLong(), group(bucket));
    }
    return groups;
  }

  private static Group group(JsonNode bucket) {
    QuoteSource first = Quotes.source(bucket.path("first").path("hits").path("hits").path(0));
    return new Group(
        first.quote().id(),
        first.published(),
        first.publisher(),
        bucket.path("doc_count").asLong(),
        bucket.path("matching").path("doc_count").asLong(),
        FacetCounts.values(FacetCounts.byKey(bucket.path("outlets"))));
  }

  /** The quotes of the statement that a quote is of, the earliest first. */
  Versions versions(String quoteId, int limit, Snippets snippets) throws IOException {
    JsonNode quote =
        snapshot
            .hits(
                fields(object("size", 1, "query", ClusterLookups.byId(quoteId), "_source", false)))
            .path(0);
    if (quote.isMissingNode()) {
      return new Versions(0, List.of());
    }
    JsonNode found =
        snapshot
            .search(
                object(
                    "size", limit,
                    "query", term(Quotes.STATEMENT, value(quote, Quotes.STATEMENT)),
                    "sort", array(EARLIEST),
                    "track_total_hits", true,
                    "_source", array(List.of(Fields.SOURCE))))
            .path("hits");
    Snippets.Marker marker = snippets.marker(new Query.All());
    var versions = new ArrayList<Version>();
    for (JsonNode each : found.path("hits")) {
      Hit hit = marker.hit(Quotes.source(each), 0, null, null);
      Hit first = versions.isEmpty() ? hit : versions.getFirst().hit();
      versions.add(new Version(hit, Difference.between(first.quote().text(), hit.quote().text())));
    }
    return new Versions(found.path("total").path("value").asLong(), versions);
  }
}
