package dev.onrecord.alert;

import dev.onrecord.model.Quote;
import dev.onrecord.search.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What alerts have told, and what they are to deliver: a small index of its own, whose commits
 * bring all of a step to disk or nothing of it. One process has it open to write.
 */
final class Ledger implements AutoCloseable {
  private static final String ALERT = "alert";

  /** Of what was told: the alert and the key of the quote, and the alert and the article. */
  private static final String KEY = "key";

  private static final String ARTICLE = "article";
  private static final String WORDS = "words";

  /** Of a delivery. */
  private static final String ID = "id";

  private static final String STATE = "state";
  private static final String NUMBER = "number";
  private static final String ATTEMPTS = "attempts";
  private static final String DUE = "due";
  private static final String TROUBLE = "trouble";
  private static final String MADE = "made";
  private static final String QUOTE = "quote";
  private static final String BODY = "body";

  /** Of how far an alert is. */
  private static final String PLACE = "place";

  private static final String MARK = "mark";
  private static final String LAST = "last";
  private static final String WRITTEN = "written";

  private static final Sort OLDEST = new Sort(new SortField(NUMBER, SortField.Type.LONG));
  private static final Sort NEWEST = new Sort(new SortField(NUMBER, SortField.Type.LONG, true));

  private final Directory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;

  private Ledger(Directory directory, @Nullable IndexWriter writer, SearcherManager searchers) {
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /**
   * How far an alert is.
   *
   * @param mark of the index, up to which all was looked at
   * @param number of its last delivery
   * @param written length of its file after the last one that is done; -1 before the first
   */
  record Place(String alert, String mark, long number, long written) {
    Place at(String newMark, long newNumber) {
      return new Place(alert, newMark, newNumber, written);
    }

    Place written(long length) {
      return new Place(alert, mark, number, length);
    }
  }

  /**
   * Opens the ledger to write.
   *
   * @return empty while another process has it
   */
  static Optional<Ledger> open(Path folder) {
    try {
      Files.createDirectories(folder);
      Directory directory = FSDirectory.open(folder);
      try {
        var writer = new IndexWriter(directory, new IndexWriterConfig());
        return Optional.of(new Ledger(directory, writer, new SearcherManager(writer, null)));
      } catch (LockObtainFailedException e) {
        directory.close();
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new EngineException("the ledger of alerts in " + folder + " cannot be opened", e);
    }
  }

  /** Opens the ledger as it was written last; empty where there is none yet. */
  static Optional<Ledger> openToRead(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        return Optional.empty();
      }
      Directory directory = FSDirectory.open(folder);
      if (!DirectoryReader.indexExists(directory)) {
        directory.close();
        return Optional.empty();
      }
      return Optional.of(new Ledger(directory, null, new SearcherManager(directory, null)));
    } catch (IOException e) {
      throw new EngineException("the ledger of alerts in " + folder + " cannot be read", e);
    }
  }

  private IndexWriter writer() {
    return Objects.requireNonNull(writer, "opened to read");
  }

  /** Something asked of what was there at the last {@link #see} or {@link #commit}. */
  private interface Question<T> {
    T of(IndexSearcher searcher) throws IOException;
  }

  private <T> T asking(Question<T> question) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return question.of(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private interface Change {
    void make(IndexWriter writer) throws IOException;
  }

  private void changing(Change change) {
    try {
      change.make(writer());
    } catch (IOException | AlreadyClosedException e) {
      throw broken(e);
    }
  }

  private static EngineException broken(Exception e) {
    return new EngineException("the ledger of alerts cannot be read or written", e);
  }

  /** Makes all changes so far durable, and seen. */
  void commit() {
    if (writer().hasUncommittedChanges()) {
      changing(IndexWriter::commit);
      see();
    }
  }

  /** Lets what is asked from now on see all changes so far. */
  void see() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static String of(String alert, String rest) {
    return alert + '\n' + rest;
  }

  /** Whether the alert has not told of a quote. */
  boolean isUntold(String alert, String key) {
    return asking(searcher -> searcher.count(new TermQuery(new Term(KEY, of(alert, key)))) == 0);
  }

  /** Whether the alert has told anything of an article. */
  boolean knows(String alert, String articleId) {
    return asking(
        searcher -> searcher.count(new TermQuery(new Term(ARTICLE, of(alert, articleId)))) > 0);
  }

  /** Whether the alert has told of these words in an article. */
  boolean hasWords(String alert, String words) {
    return asking(searcher -> searcher.count(new TermQuery(new Term(WORDS, of(alert, words)))) > 0);
  }

  /** Notes that an alert has told of a quote. */
  void tell(String alert, String key, Quote quote) {
    Document told = told(alert, key);
    String article = quote.articleId();
    told.add(new StringField(ARTICLE, of(alert, article), Store.NO));
    told.add(new StringField(WORDS, of(alert, Keys.words(article, quote.text())), Store.NO));
    changing(to -> to.addDocument(told));
  }

  /** Notes that a quote was there before the alert was. */
  void know(String alert, String key) {
    changing(to -> to.addDocument(told(alert, key)));
  }

  private static Document told(String alert, String key) {
    var told = new Document();
    told.add(new StringField(ALERT, alert, Store.NO));
    told.add(new StringField(KEY, of(alert, key), Store.NO));
    return told;
  }

  Optional<Place> place(String alert) {
    return asking(searcher -> {
      ScoreDoc[] found = searcher.search(new TermQuery(new Term(PLACE, alert)), 1).scoreDocs;
      if (found.length == 0) {
        return Optional.empty();
      }
      Document place = searcher.storedFields().document(found[0].doc);
      return Optional.of(
          new Place(alert, place.get(MARK), number(place, LAST), number(place, WRITTEN)));
    });
  }

  void put(Place place) {
    var document = new Document();
    document.add(new StringField(ALERT, place.alert, Store.NO));
    document.add(new StringField(PLACE, place.alert, Store.NO));
    document.add(new StoredField(MARK, place.mark));
    document.add(new StoredField(LAST, place.number));
    document.add(new StoredField(WRITTEN, place.written));
    changing(to -> to.updateDocument(new Term(PLACE, place.alert), document));
  }

  /** Adds a delivery, or puts it in place of itself. */
  void put(Delivery delivery) {
    var document = new Document();
    document.add(new StringField(ALERT, delivery.alert(), Store.YES));
    document.add(new StringField(ID, delivery.id(), Store.NO));
    document.add(new StringField(STATE, delivery.state().name(), Store.YES));
    document.add(new NumericDocValuesField(NUMBER, delivery.number()));
    document.add(new StoredField(NUMBER, delivery.number()));
    document.add(new StoredField(ATTEMPTS, delivery.attempts()));
    document.add(new StoredField(DUE, delivery.due().toEpochMilli()));
    document.add(new LongPoint(MADE, delivery.made().toEpochMilli()));
    document.add(new StoredField(MADE, delivery.made().toEpochMilli()));
    document.add(new StoredField(TROUBLE, delivery.trouble()));
    delivery.quotes().forEach(quote -> document.add(new StoredField(QUOTE, quote)));
    document.add(new StoredField(BODY, delivery.body()));
    changing(to -> to.updateDocument(new Term(ID, delivery.id()), document));
  }

  /** The delivery of that id, if it was not forgotten. */
  Optional<Delivery> delivery(String id) {
    return deliveries(new TermQuery(new Term(ID, id)), OLDEST, 1).stream().findFirst();
  }

  /** Deliveries of an alert in a state, the first ones first. */
  List<Delivery> first(String alert, Delivery.State state, int most) {
    return deliveries(query(alert, state), OLDEST, most);
  }

  /** Deliveries of an alert in whatever state, the last ones first. */
  List<Delivery> last(String alert, int most) {
    return deliveries(
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(ALERT, alert)), Occur.FILTER)
            .add(new org.apache.lucene.search.FieldExistsQuery(NUMBER), Occur.FILTER)
            .build(),
        NEWEST,
        most);
  }

  int count(String alert, Delivery.State state) {
    return asking(searcher -> searcher.count(query(alert, state)));
  }

  /** Whether anything is to be delivered. */
  boolean hasWaiting() {
    Query waiting = new TermQuery(new Term(STATE, Delivery.State.WAITING.name()));
    return asking(searcher -> searcher.count(waiting)) > 0;
  }

  private static Query query(String alert, Delivery.State state) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(ALERT, alert)), Occur.FILTER)
        .add(new TermQuery(new Term(STATE, state.name())), Occur.FILTER)
        .build();
  }

  private List<Delivery> deliveries(Query query, Sort sort, int most) {
    return asking(searcher -> {
      StoredFields stored = searcher.storedFields();
      var deliveries = new ArrayList<Delivery>();
      for (ScoreDoc found : searcher.search(query, most, sort).scoreDocs) {
        deliveries.add(delivery(stored.document(found.doc)));
      }
      return deliveries;
    });
  }

  private static Delivery delivery(Document document) {
    return new Delivery(
        document.get(ALERT),
        number(document, NUMBER),
        Delivery.State.valueOf(document.get(STATE)),
        (int) number(document, ATTEMPTS),
        Instant.ofEpochMilli(number(document, DUE)),
        document.get(TROUBLE),
        Instant.ofEpochMilli(number(document, MADE)),
        Arrays.asList(document.getValues(QUOTE)),
        document.get(BODY));
  }

  private static long number(Document document, String field) {
    return document.getField(field).numericValue().longValue();
  }

  /** Forgets all of an alert that is there no longer. */
  void forget(String alert) {
    changing(to -> to.deleteDocuments(new Term(ALERT, alert)));
  }

  /**
   * Forgets deliveries of a state from before a moment; that their quotes were told stays known.
   */
  void forget(Delivery.State state, Instant before) {
    Query old =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(STATE, state.name())), Occur.FILTER)
            .add(LongPoint.newRangeQuery(MADE, Long.MIN_VALUE, before.toEpochMilli()), Occur.FILTER)
            .build();
    if (asking(searcher -> searcher.count(old)) > 0) {
      changing(to -> to.deleteDocuments(old));
    }
  }

  /** The ids of all alerts of which anything is kept. */
  List<String> alerts() {
    return asking(searcher -> {
      var names = new ArrayList<String>();
      var terms = org.apache.lucene.index.MultiTerms.getTerms(searcher.getIndexReader(), PLACE);
      if (terms != null) {
        var each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          names.add(term.utf8ToString());
        }
      }
      return names;
    });
  }

  @Override
  public void close() {
    try (directory) {
      searchers.close();
      if (writer != null) {
        writer.rollback(); // what was not committed is looked for again
      }
    } catch (IOException e) {
      throw broken(e);
    }
  }
}
