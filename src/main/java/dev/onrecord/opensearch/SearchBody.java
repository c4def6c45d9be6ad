package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.filter;
import static dev.onrecord.opensearch.Dsl.object;
import static dev.onrecord.opensearch.Dsl.terms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Query;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.Sort;
import dev.onrecord.stored.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Turns a whole request into what OpenSearch is asked: the query, its filters, and the order. */
final class SearchBody {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final SearchRequest request;
  private final Query query;
  private final ObjectNode words;

  SearchBody(SearchRequest request, Query query, QueryDsl dsl) {
    this.request = request;
    this.query = query;
    this.words = dsl.of(query);
  }

  /** Whether the order follows from scores. */
  boolean isByScore() {
    return request.sort() == Sort.RELEVANCE && !(query instanceof Query.All);
  }

  /** Hits in the order of the request, from its query alone: what is chosen is beside it. */
  ObjectNode hits(int size) {
    ObjectNode body =
        object(
            "size", size,
            "query", found(isByScore()),
            "sort", sort(),
            "track_total_hits", true,
            "_source", array(List.of(Fields.SOURCE)));
    List<ObjectNode> chosen = chosen(_ -> true);
    if (!chosen.isEmpty()) {
      body.set("post_filter", filter(chosen));
    }
    if (request.explain()) {
      body.put("explain", true);
    }
    return body;
  }

  /** Whether it would find every quote, were nothing chosen but in these dimensions. */
  boolean isEvery(Predicate<Dimension> in) {
    return query instanceof Query.All
        && request.from() == null
        && request.to() == null
        && chosen(in).isEmpty();
  }

  /** All that the request finds, without an order. */
  ObjectNode all() {
    return among(_ -> true);
  }

  /** What it would find, were nothing chosen but in these dimensions. */
  ObjectNode among(Predicate<Dimension> in) {
    List<ObjectNode> all = new ArrayList<>(chosen(in));
    all.add(found(false));
    return filter(all);
  }

  private ObjectNode found(boolean scored) {
    LocalDate from = request.from();
    LocalDate to = request.to();
    ObjectNode bool = object("must", array(List.of(words)));
    if (scored) {
      bool.set(
          "should",
          array(
              List.of(
                  object(
                      "rank_feature",
                      object(
                          "field",
                          Fields.SUBSTANCE,
                          "saturation",
                          object("pivot", Fields.HALF))))));
    }
    if (from != null || to != null) {
      bool.set(
          "filter",
          days(Fields.SAID, from == null ? LocalDate.MIN : from, to == null ? LocalDate.MAX : to));
    }
    return bool.size() == 1 ? words : object("bool", bool);
  }

  /** Of the days that the index knows. */
  static ObjectNode days(String field, LocalDate from, LocalDate to) {
    LocalDate first = from.isBefore(FIRST) ? FIRST : from;
    LocalDate last = to.isAfter(LAST) ? LAST : to;
    return first.isAfter(last)
        ? object("match_none", object())
        : object("range", object(field, object("gte", first.toString(), "lte", last.toString())));
  }

  private ArrayNode sort() {
    ArrayNode sort = array(List.of());
    if (isByScore()) {
      sort.add(object("_score", "desc"));
    }
    return sort.add(object(Fields.SAID, request.sort() == Sort.OLDEST ? "asc" : "desc"))
        .add(object(Fields.TIE, "asc"))
        .add(object("_shard_doc", "asc"));
  }

  /** What is chosen in some dimensions, a clause each. */
  List<ObjectNode> chosen(Predicate<Dimension> in) {
    return Arrays.stream(Dimension.values())
        .filter(in)
        .filter(d -> !chosenIn(d).isEmpty())
        .map(d -> chosen(d, chosenIn(d)))
        .toList();
  }

  private List<String> chosenIn(Dimension dimension) {
    return request.where().getOrDefault(dimension, List.of());
  }

  private static ObjectNode chosen(Dimension dimension, List<String> values) {
    if (dimension != Dimension.SAID_ON) {
      return terms(facet(dimension), values);
    }
    Map<Integer, List<String>> byLength =
        values.stream().collect(Collectors.groupingBy(String::length));
    List<ObjectNode> any =
        byLength.entrySet().stream().map(e -> terms(time(e.getKey()), e.getValue())).toList();
    return any.size() == 1 ? any.getFirst() : object("bool", object("should", array(any)));
  }

  private static String time(int length) {
    return length == "2025".length()
        ? Quotes.YEAR
        : length == "2025-04".length() ? Quotes.MONTH : Quotes.DAY;
  }

  /** The field that a dimension is counted by. */
  static String facet(Dimension dimension) {
    return "facet." + dimension.word();
  }

  /** The field with folded names of a dimension's values. */
  static String name(Dimension dimension) {
    return "name." + dimension.word();
  }
}
