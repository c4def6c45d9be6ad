package dev.onrecord.lucene;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.search.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;

/** Writes to the index. Callers that commit at the same time share one commit. */
final class IndexChanges {
  private final Path path;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Documents documents;
  private final Object committing = new Object();
  private long committed = -1;

  IndexChanges(Path path, IndexWriter writer, SearcherManager searchers, Documents documents) {
    this.path = path;
    this.writer = writer;
    this.searchers = searchers;
    this.documents = documents;
  }

  void put(Article article, List<Quote> quotes, String fingerprint) {
    try {
      writer.updateDocuments(
          new Term(Fields.ARTICLE_ID, article.id()), documents.block(article, quotes, fingerprint));
    } catch (IOException | IllegalStateException e) {
      throw failed(e);
    }
  }

  void delete(String articleId) {
    try {
      writer.deleteDocuments(new Term(Fields.ARTICLE_ID, articleId));
    } catch (IOException | IllegalStateException e) {
      throw failed(e);
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
          long upTo = writer.getMaxCompletedSequenceNumber();
          writer.commit();
          searchers.maybeRefreshBlocking();
          committed = upTo;
        }
      }
    } catch (IOException | IllegalStateException e) {
      throw failed(e);
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
