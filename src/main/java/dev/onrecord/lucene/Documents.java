package dev.onrecord.lucene;

import dev.onrecord.model.Article;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Stamp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.util.BytesRef;

/** Makes the block of documents that an article is in the index: its quotes, then the article. */
final class Documents {
  private final FacetsConfig facets;

  Documents(FacetsConfig facets) {
    this.facets = facets;
  }

  List<Document> block(Article article, List<Quote> quotes, Stamp stamp) throws IOException {
    var block = new ArrayList<Document>(quotes.size() + 1);
    for (Quote quote : quotes) {
      check(article, quote);
      block.add(facets.build(quote(article, quote)));
    }
    block.add(article(article, stamp));
    return block;
  }

  /** What is shown as a quote is the article's text, or it is not stored. */
  private static void check(Article article, Quote quote) {
    boolean inside =
        quote.span().end() <= article.text().length() && quote.articleId().equals(article.id());
    if (!inside || !quote.span().in(article.text()).equals(quote.text())) {
      throw new IllegalArgumentException(
          "quote " + quote.id() + " is not what article " + article.id() + " says at its span");
    }
  }

  private static Document article(Article article, Stamp stamp) {
    var document = new Document();
    document.add(new StringField(Fields.TYPE, Fields.ARTICLE, Store.NO));
    document.add(new StringField(Fields.ARTICLE_ID, article.id(), Store.NO));
    document.add(new StringField(Fields.VERSION, stamp.version(), Store.NO));
    document.add(new StoredField(Fields.FINGERPRINT, stamp.fingerprint()));
    document.add(new StoredField(Fields.SOURCE, QuoteSource.bytes(article)));
    return document;
  }

  private static Document quote(Article article, Quote quote) {
    QuoteSource source = QuoteSource.of(article, quote);
    var document = new Document();
    document.add(new StringField(Fields.TYPE, Fields.QUOTE, Store.NO));
    document.add(new StringField(Fields.ARTICLE_ID, article.id(), Store.NO));
    document.add(new StringField(Fields.QUOTE_ID, quote.id(), Store.NO));
    document.add(new SortedDocValuesField(Fields.QUOTE_ID, new BytesRef(quote.id())));
    words(document, article, quote, source);
    days(document, article, quote.saidOn());
    facet(document, Dimension.KIND, quote.kind().word());
    facet(document, Dimension.PUBLISHER, article.publisher());
    String speaker = quote.attribution().speaker().name();
    facet(document, Dimension.SPEAKER, speaker == null ? "" : speaker);
    document.add(new StoredField(Fields.SOURCE, source.toBytes()));
    return document;
  }

  private static void words(Document document, Article article, Quote quote, QuoteSource source) {
    document.add(new TextField(Fields.TEXT, quote.text(), Store.NO));
    document.add(new TextField(Fields.EXACT, quote.text(), Store.NO));
    document.add(new TextField(Fields.CONTEXT, source.before(), Store.NO));
    document.add(new TextField(Fields.CONTEXT, source.after(), Store.NO));
    document.add(new TextField(Fields.TITLE, article.title(), Store.NO));
    document.add(new TextField(Fields.TITLE_EXACT, article.title(), Store.NO));
    String name = quote.attribution().speaker().name();
    document.add(new TextField(Fields.SPEAKER, name == null ? "" : name, Store.NO));
    document.add(new TextField(Fields.PUBLISHER, article.publisher(), Store.NO));
    document.add(new StringField(Fields.KIND, quote.kind().word(), Store.NO));
    document.add(new FeatureField(Fields.QUALITY, Fields.SUBSTANCE, substance(quote)));
  }

  private static float substance(Quote quote) {
    int words = new StringTokenizer(quote.text()).countTokens();
    return Math.max(1, quote.kind() == Kind.INDIRECT ? words / 2f : words);
  }

  private static void days(Document document, Article article, SaidOn said) {
    long day = said.day().toEpochDay();
    document.add(new LongPoint(Fields.SAID, day));
    document.add(new NumericDocValuesField(Fields.SAID, day));
    document.add(new LongPoint(Fields.PUBLISHED, article.published().toEpochDay()));
    String iso = said.day().toString();
    String[] path =
        switch (said.precision()) {
          case DAY -> new String[] {iso.substring(0, 4), iso.substring(5, 7), iso.substring(8, 10)};
          case MONTH -> new String[] {iso.substring(0, 4), iso.substring(5, 7)};
          case YEAR -> new String[] {iso.substring(0, 4)};
        };
    document.add(new SortedSetDocValuesFacetField(Dimension.SAID_ON.word(), path));
  }

  private static void facet(Document document, Dimension dimension, String value) {
    if (!value.isBlank()) {
      document.add(new SortedSetDocValuesFacetField(dimension.word(), value));
    }
  }
}
