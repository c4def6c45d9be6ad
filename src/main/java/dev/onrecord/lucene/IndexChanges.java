package dev.onrecord.lucene;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;

/** Writes to the index. Callers that commit at the same time share one commit. */
final class IndexChanges {
  private static final int LOCKS = 64;

  private final Path path;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Uncommitted uncommitted = new Uncommitted();
  private final Object[] locks = new Object[LOCKS];
  private final Object committing = new Object();
  private long committed = -1;

  IndexChanges(Path path, IndexWriter writer, SearcherManager searchers) {
    this.path = path;
    this.writer = writer;
    this.searchers = searchers;
    Arrays.setAll(locks, _ -> new Object());
  }

  /** Held by whoever writes this article. */
  private Object lock(String articleId) {
    return locks[Math.floorMod(articleId.hashCode(), LOCKS)];
  }

  /**
   * Puts in place of what is there. What is to be removed is looked for in every segment: where
   * nothing is there, nothing is to be removed.
   *
   * @param there whether the searched commit has the article
   */
  void put(StoredArticle article, Stamp stamp, BooleanSupplier there) {
    String id = article.article().id();
    synchronized (lock(id)) {
      try {
        List<Document> block = Documents.block(article, stamp);
        if (uncommitted.contains(id) || there.getAsBoolean()) {
          writer.updateDocuments(new Term(Fields.ARTICLE_ID, id), block);
        } else {
          writer.addDocuments(block);
        }
      } catch (IOException | IllegalStateException e) {
        throw failed(e);
      } finally {
        uncommitted.add(id);
      }
    }
  }

  /**
   * Puts, if the article is still stored with the fingerprint that is expected, empty for none.
   * What others wrote of it is committed first, so that it can be seen: a commit takes no lock of
   * an article, so none waits for another.
   */
  boolean putIf(
      StoredArticle article, Stamp stamp, String expected, Supplier<Optional<String>> stored) {
    String id = article.article().id();
    synchronized (lock(id)) {
      if (uncommitted.contains(id)) {
        commit();
      }
      Optional<String> now = stored.get();
      if (!now.orElse("").equals(expected)) {
        return false;
      }
      put(article, stamp, now::isPresent);
      return true;
    }
  }

  /**
   * Puts, if nobody wrote the article since the last commit and it is there by that commit.
   *
   * @param there the article as the searched commit has it, if it is this very one
   * @return how many quotes were replaced; empty when nothing was put
   */
  OptionalInt renew(
      Article article, List<Quote> quotes, Stamp stamp, Supplier<Optional<StoredArticle>> there) {
    synchronized (lock(article.id())) {
      Optional<StoredArticle> before =
          uncommitted.contains(article.id()) ? Optional.empty() : there.get();
      if (before.isEmpty()) {
        return OptionalInt.empty();
      }
      put(new StoredArticle(article, quotes, before.get().editions()), stamp, () -> true);
      return OptionalInt.of(before.get().quotes().size());
    }
  }

  void delete(String articleId) {
    synchronized (lock(articleId)) {
      try {
        writer.deleteDocuments(new Term(Fields.ARTICLE_ID, articleId));
      } catch (IOException | IllegalStateException e) {
        throw failed(e);
      } finally {
        uncommitted.add(articleId);
      }
    }
  }

  /**
   * Returns when everything changed before the call is on disk and can be found. The first caller
   * to hold the lock commits for all that wait behind it: they find their changes done.
   */
  void commit() {
    try {
      long mine = writer.getMaxCompletedSequenceNumber();
      synchronized (committing) {
        if (mine > committed) {
          commitAll();
        }
      }
    } catch (IOException | IllegalStateException e) {
      throw failed(e);
    }
  }

  private void commitAll() throws IOException {
    long upTo = writer.getMaxCompletedSequenceNumber();
    boolean done = false;
    uncommitted.begin();
    try {
      writer.commit();
      searchers.maybeRefreshBlocking();
      committed = upTo;
      done = true;
    } finally {
      if (done) {
        uncommitted.end();
      } else {
        uncommitted.fail();
      }
    }
  }

  private EngineException failed(Exception e) {
    Throwable tragic = writer.getTragicException();
    Throwable cause = tragic == null ? e : tragic;
    String reason =
        cause instanceof IOException io
            ? IndexFolder.reason(io)
            : String.valueOf(cause.getMessage());
    return new EngineException(
        "the index at "
            + path
            + " cannot be written: "
            + reason
            + ". Nothing acknowledged is lost; mend the disk and start again",
        cause);
  }
}
