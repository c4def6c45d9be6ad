package dev.onrecord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.ingest.QuoteFinder;
import dev.onrecord.ingest.ReextractTest;
import dev.onrecord.lucene.LuceneEngine;
import dev.onrecord.model.Quote;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.Stats;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills {@code onrecord reextract} with SIGKILL in the middle: no article is lost or there in part,
 * what was committed stays done, and the next run does the rest.
 */
class ReextractKillTest {
  private static final int ARTICLES = 2_500;

  @TempDir Path folder;

  @Test
  void aKilledRunLosesWorkAndNoDataAndTheNextGoesOn() throws IOException, InterruptedException {
    try (SearchEngine engine = open()) {
      for (int i = 0; i < ARTICLES; i++) {
        ReextractTest.putOld(engine, "a" + i);
      }
      engine.commit();
    }
    killInTheMiddle();
    long left = verify();
    assertThat(left).as("articles still to do").isBetween(1L, ARTICLES - 1L);
    Process next = start();
    assertThat(next.waitFor()).isZero();
    assertThat(
            new String(
                next.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
        .startsWith(
            "%d brought up to date, %d were up to date, 0 refused; %d quotes before, %d after; "
                .formatted(left, ARTICLES - left, left, 2 * left));
    assertThat(verify()).isZero();
  }

  private SearchEngine open() {
    return LuceneEngine.open(folder.resolve("index"), Clock.systemUTC());
  }

  /** Waits until some of the work is committed, and kills. */
  private void killInTheMiddle() throws IOException, InterruptedException {
    try (SearchEngine reader =
        LuceneEngine.openToRead(folder.resolve("index"), Clock.systemUTC())) {
      Process run = start();
      try {
        while (run.isAlive() && reader.stats().outdated(QuoteFinder.VERSION) == ARTICLES) {
          Thread.sleep(1);
        }
      } finally {
        run.destroyForcibly().waitFor();
      }
    }
  }

  private Process start() throws IOException {
    return CommandProcess.start("reextract", "--index", folder.resolve("index").toString());
  }

  /** Each article is there and is wholly old or wholly new; how many are old. */
  private long verify() {
    try (SearchEngine engine = open()) {
      Stats stats = engine.stats();
      long old = stats.outdated(QuoteFinder.VERSION);
      assertThat(stats.articles()).isEqualTo(ARTICLES);
      assertThat(stats.quotes()).isEqualTo(old + 2 * (ARTICLES - old));
      var finder = new QuoteFinder();
      for (int i = 0; i < ARTICLES; i += 10) {
        var stored = engine.article("a" + i).orElseThrow();
        List<Quote> quotes = stored.quotes();
        boolean isOld = quotes.size() == 1 && quotes.getFirst().span().end() == 3;
        assertThat(isOld || quotes.equals(finder.find(stored.article())))
            .as(stored.article().id())
            .isTrue();
      }
      return old;
    }
  }
}
