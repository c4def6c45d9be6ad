package dev.onrecord.check;

import dev.onrecord.Onrecord;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Checks quotes of an index that were misquoted in every way: what became of them, and how long it
 * took. Arguments: an index; how many quotes.
 */
final class CheckBenchmark {
  private static final int PAGE = 200;
  private static final int WARM_UP = 50;

  private CheckBenchmark() {}

  public static void main(String[] args) {
    try (Onrecord onrecord = Onrecord.openToRead(Path.of(args[0]))) {
      List<Hit> quotes = quotes(onrecord, Integer.parseInt(args[1]) + WARM_UP);
      var times = new TreeMap<String, List<Long>>();
      var verdicts = new TreeMap<String, Map<Verdict, Integer>>();
      for (int i = 0; i < quotes.size(); i++) {
        if (i == WARM_UP) {
          times.clear();
          verdicts.clear();
        }
        Mutations.of(quotes.get(i), quotes.get((i + 1) % quotes.size()))
            .forEach((way, claim) -> {
              long start = System.nanoTime();
              Verdict verdict = onrecord.check(claim).verdict();
              long time = System.nanoTime() - start;
              times.computeIfAbsent(way, _ -> new ArrayList<>()).add(time);
              times.computeIfAbsent("~ all", _ -> new ArrayList<>()).add(time);
              verdicts
                  .computeIfAbsent(way, _ -> new EnumMap<>(Verdict.class))
                  .merge(verdict, 1, Integer::sum);
            });
      }
      System.out.println("| misquoted | checked | p50 ms | p99 ms | verdicts |");
      System.out.println("|---|---|---|---|---|");
      times.forEach((way, each) ->
          System.out.printf(
              Locale.ROOT,
              "| %s | %d | %.1f | %.1f | %s |%n",
              way,
              each.size(),
              at(each, 0.5),
              at(each, 0.99),
              verdicts.getOrDefault(way, Map.of())));
    }
  }

  private static double at(List<Long> times, double share) {
    List<Long> sorted = times.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size()))) / 1e6;
  }

  /** Whole quotes of named speakers from all over the index. */
  private static List<Hit> quotes(Onrecord onrecord, int wanted) {
    var quotes = new ArrayList<Hit>();
    SearchRequest every =
        SearchRequest.of("kind:direct")
            .limitedTo(PAGE)
            .counting(EnumSet.noneOf(Dimension.class), 1);
    for (int year = 2010; quotes.size() < 3 * wanted && year < 2026; year++) {
      quotes.addAll(onrecord.search(every.where(Dimension.SAID_ON, Integer.toString(year))).hits());
    }
    quotes.removeIf(hit ->
        hit.quote().attribution().speaker().name() == null
            || hit.quote().text().split(" ", -1).length < 9);
    Collections.shuffle(quotes, new Random(1));
    return quotes.subList(0, Math.min(wanted, quotes.size()));
  }
}
