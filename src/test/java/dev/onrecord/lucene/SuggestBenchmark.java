package dev.onrecord.lucene;

import dev.onrecord.Onrecord;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.Sort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Times suggestions for what somebody types on the way to two words side by side of a quote. Run by
 * {@code src/test/sh/million suggest}.
 */
final class SuggestBenchmark {
  private static final long WARM_UP = 20_000_000_000L;
  private static final int LIMIT = 8;

  private final Onrecord onrecord;
  private final Map<String, List<Long>> times = new TreeMap<>();

  private SuggestBenchmark(Onrecord onrecord) {
    this.onrecord = onrecord;
  }

  public static void main(String[] args) {
    try (Onrecord onrecord = Onrecord.openToRead(Path.of(args[0]))) {
      var benchmark = new SuggestBenchmark(onrecord);
      List<String[]> pairs = benchmark.pairs();
      long start = System.nanoTime();
      while (System.nanoTime() - start < WARM_UP) {
        pairs.forEach(benchmark::type);
      }
      benchmark.times.clear();
      pairs.forEach(benchmark::type);
      benchmark.print();
    }
  }

  /** The first two words of some quotes. */
  private List<String[]> pairs() {
    var pairs = new ArrayList<String[]>();
    SearchRequest request =
        SearchRequest.of("").sortedBy(Sort.OLDEST).limitedTo(SearchRequest.MOST_HITS);
    for (Hit hit : onrecord.search(request).hits()) {
      String[] words = hit.quote().text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+", 3);
      if (words.length == 3 && words[0].length() > 2 && words[1].length() > 2) {
        pairs.add(words);
      }
    }
    return pairs;
  }

  private void type(String[] words) {
    time("one letter", words[0].substring(0, 1));
    time("three letters", words[0].substring(0, 3));
    time("a word", words[0]);
    time("a word and a blank", words[0] + " ");
    time("a word and a letter", words[0] + " " + words[1].charAt(0));
    time("a word and two letters", words[0] + " " + words[1].substring(0, 2));
  }

  private void time(String kind, String typed) {
    long start = System.nanoTime();
    onrecord.suggest(typed, LIMIT);
    long took = System.nanoTime() - start;
    times.computeIfAbsent(kind, _ -> new ArrayList<>()).add(took);
    times.computeIfAbsent("~ all", _ -> new ArrayList<>()).add(took);
  }

  private void print() {
    System.out.println("| typed, ms | asked | p50 | p99 | most |");
    System.out.println("|---|---|---|---|---|");
    times.forEach((kind, took) ->
        System.out.printf(
            Locale.ROOT,
            "| %s | %d | %.1f | %.1f | %.1f |%n",
            kind,
            took.size(),
            percentile(took, 0.5),
            percentile(took, 0.99),
            percentile(took, 1)));
  }

  private static double percentile(List<Long> took, double share) {
    return SearchBenchmark.percentile(took.stream().mapToLong(Long::longValue), share);
  }
}
