package dev.onrecord.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Group;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Sort;
import dev.onrecord.search.Stamp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Totals, facets, histogram and hits against a count by hand over the stored quotes, on random
 * data, queries, filters and deletes.
 */
class CountsOracleTest {
  private static final List<String> WORDS =
      List.of("tide", "harbour", "ferry", "comet", "bucket", "lantern", "herring", "levee");
  private static final List<String> SPEAKERS =
      List.of("Ada Quill", "Tobin Marsh", "Ilse Vantongeren", "Jonas Quill", "Skerrin Line");
  private static final List<String> PUBLISHERS = List.of("The Courier", "The Post", "The Wire");
  private static final List<Sort> SORTS = List.copyOf(EnumSet.allOf(Sort.class));
  private static final List<String> ROLES = List.of("Mayor", "Harbour Master");
  private static final List<Kind> KINDS = List.copyOf(EnumSet.allOf(Kind.class));
  private static final LocalDate FIRST = LocalDate.of(2023, 11, 1);

  private record Row(String article, Quote quote, String publisher) {
    String speaker() {
      return String.valueOf(quote.attribution().speaker().name());
    }

    String day() {
      return quote.saidOn().day().toString();
    }
  }

  @TempDir Path folder;

  @RepeatedTest(8)
  void countsAreExact(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    try (SearchEngine engine = LuceneEngine.open(folder, Clock.systemUTC())) {
      var rows = new TreeMap<String, List<Row>>();
      for (int round = 0; round < 4; round++) {
        change(engine, rows, random);
        engine.commit();
        List<Row> all = rows.values().stream().flatMap(List::stream).toList();
        for (int i = 0; i < 25; i++) {
          SearchRequest request = request(random);
          compare(engine, all, request);
          compareStatements(engine, request.sortedBy(SORTS.get(random.nextInt(SORTS.size()))));
        }
      }
    }
  }

  private static void change(
      SearchEngine engine, Map<String, List<Row>> rows, SplittableRandom random) {
    for (int i = 0; i < 40; i++) {
      String id = "a" + random.nextInt(60);
      if (random.nextInt(4) == 0) {
        engine.delete(id);
        rows.remove(id);
      } else {
        rows.put(id, article(engine, id, random));
      }
    }
  }

  private static List<Row> article(SearchEngine engine, String id, SplittableRandom random) {
    String publisher = PUBLISHERS.get(random.nextInt(PUBLISHERS.size()));
    LocalDate published = FIRST.plusDays(random.nextInt(600));
    var text = new StringBuilder();
    var spans = new ArrayList<Span>();
    for (int q = random.nextInt(5); q > 0; q--) {
      int start = text.length();
      text.append(random.nextInt(4) == 0 ? statement(random) : words(random)).append(' ');
      spans.add(new Span(start, text.length() - 1));
      // Far apart, so that the words of one quote are not the context of the next.
      text.append(". ".repeat(300));
    }
    text.append("end");
    var article = new Article(id, "", publisher, published, null, null, text.toString());
    List<Quote> quotes = spans.stream().map(span -> quote(article, span, random)).toList();
    engine.put(article, quotes, new Stamp("1", "1"));
    return quotes.stream().map(q -> new Row(id, q, publisher)).toList();
  }

  private static String words(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(1, 5))
        .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
        .collect(Collectors.joining(" "));
  }

  /** Words that many say, in versions. */
  private static String statement(SplittableRandom random) {
    List<String> words =
        List.of(
            "no tide ever took a ferry out of this harbour and no levee kept it in".split(" ", -1));
    return String.join(" ", words.subList(random.nextInt(4), words.size() - random.nextInt(4)));
  }

  private static Quote quote(Article article, Span span, SplittableRandom random) {
    Speaker speaker =
        random.nextInt(6) == 0
            ? new Speaker.Unknown()
            : new Speaker.Person(SPEAKERS.get(random.nextInt(SPEAKERS.size())));
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    String role = random.nextBoolean() ? null : ROLES.get(random.nextInt(ROLES.size()));
    var day =
        new SaidOn(
            article.published().minusDays(random.nextInt(3)),
            SaidOn.Precision.DAY,
            SaidOn.Basis.STATED);
    return Quote.of(
        article, span, kind, new Attribution(speaker, role, 0.9, List.of(), null, ""), day);
  }

  private static SearchRequest request(SplittableRandom random) {
    String q =
        random.nextInt(4) == 0
            ? ""
            : WORDS.get(random.nextInt(WORDS.size()))
                + (random.nextBoolean() ? "" : " " + WORDS.get(random.nextInt(WORDS.size())));
    SearchRequest request =
        SearchRequest.of(q).limitedTo(200).counting(EnumSet.allOf(Dimension.class), 100);
    for (int i = random.nextInt(3); i > 0; i--) {
      request = request.where(Dimension.SPEAKER, SPEAKERS.get(random.nextInt(SPEAKERS.size())));
    }
    if (random.nextInt(3) == 0) {
      request =
          request.where(Dimension.PUBLISHER, PUBLISHERS.get(random.nextInt(PUBLISHERS.size())));
    }
    if (random.nextInt(4) == 0) {
      request = request.where(Dimension.KIND, KINDS.get(random.nextInt(KINDS.size())).word());
    }
    if (random.nextInt(5) == 0) {
      request = request.where(Dimension.ROLE, ROLES.get(random.nextInt(ROLES.size())));
    }
    if (random.nextInt(4) == 0) {
      request =
          request.where(
              Dimension.SAID_ON, random.nextBoolean() ? "2024" : "2024-0" + random.nextInt(1, 10));
    }
    if (random.nextInt(4) == 0) {
      LocalDate from = FIRST.plusDays(random.nextInt(300));
      request = request.said(from, from.plusDays(random.nextInt(300)));
    }
    return request;
  }

  private static void compare(SearchEngine engine, List<Row> all, SearchRequest request) {
    SearchResult result = engine.search(request);
    List<Row> hits = all.stream().filter(matches(request, null)).toList();
    assertThat(result.total()).as("%s", request).isEqualTo(hits.size());
    assertThat(result.hits().stream().map(h -> h.quote().id()).sorted().toList())
        .isEqualTo(hits.stream().map(r -> r.quote().id()).sorted().limit(200).toList());
    SearchResult first = engine.search(request.limitedTo(2));
    assertThat(first.total()).isEqualTo(hits.size());
    assertThat(first.hits()).isEqualTo(result.hits().stream().limit(2).toList());
    assertThat(result.histogram().bars().stream().mapToLong(b -> b.count()).sum())
        .isEqualTo(hits.size());
    result
        .histogram()
        .bars()
        .forEach(bar ->
            assertThat(bar.count())
                .isEqualTo(hits.stream().filter(inBar(bar.from(), result)).count()));
    facet(
        result,
        0,
        all.stream()
            .filter(matches(request, Dimension.SPEAKER))
            .filter(r -> !r.speaker().equals("null")),
        Row::speaker);
    facet(result, 1, all.stream().filter(matches(request, Dimension.PUBLISHER)), Row::publisher);
    facet(
        result,
        2,
        all.stream().filter(matches(request, Dimension.KIND)),
        r -> r.quote().kind().word());
    facet(
        result,
        3,
        all.stream()
            .filter(matches(request, Dimension.ROLE))
            .filter(r -> r.quote().attribution().role() != null),
        r -> String.valueOf(r.quote().attribution().role()));
    facet(
        result,
        4,
        all.stream().filter(matches(request, Dimension.SAID_ON)),
        r -> r.day().substring(0, 4));
    for (FacetResult.Value year : result.facets().get(4).values()) {
      Map<String, Long> months =
          all.stream()
              .filter(matches(request, Dimension.SAID_ON))
              .map(r -> r.day().substring(0, 7))
              .filter(m -> m.startsWith(year.value()))
              .collect(Collectors.groupingBy(m -> m, TreeMap::new, Collectors.counting()));
      assertThat(counts(year.inside())).isEqualTo(months);
    }
  }

  /** Pages of statements against what the quotes one by one tell. */
  private static void compareStatements(SearchEngine engine, SearchRequest request) {
    var found = new ArrayList<Hit>();
    engine.all(request, found::add);
    var best = new LinkedHashMap<String, String>();
    var matching = new HashMap<String, Long>();
    for (Hit hit : found) {
      String first = engine.versions(hit.quote().id(), 1).versions().getFirst().hit().quote().id();
      best.putIfAbsent(first, hit.quote().id());
      matching.merge(first, 1L, Long::sum);
    }
    var shown = new LinkedHashMap<String, String>();
    SearchRequest page = request.grouped(true).limitedTo(7);
    SearchResult result;
    do {
      result = engine.search(page);
      assertThat(result.total()).isEqualTo(found.size());
      assertThat(result.groups()).isEqualTo(best.size());
      for (Hit hit : result.hits()) {
        Group group = Objects.requireNonNull(hit.group());
        assertThat(shown.put(group.first(), hit.quote().id())).isNull();
        assertThat(group.matching()).isEqualTo(matching.get(group.first()));
        assertThat(group.quotes()).isEqualTo(engine.versions(group.first(), 1).total());
        assertThat(group.outlets().stream().mapToLong(FacetResult.Value::count).sum())
            .isEqualTo(group.quotes());
      }
      page = page.after(result.next());
    } while (result.next() != null);
    assertThat(List.copyOf(shown.entrySet())).isEqualTo(List.copyOf(best.entrySet()));
  }

  private static Predicate<Row> inBar(LocalDate from, SearchResult result) {
    LocalDate to = result.histogram().interval().next(from);
    return row ->
        !row.quote().saidOn().day().isBefore(from) && row.quote().saidOn().day().isBefore(to);
  }

  private static void facet(
      SearchResult result, int facet, Stream<Row> rows, Function<Row, String> value) {
    Map<String, Long> expected =
        rows.collect(Collectors.groupingBy(value, TreeMap::new, Collectors.counting()));
    assertThat(
            counts(
                result.facets().get(facet).values().stream().filter(v -> v.count() > 0).toList()))
        .isEqualTo(expected);
  }

  private static Map<String, Long> counts(List<FacetResult.Value> values) {
    return values.stream()
        .collect(
            Collectors.toMap(
                FacetResult.Value::value, FacetResult.Value::count, Long::sum, TreeMap::new));
  }

  /** Whether a quote matches the request with one dimension's choice left out. */
  private static Predicate<Row> matches(SearchRequest request, @Nullable Dimension without) {
    return row -> {
      boolean words =
          request.q().isEmpty()
              || Arrays.stream(request.q().split(" ", -1))
                  .anyMatch(w -> Arrays.asList(row.quote().text().split(" ", -1)).contains(w));
      LocalDate day = row.quote().saidOn().day();
      LocalDate from = request.from();
      LocalDate to = request.to();
      boolean period = (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
      return words
          && period
          && (without == Dimension.SPEAKER
              || chosen(request, Dimension.SPEAKER, row.speaker()::equals))
          && (without == Dimension.PUBLISHER
              || chosen(request, Dimension.PUBLISHER, row.publisher()::equals))
          && (without == Dimension.KIND
              || chosen(request, Dimension.KIND, row.quote().kind().word()::equals))
          && (without == Dimension.ROLE
              || chosen(
                  request,
                  Dimension.ROLE,
                  String.valueOf(row.quote().attribution().role())::equals))
          && (without == Dimension.SAID_ON
              || chosen(request, Dimension.SAID_ON, row.day()::startsWith));
    };
  }

  private static boolean chosen(SearchRequest request, Dimension dimension, Predicate<String> has) {
    List<String> values = request.where().getOrDefault(dimension, List.of());
    return values.isEmpty() || values.stream().anyMatch(has);
  }
}
