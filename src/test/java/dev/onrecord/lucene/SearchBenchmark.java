package dev.onrecord.lucene;

import dev.onrecord.Onrecord;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The {@link QueryLog} asked of Onrecord and of {@link BareLucene}, one after the other on one
 * thread, so that what disturbs the one disturbs the other: times by class of query, and their
 * ratio. JMH runs one program at a time and so cannot pair them.
 *
 * <p>Arguments: the index; how often the log is asked after the warm-up; the one class of query to
 * ask, or none for all.
 */
final class SearchBenchmark {
  private static final long WARM_UP = 20_000_000_000L;

  private final Map<String, List<long[]>> times = new TreeMap<>();
  private long seen;

  private boolean turn;

  private SearchBenchmark() {}

  public static void main(String[] args) throws IOException {
    Path index = Path.of(args[0]);
    int passes = Integer.parseInt(args[1]);
    List<QueryLog.Asked> log = new ArrayList<>(QueryLog.of(new QuoteGenerator()));
    if (args.length > 2) {
      log.removeIf(asked -> !asked.kind().equals(args[2]));
    }
    var benchmark = new SearchBenchmark();
    long opened = System.nanoTime();
    try (Onrecord onrecord = Onrecord.openToRead(index);
        BareLucene bare = new BareLucene(index)) {
      benchmark.pass(onrecord, bare, log);
      System.out.printf(Locale.ROOT, "opened and first pass: %.1f s%n", seconds(opened));
      benchmark.print("first pass");
      long start = System.nanoTime();
      while (System.nanoTime() - start < WARM_UP) {
        benchmark.pass(onrecord, bare, log);
      }
      benchmark.times.clear();
      var random = new Random(1);
      for (int i = 0; i < passes; i++) {
        Collections.shuffle(log, random);
        benchmark.pass(onrecord, bare, log);
      }
      benchmark.print("warm");
      benchmark.statements(onrecord, log);
    }
    System.out.println("(" + benchmark.seen + ")");
  }

  /** The same requests, with one hit for each statement. */
  private void statements(Onrecord onrecord, List<QueryLog.Asked> log) {
    long start = System.nanoTime();
    SearchResult all = onrecord.search(SearchRequest.of("").grouped(true));
    System.out.printf(
        Locale.ROOT,
        "%d statements of %d quotes, worked out in %.1f s%n",
        all.groups(),
        all.total(),
        seconds(start));
    var both = new ArrayList<long[]>();
    for (QueryLog.Asked asked : log) {
      long middle = System.nanoTime();
      seen += onrecord.search(asked.request()).total();
      long grouped = System.nanoTime();
      seen += onrecord.search(asked.request().grouped(true)).total();
      both.add(new long[] {System.nanoTime() - grouped, grouped - middle});
    }
    times.clear();
    times.put("by statement, beside by quote", both);
    print("grouped");
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private void pass(Onrecord onrecord, BareLucene bare, List<QueryLog.Asked> log)
      throws IOException {
    for (QueryLog.Asked asked : log) {
      // Who comes second finds everything in the processor's caches: they take turns.
      turn = !turn;
      long first = turn ? onrecord(onrecord, asked) : bare(bare, asked);
      long second = turn ? bare(bare, asked) : onrecord(onrecord, asked);
      long[] both = turn ? new long[] {first, second} : new long[] {second, first};
      times.computeIfAbsent(asked.kind(), _ -> new ArrayList<>()).add(both);
      times.computeIfAbsent("~ all", _ -> new ArrayList<>()).add(both);
    }
  }

  private long onrecord(Onrecord onrecord, QueryLog.Asked asked) {
    long start = System.nanoTime();
    seen += onrecord.search(asked.request()).total();
    return System.nanoTime() - start;
  }

  private long bare(BareLucene bare, QueryLog.Asked asked) throws IOException {
    long start = System.nanoTime();
    seen += bare.answer(asked);
    return System.nanoTime() - start;
  }

  private void print(String title) {
    System.out.printf(
        "| %s, ms | p50 | bare | ratio | p99 | bare | ratio |%n|---|---|---|---|---|---|---|%n",
        title);
    times.forEach((kind, both) -> {
      double p50 = percentile(both, 0, 0.5);
      double bare50 = percentile(both, 1, 0.5);
      double p99 = percentile(both, 0, 0.99);
      double bare99 = percentile(both, 1, 0.99);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
          kind,
          p50,
          bare50,
          p50 / bare50,
          p99,
          bare99,
          p99 / bare99);
    });
  }

  private static double percentile(List<long[]> both, int program, double share) {
    return percentile(both.stream().mapToLong(b -> b[program]), share);
  }

  /** The time, in ms, that so many of these times in ns do not exceed. */
  static double percentile(LongStream times, double share) {
    long[] sorted = times.sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
  }
}
