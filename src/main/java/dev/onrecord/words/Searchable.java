package dev.onrecord.words;

import dev.onrecord.model.Attribution;
import dev.onrecord.model.Quote;
import dev.onrecord.stored.Fields;
import dev.onrecord.stored.QuoteSource;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.jspecify.annotations.Nullable;

/** The fields of a document by which a {@link dev.onrecord.search.Query} finds a quote. */
public final class Searchable {
  private static final StringField OF_QUOTE = new StringField(Fields.TYPE, Fields.QUOTE, Store.NO);

  private Searchable() {}

  /** Adds them. */
  public static void add(Document document, QuoteSource source) {
    Quote quote = source.quote();
    Attribution by = quote.attribution();
    document.add(OF_QUOTE);
    words(document, Fields.TEXT, quote.text());
    words(document, Fields.EXACT, quote.text());
    words(document, Fields.CONTEXT, source.before());
    words(document, Fields.CONTEXT, source.after());
    words(document, Fields.TITLE, source.title());
    words(document, Fields.TITLE_EXACT, source.title());
    words(document, Fields.SPEAKER, by.speaker().name());
    words(document, Fields.ROLE, by.role());
    words(document, Fields.PUBLISHER, source.publisher());
    document.add(new StringField(Fields.KIND, quote.kind().word(), Store.NO));
    document.add(new LongPoint(Fields.SAID, quote.saidOn().day().toEpochDay()));
    document.add(new LongPoint(Fields.PUBLISHED, source.published().toEpochDay()));
  }

  private static void words(Document document, String field, @Nullable String words) {
    if (words != null && !words.isEmpty()) {
      document.add(new TextField(field, words, Store.NO));
    }
  }
}
