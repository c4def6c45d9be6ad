package dev.onrecord.lucene;

import org.apache.lucene.facet.FacetsConfig;

/** The fields of the index. A change of what one holds needs a new {@link #SCHEMA}. */
final class Fields {
  /** Version of all that is below; stored with each commit. */
  static final String SCHEMA = "2";

  /** What a document is: {@link #QUOTE} or {@link #ARTICLE}. */
  static final String TYPE = "type";

  static final String QUOTE = "quote";
  static final String ARTICLE = "article";

  /** Id of the article, on every document of its block. */
  static final String ARTICLE_ID = "article_id";

  /** Id of the quote; also doc values, the last tie-break of every order. */
  static final String QUOTE_ID = "quote_id";

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

  static final String PUBLISHER = "publisher";

  /** The kind's word, whole. */
  static final String KIND = "kind";

  /** Day said as days since 1970-01-01: points and doc values. */
  static final String SAID = "said";

  /** Day published as days since 1970-01-01: points. */
  static final String PUBLISHED = "published";

  /** What a quote is worth whatever is asked: {@link #SUBSTANCE}. */
  static final String QUALITY = "quality";

  /** A feature of {@link #QUALITY}: its words; those of reported speech count half. */
  static final String SUBSTANCE = "substance";

  /** All that is shown of a quote or an article, as JSON; stored only. */
  static final String SOURCE = "source";

  /** The article's fingerprint; stored only. */
  static final String FINGERPRINT = "fingerprint";

  /**
   * Version of the extractor that read the article, whole. An article of an older index has none,
   * which is another version than any: so this field needed no new schema.
   */
  static final String VERSION = "version";

  private Fields() {}

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
