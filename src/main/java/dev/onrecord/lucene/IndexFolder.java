package dev.onrecord.lucene;

import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.CursorText;
import dev.onrecord.search.EngineException;
import dev.onrecord.stored.Fields;
import dev.onrecord.words.Analyzers;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/** The folder an index lies in: opens it, guards its schema, and lends searchers to readers. */
final class IndexFolder implements Closeable {
  private static final String SCHEMA_KEY = "onrecord.schema";

  /** Something read from the index. */
  interface Reading<T> {
    T from(FacetedSearcher searcher) throws IOException;
  }

  /** How soon a reader sees what another process wrote. */
  private static final long REFRESH_EVERY = Duration.ofMillis(50).toNanos();

  private final Path path;
  private final FSDirectory directory;
  private final Analyzer analyzer = Analyzers.forFields();
  private final FacetsConfig facets = Documents.facets();
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private final @Nullable IndexChanges changes;
  private volatile long refreshed = System.nanoTime() - REFRESH_EVERY;

  /** The commit that the searchers have, or one before. */
  private volatile long seen = -1;

  private final Snapshots snapshots = new Snapshots();
  private final Columns.Cache columns = new Columns.Cache();
  private final StatementsAhead statements;

  private IndexFolder(Path path, boolean write) throws IOException {
    this.path = path;
    this.directory = FSDirectory.open(path);
    checkSchema(directory, path);
    this.writer = write ? new IndexWriter(directory, config(analyzer)) : null;
    var factory =
        new SearcherFactory() {
          @Override
          public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
              throws IOException {
            return new FacetedSearcher(reader, facets, columns);
          }
        };
    if (writer == null) {
      this.searchers = new SearcherManager(directory, factory);
      this.changes = null;
    } else {
      writer.setLiveCommitData(Map.of(SCHEMA_KEY, Fields.SCHEMA).entrySet());
      if (!DirectoryReader.indexExists(directory)) {
        writer.commit();
      }
      // Opened on commits, not on the writer: what is found is what is durable.
      this.searchers = new SearcherManager(directory, factory);
      this.changes = new IndexChanges(path, writer, searchers);
    }
    this.statements = new StatementsAhead(searchers);
    searchers.addListener(statements);
  }

  private static IndexWriterConfig config(Analyzer analyzer) {
    return new IndexWriterConfig(analyzer).setRAMBufferSizeMB(128).setCodec(new IndexCodec());
  }

  static IndexFolder write(Path path) {
    try {
      Files.createDirectories(path);
      return new IndexFolder(path, true);
    } catch (LockObtainFailedException e) {
      throw new EngineException(
          "the index at "
              + path
              + " is in use by another process; stop it, or give another --index",
          e);
    } catch (IOException e) {
      throw unreadable(path, "opened to write", e);
    }
  }

  static IndexFolder read(Path path) {
    try {
      if (!Files.isDirectory(path) || !exists(path)) {
        throw new EngineException(
            "there is no index at "
                + path
                + "; make one with: onrecord ingest PATH --index "
                + path);
      }
      return new IndexFolder(path, false);
    } catch (IOException e) {
      throw unreadable(path, "read", e);
    }
  }

  private static boolean exists(Path path) throws IOException {
    try (var directory = FSDirectory.open(path)) {
      return DirectoryReader.indexExists(directory);
    }
  }

  private static EngineException unreadable(Path path, String what, IOException e) {
    if (e instanceof IndexFormatTooNewException || e instanceof IndexFormatTooOldException) {
      return new EngineException(
          "the index at " + path + " was written by another version of Lucene; " + rebuild(), e);
    }
    return new EngineException("the index at " + path + " cannot be " + what + ": " + reason(e), e);
  }

  /** What went wrong, in the words of the system. */
  static String reason(IOException e) {
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : e instanceof java.nio.file.FileSystemException
            ? e.getClass().getSimpleName().replace("Exception", "") + " " + message
            : message;
  }

  private static String rebuild() {
    return "rebuild it from the articles: onrecord ingest PATH --index NEW_FOLDER";
  }

  private static void checkSchema(FSDirectory directory, Path path) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      checkForeign(directory, path);
    } else {
      String schema = SegmentInfos.readLatestCommit(directory).getUserData().get(SCHEMA_KEY);
      if (!Fields.SCHEMA.equals(schema)) {
        throw new EngineException(
            "the index at "
                + path
                + " has schema "
                + schema
                + ", and this version reads schema "
                + Fields.SCHEMA
                + "; "
                + rebuild());
      }
    }
  }

  /** Lucene takes files with such names for its own, and removes what it does not know. */
  private static void checkForeign(FSDirectory directory, Path path) throws IOException {
    for (String file : directory.listAll()) {
      if (file.startsWith("_")
          || file.startsWith("segments")
          || file.startsWith("pending_segments")) {
        throw new EngineException(
            "the folder "
                + path
                + " holds "
                + file
                + " and no whole index; give an empty --index folder");
      }
    }
  }

  Analyzer analyzer() {
    return analyzer;
  }

  FacetsConfig facets() {
    return facets;
  }

  @Nullable IndexChanges changes() {
    return changes;
  }

  /** Statements are asked for: from now on they are worked out behind each commit. */
  void wantStatements() {
    statements.want();
  }

  <T> T reading(Reading<T> reading) {
    try {
      refreshNowAndThen();
      var searcher = (FacetedSearcher) searchers.acquire();
      try {
        return reading.from(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw unreadable(path, "read", e);
    }
  }

  /**
   * Another process may have written; to look for that at each reading would cost a fifth of it.
   */
  private void refreshNowAndThen() throws IOException {
    long now = System.nanoTime();
    if (writer == null && now - refreshed >= REFRESH_EVERY) {
      refreshed = now;
      // Its name tells a commit; Lucene would read all of it to see whether it is another one.
      long commit = SegmentInfos.getLastCommitGeneration(directory);
      if (commit != seen && searchers.maybeRefresh()) {
        seen = commit;
      }
    }
  }

  /**
   * Reads the index as it was when its version was kept.
   *
   * @throws BadRequestException when it was let go since
   */
  <T> T readingAt(long version, Reading<T> reading) {
    FacetedSearcher searcher = snapshots.acquire(version);
    if (searcher == null) {
      return reading(current -> {
        if (current.version() != version) {
          throw new BadRequestException("cursor", CursorText.LOST);
        }
        return reading.from(current);
      });
    }
    try {
      try {
        return reading.from(searcher);
      } finally {
        Snapshots.release(searcher);
      }
    } catch (IOException e) {
      throw unreadable(path, "read", e);
    }
  }

  /** Keeps the index as this searcher sees it, for pages to come. */
  void keep(FacetedSearcher searcher) throws IOException {
    snapshots.keep(searcher);
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      try {
        bytes += directory.fileLength(file);
      } catch (java.nio.file.NoSuchFileException gone) {
        // a merge removed it meanwhile
      }
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    statements.close();
    snapshots.close();
    searchers.close();
    if (writer != null && writer.isOpen()) {
      // What was not committed was not acknowledged.
      writer.rollback();
    }
    directory.close();
  }
}
