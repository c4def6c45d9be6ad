package dev.onrecord;

import dev.onrecord.model.Quote;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Sort;
import dev.onrecord.search.SpeakerProfile;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.speaker.SpeakerRegistry;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what the index and the registry hold of a speaker. */
final class Profiles {
  private static final int WORDS = 20;
  private static final int MENTIONS = 10;

  /** A mention by one of these tells nothing of a speaker's names. */
  private static final Set<String> PRONOUNS =
      Set.of("i", "we", "he", "she", "it", "they", "who", "you", "him", "her", "them");

  private final SearchEngine engine;
  private final SpeakerRegistry registry;

  Profiles(SearchEngine engine, SpeakerRegistry registry) {
    this.engine = engine;
    this.registry = registry;
  }

  /** The profile of the speaker of exactly this name; empty where nothing is quoted of such. */
  Optional<SpeakerProfile> of(String name) {
    SearchRequest theirs =
        SearchRequest.of("")
            .where(Dimension.SPEAKER, name)
            .limitedTo(1)
            .counting(
                EnumSet.of(Dimension.SAID_ON, Dimension.PUBLISHER, Dimension.ROLE),
                SearchRequest.MOST_FACET_VALUES);
    SearchResult oldest = engine.search(theirs.sortedBy(Sort.OLDEST));
    if (oldest.total() == 0) {
      return Optional.empty();
    }
    List<Hit> latest =
        engine
            .search(
                theirs.sortedBy(Sort.NEWEST).limitedTo(SpeakerProfile.LATEST).counting(Set.of(), 1))
            .hits();
    if (latest.isEmpty()) {
      // Taken away between the two searches.
      return Optional.empty();
    }
    return Optional.of(
        new SpeakerProfile(
            name,
            registry.otherNames(name),
            values(oldest, Dimension.ROLE),
            mentions(latest),
            oldest.total(),
            values(oldest, Dimension.SAID_ON),
            engine.words(theirs, WORDS),
            values(oldest, Dimension.PUBLISHER),
            oldest.hits().getFirst(),
            latest.getFirst()));
  }

  private static List<FacetResult.Value> values(SearchResult result, Dimension dimension) {
    return result.facets().stream()
        .filter(facet -> facet.dimension() == dimension)
        .flatMap(facet -> facet.values().stream())
        .toList();
  }

  private List<FacetResult.Value> mentions(List<Hit> hits) {
    var counts = new HashMap<String, Long>();
    hits.stream()
        .map(Hit::quote)
        .collect(Collectors.groupingBy(Quote::articleId))
        .forEach((article, quotes) ->
            mentions(article, quotes).forEach(words -> counts.merge(words, 1L, Long::sum)));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MENTIONS)
        .map(e -> new FacetResult.Value(e.getKey(), e.getValue(), false, List.of()))
        .toList();
  }

  /** How an article names the speaker of these quotes; nothing where it changed meanwhile. */
  private Stream<String> mentions(String articleId, List<Quote> quotes) {
    Optional<StoredArticle> stored = engine.article(articleId);
    if (stored.isEmpty()) {
      return Stream.empty();
    }
    String text = stored.get().article().text();
    return stored.get().quotes().stream()
        .filter(Set.copyOf(quotes)::contains)
        .flatMap(quote -> Stream.ofNullable(quote.attribution().mention()))
        .map(span -> span.in(text).strip())
        .filter(words -> !PRONOUNS.contains(words.toLowerCase(Locale.ROOT)));
  }
}
