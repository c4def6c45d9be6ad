package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.constant;
import static dev.onrecord.opensearch.Dsl.filter;
import static dev.onrecord.opensearch.Dsl.object;
import static dev.onrecord.opensearch.Dsl.term;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult.Value;
import dev.onrecord.search.QuerySyntaxException;
import dev.onrecord.stored.Fields;
import dev.onrecord.words.Corrections;
import dev.onrecord.words.Corrections.In;
import dev.onrecord.words.Corrections.Like;
import dev.onrecord.words.Suggestions;
import dev.onrecord.words.Suggestions.Met;
import dev.onrecord.words.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;

/** The words of one state of the index, and the speakers' names. */
final class ClusterWords implements Suggestions.Source, Corrections.Source {
  /** Quotes read to see which words begin so. */
  private static final int QUOTES = 500;

  /** Words looked at for one that begins as typed. */
  private static final int WORDS = 10_000;

  private final Snapshot snapshot;
  private final Counting counting;
  private final Analyzer analyzer;
  private final Function<String, ObjectNode> reading;

  /**
   * The words.
   *
   * @param reading makes what a cluster is asked of a query
   */
  ClusterWords(Snapshot snapshot, Analyzer analyzer, Function<String, ObjectNode> reading) {
    this.snapshot = snapshot;
    this.counting = new Counting(snapshot);
    this.analyzer = analyzer;
    this.reading = reading;
  }

  @Override
  public List<Value> speakers(String words, int limit) throws IOException {
    ObjectNode named = filter(Names.beginning(Dimension.SPEAKER, words));
    return counting.mostFrequent(SearchBody.facet(Dimension.SPEAKER), named, limit);
  }

  /**
   * Seen in some quotes that have such a word, taken at random: which words are the most frequent
   * shows soon, and how often each occurs is counted in all.
   */
  @Override
  public List<String> beginning(String prefix, int limit) throws IOException {
    var met = new HashMap<String, Integer>();
    for (String text : texts(object("prefix", object(Fields.EXACT, prefix)), QUOTES)) {
      Set<String> words = new HashSet<>();
      Word.of(analyzer, text).forEach(word -> words.add(word.term()));
      words.stream()
          .filter(word -> word.startsWith(prefix))
          .forEach(word -> met.merge(word, 1, Integer::sum));
    }
    List<String> candidates =
        met.entrySet().stream()
            .map(e -> new Met(e.getKey(), e.getValue()))
            .sorted(Met.MOST_FIRST)
            .limit(2L * limit)
            .map(Met::text)
            .toList();
    List<Long> counts =
        counting.each(
            candidates.stream().map(word -> term(Fields.EXACT, word)).toList(), Dsl.EVERYTHING);
    var frequent = new ArrayList<Met>();
    for (int i = 0; i < candidates.size(); i++) {
      frequent.add(new Met(candidates.get(i), counts.get(i)));
    }
    return frequent.stream().sorted(Met.MOST_FIRST).limit(limit).map(Met::text).toList();
  }

  @Override
  public List<String> quotes(List<String> words, String prefix, int limit) throws IOException {
    if (prefix.isEmpty()) {
      return texts(phrase(words), limit);
    }
    ObjectNode begun =
        object(
            "query",
            String.join(" ", words) + " " + prefix,
            "analyzer",
            "whitespace",
            "max_expansions",
            WORDS);
    return texts(object("match_phrase_prefix", object(Fields.EXACT, begun)), limit);
  }

  private List<String> texts(ObjectNode query, int limit) throws IOException {
    return Quotes.texts(
        snapshot.hits(
            object(
                "size", limit,
                "query", constant(query),
                "sort", array(List.of(object(Fields.TIE, "asc"))),
                "track_total_hits", false,
                "_source", array(List.of(Fields.SOURCE)))));
  }

  private static ObjectNode phrase(List<String> words) {
    return object(
        "match_phrase",
        object(Fields.EXACT, object("query", String.join(" ", words), "analyzer", "whitespace")));
  }

  @Override
  public List<Long> counts(List<String> queries) throws IOException {
    try {
      return counting.each(queries.stream().map(reading).toList(), Dsl.EVERYTHING);
    } catch (ClusterError e) {
      if (e.isTooLarge()) {
        throw QuerySyntaxException.tooLarge();
      }
      throw e;
    }
  }

  /** What was asked of this moment is not asked again. */
  @Override
  public Set<In> unknown(Set<In> words) throws IOException {
    Map<In, Boolean> known = snapshot.known();
    var found = new HashMap<In, Boolean>();
    words.forEach(each -> found.computeIfAbsent(each, known::get));
    List<In> asked = words.stream().filter(each -> !found.containsKey(each)).toList();
    List<Long> counts =
        counting.each(
            asked.stream().map(in -> term(in.field(), in.word())).toList(), Dsl.EVERYTHING);
    for (int i = 0; i < asked.size(); i++) {
      found.put(asked.get(i), counts.get(i) > 0);
    }
    known.putAll(found);
    return words.stream()
        .filter(each -> !Boolean.TRUE.equals(found.get(each)))
        .collect(Collectors.toSet());
  }

  @Override
  public Map<In, Like> like(Set<In> words) throws IOException {
    ObjectNode suggest = object();
    var asked = List.copyOf(words);
    for (int i = 0; i < asked.size(); i++) {
      In in = asked.get(i);
      suggest.set(
          "w" + i,
          object(
              "text",
              in.word(),
              "term",
              object(
                  "field",
                  in.field(),
                  "size",
                  3,
                  "suggest_mode",
                  "missing",
                  "analyzer",
                  "whitespace")));
    }
    JsonNode answer = snapshot.search(object("size", 0, "suggest", suggest));
    var like = new HashMap<In, Like>();
    for (int i = 0; i < asked.size(); i++) {
      JsonNode best = answer.path("suggest").path("w" + i).path(0).path("options").path(0);
      if (!best.isMissingNode()) {
        like.put(asked.get(i), new Like(best.path("text").asText(), best.path("score").asDouble()));
      }
    }
    return like;
  }
}
