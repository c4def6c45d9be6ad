package dev.onrecord.opensearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.stored.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to become of an article.
 *
 * @param edition of its documents, like no other's
 * @param quotes ids of its quotes' documents
 * @param sources of these
 * @param article its own document; empty when it is to be removed
 * @param length of all of them, in bytes
 */
record Change(
    String articleId,
    String edition,
    List<String> quotes,
    List<byte[]> sources,
    Optional<byte[]> article,
    String fingerprint,
    long length) {
  static final int NOTHING = -1;

  /**
   * Putting an article.
   *
   * @throws IllegalArgumentException for a quote that is not a span of it, and text that is no
   *     Unicode
   */
  static Change of(StoredArticle stored, Stamp stamp) {
    String edition = newEdition();
    String articleId = stored.article().id();
    var ids = new ArrayList<String>();
    var sources = new ArrayList<byte[]>();
    ObjectNode article;
    if (Quotes.isOne(stored)) {
      article =
          Quotes.both(
              Quotes.quote(stored.article(), stored.quotes().getFirst()),
              Quotes.article(stored, stamp, edition, List.of(Articles.documentId("a", articleId))));
    } else {
      for (Quote quote : stored.quotes()) {
        ids.add(Articles.documentId("q", quote.id()) + "." + edition);
        sources.add(Cluster.bytes(Quotes.quote(stored.article(), quote)));
      }
      article = Quotes.article(stored, stamp, edition, ids);
    }
    byte[] bytes = Cluster.bytes(article);
    long length = bytes.length + sources.stream().mapToLong(source -> source.length).sum();
    return new Change(
        articleId,
        edition,
        ids,
        sources,
        Optional.of(bytes),
        article.path(Fields.FINGERPRINT).asText(),
        length);
  }

  static Change removal(String articleId) {
    return new Change(articleId, newEdition(), List.of(), List.of(), Optional.empty(), "", 0);
  }

  private static String newEdition() {
    return Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
  }

  int documents() {
    return quotes.size() + 1;
  }

  /** Whether an article as it is stored is as this change would have it. */
  boolean isDone(Articles.Known now) {
    return article.isEmpty() ? !now.isThere() : now.edition().equals(edition);
  }

  /**
   * Writes it: first the quotes, then the article that names them, then what the writing before
   * left. All of it goes to one shard, in this order; so it may be sent again when the answer was
   * lost.
   *
   * @return which of the bulk's writes decides whether it is done; {@link #NOTHING} when there is
   *     nothing to do
   */
  int writeTo(Bulk bulk, Articles.Known now) {
    for (int i = 0; i < quotes.size(); i++) {
      bulk.index(quotes.get(i), articleId, sources.get(i));
    }
    int decides = bulk.size();
    String own = Articles.documentId("a", articleId);
    if (article.isPresent()) {
      bulk.indexIf(own, articleId, article.get(), now);
    } else if (now.isThere()) {
      bulk.deleteIf(own, articleId, now);
    } else {
      return NOTHING;
    }
    // Whatever became of the article since it was looked at, nothing names these any more.
    if (!now.edition().equals(edition)) {
      now.quotes().stream().filter(id -> !id.equals(own)).forEach(id -> bulk.delete(id, articleId));
    }
    return decides;
  }
}
