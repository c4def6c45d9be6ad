package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.constant;
import static dev.onrecord.opensearch.Dsl.filter;
import static dev.onrecord.opensearch.Dsl.object;
import static dev.onrecord.opensearch.Dsl.term;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Query;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.Stats;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.stored.Fields;
import dev.onrecord.words.Snippets;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads single things by id or by name, and goes through all. */
final class ClusterLookups {
  private static final int BATCH = 200;

  private static final int MOST_KNOWN = 10_000;

  private final Cluster cluster;
  private final Snippets snippets;

  /** What was looked for together, and when: at another moment it may be otherwise. */
  private record Expected(@Nullable Snapshot snapshot, Map<String, Optional<String>> ids) {}

  private volatile Expected expected = new Expected(null, Map.of());

  ClusterLookups(Cluster cluster, Snippets snippets) {
    this.cluster = cluster;
    this.snippets = snippets;
  }

  /** The one quote of an id. */
  static ObjectNode byId(String quoteId) {
    return filter(
        List.of(
            term(Fields.TYPE, Fields.QUOTE),
            term(Fields.ARTICLE_ID, Quote.articleOf(quoteId)),
            term(Fields.TIE, Fields.tie(quoteId))));
  }

  Optional<Hit> quote(Snapshot snapshot, String quoteId) throws IOException {
    JsonNode hit =
        snapshot
            .hits(
                object(
                    "size",
                    1,
                    "query",
                    byId(quoteId),
                    "track_total_hits",
                    false,
                    "_source",
                    array(List.of(Fields.SOURCE))))
            .path(0);
    return hit.isMissingNode()
        ? Optional.empty()
        : Optional.of(snippets.marker(new Query.All()).hit(Quotes.source(hit), 0, null, null));
  }

  /** Looks for some keys together that will be asked for one by one. */
  void expect(Snapshot snapshot, Set<String> keys) throws IOException {
    expected = new Expected(snapshot, known(snapshot, keys));
  }

  /** The id of an article with this key. */
  Optional<String> known(Snapshot snapshot, String key) throws IOException {
    Expected looked = expected;
    Optional<String> id = snapshot.equals(looked.snapshot) ? looked.ids.get(key) : null;
    return id == null ? known(snapshot, Set.of(key)).getOrDefault(key, Optional.empty()) : id;
  }

  /** For each key the id of an article that has it. */
  private static Map<String, Optional<String>> known(Snapshot snapshot, Set<String> keys)
      throws IOException {
    var ids = new HashMap<String, Optional<String>>();
    keys.forEach(key -> ids.put(key, Optional.empty()));
    JsonNode found =
        snapshot.hits(
            object(
                "size", MOST_KNOWN,
                "query", constant(Dsl.terms(Fields.KEY, keys)),
                "track_total_hits", false,
                "_source", array(List.of(Fields.KEY)),
                "docvalue_fields", array(List.of(Fields.ARTICLE_ID))));
    for (JsonNode hit : found) {
      Optional<String> id =
          Optional.of(hit.path("fields").path(Fields.ARTICLE_ID).path(0).asText());
      hit.path("_source")
          .path(Fields.KEY)
          .forEach(key -> ids.computeIfPresent(key.asText(), (_, _) -> id));
    }
    return ids;
  }

  /** Hands over every article but those of a version and those that came ready made. */
  static void articles(Snapshot snapshot, String but, Consumer<Article> sink) throws IOException {
    ObjectNode others =
        object(
            "bool",
            object(
                "filter",
                term(Fields.TYPE, Fields.ARTICLE),
                "must_not",
                Dsl.terms(Fields.VERSION, List.of(but, Stamp.READY_MADE))));
    batches(
        snapshot,
        others,
        List.of(Fields.WHOLE, Fields.SOURCE),
        batch -> batch.forEach(hit -> sink.accept(Quotes.article(hit.path("_source")))));
  }

  /** Hands over every article with its quotes, and what it is told by. */
  static void stored(
      Snapshot snapshot, StoredArticles articles, BiConsumer<StoredArticle, Stamp> sink)
      throws IOException {
    batches(
        snapshot,
        term(Fields.TYPE, Fields.ARTICLE),
        List.of(
            Fields.WHOLE,
            Fields.SOURCE,
            Fields.EDITIONS,
            Fields.FINGERPRINT,
            Fields.VERSION,
            Quotes.QUOTES),
        batch -> articles.each(batch, sink));
  }

  /** Goes through the articles that a query finds. */
  private static void batches(
      Snapshot snapshot, ObjectNode query, List<String> fields, Consumer<JsonNode> sink)
      throws IOException {
    ObjectNode asked =
        object(
            "size", BATCH,
            "query", constant(query),
            "sort", array(List.of(object("_shard_doc", "asc"))),
            "track_total_hits", false,
            "_source", array(fields));
    snapshot.pages(asked, false, sink);
  }

  Stats stats(Snapshot snapshot) throws IOException {
    ObjectNode quotes =
        object(
            "filter", term(Fields.TYPE, Fields.QUOTE),
            "aggs",
                object(
                    "first", object("min", object("field", Fields.SAID)),
                    "last", object("max", object("field", Fields.SAID))));
    ObjectNode articles =
        object(
            "filter", term(Fields.TYPE, Fields.ARTICLE),
            "aggs",
                object(
                    "versions",
                    object(
                        "terms",
                        object("field", Fields.VERSION, "size", 10_000, "shard_size", 10_000))));
    JsonNode counts =
        snapshot
            .search(object("size", 0, "aggs", object("quotes", quotes, "articles", articles)))
            .path("aggregations");
    JsonNode said = counts.path("quotes");
    boolean any = said.path("doc_count").asLong() > 0;
    Map<String, Long> versions =
        new TreeMap<>(FacetCounts.byKey(counts.path("articles").path("versions")));
    var counting = new Counting(snapshot);
    return new Stats(
        counts.path("articles").path("doc_count").asLong(),
        said.path("doc_count").asLong(),
        counting.distinct(SearchBody.facet(Dimension.SPEAKER), Dsl.EVERYTHING),
        counting.distinct(SearchBody.facet(Dimension.PUBLISHER), Dsl.EVERYTHING),
        any ? HistogramCounts.day(said.path("first").path("value")) : null,
        any ? HistogramCounts.day(said.path("last").path("value")) : null,
        bytes(),
        versions);
  }

  /** Of all copies. */
  private long bytes() {
    return cluster
        .call(
            "GET",
            "/" + cluster.index() + "/_stats/store",
            Map.of("filter_path", "_all.total.store.size_in_bytes"),
            null)
        .path("_all")
        .path("total")
        .path("store")
        .path("size_in_bytes")
        .asLong();
  }
}
