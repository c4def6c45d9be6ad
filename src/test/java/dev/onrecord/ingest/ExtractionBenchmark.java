package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Found;
import dev.onrecord.reader.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How much text a second the extractor reads with everything on, once the JVM is warm: {@code
 * characters} is the figure.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 6, time = 10)
@Measurement(iterations = 5, time = 10)
public class ExtractionBenchmark {
  /** A file of articles as JSON lines; gzipped or not. */
  @Param("../shared/data/reuters/articles.jsonl.gz")
  String articles = "";

  private final List<Article> read = new ArrayList<>();

  /** Characters read, which JMH turns into characters a second. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Read {
    /** UTF-16 units of article text. */
    public long characters;

    /** Starts anew. */
    @Setup(Level.Iteration)
    public void reset() {
      characters = 0;
    }
  }

  /** Reads the file, which is not measured. */
  @Setup
  public void read() throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(articles))) {
      new ArticleReader(Settings.published(null)).read(articles, in, this::take);
    }
  }

  private void take(Found found) {
    if (found.entry() instanceof Entry.Read(String _, Article article, boolean _)) {
      read.add(article);
    }
  }

  /** All articles once. */
  @Benchmark
  public int pass(Read counter) {
    int[] quotes = {0};
    var corpus = new CorpusFinder(new QuoteFinder(), (_, found) -> quotes[0] += found.size());
    read.forEach(corpus::add);
    corpus.finish();
    counter.characters += read.stream().mapToLong(a -> a.text().length()).sum();
    return quotes[0];
  }

  /**
   * The first article of a JVM, models and word lists loaded on the way: how long until the
   * extractor is ready and has read it.
   */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Fork(
      value = 10,
      jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public int firstArticle() {
    return new QuoteFinder().find(read.getFirst()).size();
  }
}
