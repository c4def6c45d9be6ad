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
import dev.onrecord.words.Searchable;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.FacetsConfig.DrillDownTermsIndexing;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Makes the block of documents that an article is in the index: its quotes, then the article.
 *
 * <p>Facets are laid out here as {@link FacetsConfig#build} lays them out, which takes three times
 * as long: it sorts the fields of every document by dimension first.
 */
final class Documents {
  private static final StringField OF_ARTICLE =
      new StringField(Fields.TYPE, Fields.ARTICLE, Store.NO);

  private Documents() {}

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

  /**
   * Quotes, then the article. A quote that came ready made and is all of its article's text is one
   * document for both, since there may be a great many of these.
   */
  static List<Document> block(StoredArticle stored, Stamp stamp) {
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
    return block;
  }

  private static void describe(Document document, Stamp stamp) {
    document.add(OF_ARTICLE);
    document.add(new StringField(Fields.VERSION, stamp.version(), Store.NO));
    document.add(new StoredField(Fields.FINGERPRINT, stamp.fingerprint()));
    for (String key : stamp.keys()) {
      document.add(new StringField(Fields.KEY, key, Store.NO));
    }
  }

  private static Document quote(Article article, QuoteSource source) {
    Quote quote = source.quote();
    var document = new Document();
    Searchable.add(document, source);
    document.add(new StringField(Fields.ARTICLE_ID, article.id(), Store.NO));
    document.add(new NumericDocValuesField(Fields.TIE, Fields.tie(quote.id())));
    document.add(new NumericDocValuesField(Fields.SUBSTANCE, Fields.substance(quote)));
    document.add(new NumericDocValuesField(Fields.PUBLISHED, article.published().toEpochDay()));
    day(document, quote.saidOn());
    facet(document, Dimension.KIND, quote.kind().word());
    facet(document, Dimension.PUBLISHER, article.publisher());
    facet(document, Dimension.SPEAKER, quote.attribution().speaker().name());
    facet(document, Dimension.ROLE, quote.attribution().role());
    document.add(new BinaryDocValuesField(Fields.SKETCH, new BytesRef(Sketch.of(quote.text()))));
    document.add(new StoredField(Fields.SOURCE, source.toBytes()));
    return document;
  }

  private static void day(Document document, SaidOn said) {
    document.add(new NumericDocValuesField(Fields.SAID, said.day().toEpochDay()));
    var path = new StringBuilder(Dimension.SAID_ON.word());
    counted(document, path.toString());
    for (String step : Fields.path(said)) {
      path.append(FacetsConfig.DELIM_CHAR).append(step);
      drillDown(document, counted(document, path.toString()));
    }
  }

  private static void facet(Document document, Dimension dimension, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      String path = FacetsConfig.pathToString(dimension.word(), new String[] {value});
      drillDown(document, counted(document, path));
    }
  }

  private static BytesRef counted(Document document, String path) {
    var bytes = new BytesRef(path);
    document.add(new SortedSetDocValuesField(FacetsConfig.DEFAULT_INDEX_FIELD_NAME, bytes));
    return bytes;
  }

  private static void drillDown(Document document, BytesRef path) {
    document.add(new StringField(FacetsConfig.DEFAULT_INDEX_FIELD_NAME, path, Store.NO));
  }
}
