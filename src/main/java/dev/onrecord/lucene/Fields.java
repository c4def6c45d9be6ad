package dev.onrecord.lucene;

import org.apache.lucene.facet.FacetsConfig;

/** The fields of the index. A change of what one holds needs a new {@link #SCHEMA}. */
final class Fields {
  /** Version of all that is below; stored with each commit. */
  static final String SCHEMA = "4";

  /** What a document is: {@link #QUOTE} or {@link #ARTICLE}. */
  static final String TYPE = "type";

  static final String QUOTE = "quote";
  static final String ARTICLE = "article";

  /** Id of the article, on every document of its block. */
  static final String ARTICLE_ID = "article_id";

  /** A hash of the quote's id, {@link #tie}: doc values, the last tie-break of every order. */
  static final String TIE = "tie";

  /** Words of the quote, stemmed. */
  static final String TEXT = "text";

  /** Words of the quote, case and accents folded and nothing else. */
  static final String EXACT = "exact";

  /** Words around the quote, stemmed. */
  static final String CONTEXT = "context";

  static final String TITLE = "title";
  static final String TITLE_EXACT = "title_exact";

  /** Words of the speaker's name, folded. */
  static final String SPEAKER = "speaker";

  /** Words of the speaker's role, folded. */
  static final String ROLE = "role";

  static final String PUBLISHER = "publisher";

  /** The kind's word, whole. */
  static final String KIND = "kind";

  /** Day said as days since 1970-01-01: points and doc values. */
  static final String SAID = "said";

  /** Day published as days since 1970-01-01: points and doc values. */
  static final String PUBLISHED = "published";

  /**
   * What a quote is worth whatever is asked: twice its words, once those of reported speech, at
   * most 255; doc values.
   */
  static final String SUBSTANCE = "substance";

  /** By what a quote is known again when others print it; binary doc values. */
  static final String SKETCH = "sketch";

  /** All that is shown of a quote, as {@link QuoteSource}; stored only. */
  static final String SOURCE = "source";

  /** The article; stored only. Where its one quote is all there is of it, the quote tells it. */
  static final String WHOLE = "whole";

  /** The article's fingerprint; stored only. */
  static final String FINGERPRINT = "fingerprint";

  /** Version of the extractor that read the article, whole. */
  static final String VERSION = "version";

  /** By what else than its id the article is known again; whole, on the article's document. */
  static final String KEY = "key";

  /** How the article read before it was edited, as {@link Editions}; stored only. */
  static final String EDITIONS = "editions";

  private Fields() {}

  /**
   * A number for a quote's id that is hardly ever another's: cheaper to keep and to compare than
   * the id, of which half is the same for all quotes of an article (FNV-1a, 64 bits).
   */
  static long tie(String quoteId) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < quoteId.length(); i++) {
      hash = (hash ^ quoteId.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /**
   * How facets are laid out: a quote has at most one value in each dimension, days as year ▸ month
   * ▸ day.
   */
  static FacetsConfig facets() {
    var config = new FacetsConfig();
    config.setHierarchical(dev.onrecord.search.Dimension.SAID_ON.word(), true);
    return config;
  }
}
