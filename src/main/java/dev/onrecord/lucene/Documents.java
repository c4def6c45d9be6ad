package dev.onrecord.lucene;

import dev.onrecord.duplicate.Sketch;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.stored.Editions;
import dev.onrecord.stored.Fields;
import dev.onrecord.stored.QuoteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.FacetsConfig.DrillDownTermsIndexing;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Makes the block of documents that an article is in the index: its quotes, then the article. */
final class Documents {
  private final FacetsConfig facets;

  /**
   * How facets are laid out: a quote has at most one value in each dimension, days as year ▸ month
   * ▸ day.
   */
  static FacetsConfig facets() {
    var config = new FacetsConfig();
    for (Dimension dimension : Dimension.values()) {
      config.setDrillDownTermsIndexing(
          dimension.word(), DrillDownTermsIndexing.FULL_PATH_ONLY); // nobody asks for all of one
    }
    config.setHierarchical(Dimension.SAID_ON.word(), true);
    config.setDrillDownTermsIndexing(
        Dimension.SAID_ON.word(), DrillDownTermsIndexing.ALL_PATHS_NO_DIM);
    return config;
  }

  Documents(FacetsConfig facets) {
    this.facets = facets;
  }

  /**
   * Quotes, then the article. A quote that came ready made and is all of its article's text is one
   * document for both, since there may be a great many of these.
   */
  List<Document> block(StoredArticle stored, Stamp stamp) throws IOException {
    Article article = stored.article();
    List<Quote> quotes = stored.quotes();
    var block = new ArrayList<Document>(quotes.size() + 1);
    QuoteSource last = null;
    for (Quote quote : quotes) {
      last = QuoteSource.of(article, quote);
      block.add(quote(article, last));
    }
    boolean one = last != null && quotes.size() == 1 && last.article().equals(article);
    Document whole = one ? block.getFirst() : new Document();
    if (!one) {
      whole.add(new StringField(Fields.ARTICLE_ID, article.id(), Store.NO));
      whole.add(new StoredField(Fields.WHOLE, QuoteSource.bytes(article)));
      block.add(whole);
    }
    describe(whole, stamp);
    if (!stored.editions().isEmpty()) {
      whole.add(new StoredField(Fields.EDITIONS, Editions.of(stored).toBytes()));
    }
    for (int i = 0; i < quotes.size(); i++) {
      block.set(i, facets.build(block.get(i)));
    }
    return block;
  }

  private static void describe(Document document, Stamp stamp) {
    document.add(new StringField(Fields.TYPE, Fields.ARTICLE, Store.NO));
    document.add(new StringField(Fields.VERSION, stamp.version(), Store.NO));
    document.add(new StoredField(Fields.FINGERPRINT, stamp.fingerprint()));
    for (String key : stamp.keys()) {
      document.add(new StringField(Fields.KEY, key, Store.NO));
    }
  }

  private static Document quote(Article article, QuoteSource source) {
    Quote quote = source.quote();
    var document = new Document();
    document.add(new StringField(Fields.TYPE, Fields.QUOTE, Store.NO));
    document.add(new StringField(Fields.ARTICLE_ID, article.id(), Store.NO));
    document.add(new NumericDocValuesField(Fields.TIE, Fields.tie(quote.id())));
    words(document, article, quote, source);
    days(document, article, quote.saidOn());
    facet(document, Dimension.KIND, quote.kind().word());
    facet(document, Dimension.PUBLISHER, article.publisher());
    facet(document, Dimension.SPEAKER, quote.attribution().speaker().name());
    facet(document, Dimension.ROLE, quote.attribution().role());
    document.add(new BinaryDocValuesField(Fields.SKETCH, new BytesRef(Sketch.of(quote.text()))));
    document.add(new StoredField(Fields.SOURCE, source.toBytes()));
    return document;
  }

  private static void words(Document document, Article article, Quote quote, QuoteSource source) {
    words(document, Fields.TEXT, quote.text());
    words(document, Fields.EXACT, quote.text());
    words(document, Fields.CONTEXT, source.before());
    words(document, Fields.CONTEXT, source.after());
    words(document, Fields.TITLE, article.title());
    words(document, Fields.TITLE_EXACT, article.title());
    words(document, Fields.SPEAKER, quote.attribution().speaker().name());
    words(document, Fields.ROLE, quote.attribution().role());
    words(document, Fields.PUBLISHER, article.publisher());
    document.add(new StringField(Fields.KIND, quote.kind().word(), Store.NO));
    document.add(new NumericDocValuesField(Fields.SUBSTANCE, Fields.substance(quote)));
  }

  private static void words(Document document, String field, @Nullable String words) {
    if (words != null && !words.isEmpty()) {
      document.add(new TextField(field, words, Store.NO));
    }
  }

  private static void days(Document document, Article article, SaidOn said) {
    long day = said.day().toEpochDay();
    document.add(new LongPoint(Fields.SAID, day));
    document.add(new NumericDocValuesField(Fields.SAID, day));
    document.add(new LongPoint(Fields.PUBLISHED, article.published().toEpochDay()));
    document.add(new NumericDocValuesField(Fields.PUBLISHED, article.published().toEpochDay()));
    String[] path = Fields.path(said).toArray(String[]::new);
    document.add(new SortedSetDocValuesFacetField(Dimension.SAID_ON.word(), path));
  }

  private static void facet(Document document, Dimension dimension, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      document.add(new SortedSetDocValuesFacetField(dimension.word(), value));
    }
  }
}
