package dev.onrecord.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchEngineContract;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneEngineTest extends SearchEngineContract {
  private static final LocalDate DAY = LocalDate.of(2025, 4, 23);

  @TempDir Path folder;
  private SearchEngine engine;

  @BeforeEach
  void open() {
    engine = LuceneEngine.open(folder.resolve("index"), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Override
  protected SearchEngine engine() {
    return engine;
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() {
    put(engine, "a", DAY, "Ada Quill: The bridge is late");
    engine.commit();
    engine.close();
    open();
    assertThat(engine.search(SearchRequest.of("bridge")).total()).isOne();
  }

  @Test
  void aReaderSeesWhatAnotherProcessCommits() {
    try (SearchEngine reader =
        LuceneEngine.openToRead(folder.resolve("index"), Clock.systemUTC())) {
      put(engine, "a", DAY, "Ada Quill: The bridge is late");
      engine.commit();
      assertThat(reader.search(SearchRequest.of("bridge")).total()).isOne();
      assertThatThrownBy(() -> put(reader, "b", DAY, "Ada Quill: no"))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("read only");
    }
  }

  @Test
  void aFolderInUseIsRefused() {
    assertThatThrownBy(() -> LuceneEngine.open(folder.resolve("index"), Clock.systemUTC()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("in use by another process");
  }

  @Test
  void noIndexIsSaidPlainly() {
    assertThatThrownBy(() -> LuceneEngine.openToRead(folder.resolve("none"), Clock.systemUTC()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("there is no index at");
  }

  @Test
  void anIndexOfAnotherSchemaIsRefusedWithTheWayOut() throws IOException {
    Path other = folder.resolve("other");
    try (var directory = FSDirectory.open(other);
        var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      writer.setLiveCommitData(Map.of("onrecord.schema", "0").entrySet());
      writer.commit();
    }
    assertThatThrownBy(() -> LuceneEngine.open(other, Clock.systemUTC()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("has schema 0")
        .hasMessageContaining("onrecord ingest");
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> LuceneEngine.open(file.resolve("index"), Clock.systemUTC()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("cannot be opened to write");
  }

  /** /dev/full takes no byte, as a full disk does. */
  @Test
  void aFullDiskStopsWritingAndLosesNothing() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    put(engine, "a", DAY, "Ada Quill: The bridge is late");
    engine.commit();
    // The next commit writes pending_segments_N: a link in its place leads to the full device.
    for (int generation = 2; generation < 9; generation++) {
      Files.createSymbolicLink(
          folder
              .resolve("index")
              .resolve("pending_segments_" + Integer.toString(generation, Character.MAX_RADIX)),
          full);
    }
    put(engine, "b", DAY, "Ada Quill: The ferry is late");
    assertThatThrownBy(() -> engine.commit())
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("Nothing acknowledged is lost");
    assertThat(engine.search(SearchRequest.of("bridge")).total()).isOne();
    engine.close();
    try (var files = Files.list(folder.resolve("index"))) {
      for (Path file : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(file);
      }
    }
    open();
    assertThat(engine.search(SearchRequest.of("bridge")).total()).isOne();
  }

  @Test
  void manyWritersShareCommitsAndEachFindsItsOwn() throws InterruptedException {
    int writers = 40;
    var missing = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writers; i++) {
        String id = "w" + i;
        threads.execute(() -> {
          put(engine, id, DAY, "Ada Quill: The bridge is late");
          engine.commit();
          missing.addAndGet(engine.article(id).isPresent() ? 0 : 1);
        });
      }
    }
    assertThat(missing).hasValue(0);
    assertThat(engine.stats().articles()).isEqualTo(writers);
    assertThat(List.of(engine.search(SearchRequest.of("bridge")).total()))
        .containsExactly((long) writers);
  }

  @Test
  void daysThatAreFarApartAreCountedLikeOthers() {
    put(engine, "a", LocalDate.of(1400, 1, 1), "Ada Quill: The bridge is late");
    put(engine, "b", LocalDate.of(9999, 12, 31), "Ada Quill: The bridge is later");
    engine.commit();
    engine.delete("b");
    put(engine, "c", DAY, "Ada Quill: The bridge is here");
    engine.commit();
    SearchResult result = engine.search(SearchRequest.of("").limitedTo(1));
    assertThat(result.total()).isEqualTo(2);
    assertThat(result.histogram().bars().stream().filter(bar -> bar.count() > 0))
        .extracting(bar -> bar.from().getYear() + " " + bar.count())
        .containsExactly("1400 1", "2025 1");
  }

  @Test
  void asManyValuesAsMayBeChosenAreAnsweredWithoutWords() {
    put(engine, "a", DAY, "Ada Quill: The bridge is late", "Tobin Marsh: It is here");
    engine.commit();
    SearchRequest request = SearchRequest.of("").where(Dimension.SPEAKER, "Ada Quill");
    for (int i = 1; i < 500; i++) {
      request =
          request
              .where(Dimension.SPEAKER, "Somebody " + i)
              .where(Dimension.PUBLISHER, "Paper " + i)
              .where(Dimension.ROLE, "Role " + i);
    }
    assertThat(engine.search(request).total()).isZero();
    assertThat(engine.search(request).facets()).isNotEmpty();
  }
}
