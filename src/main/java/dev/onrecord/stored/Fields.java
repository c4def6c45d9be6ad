package dev.onrecord.stored;

import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import java.util.List;
import java.util.StringTokenizer;

/** The fields of the index. A change of what one holds needs a new {@link #SCHEMA}. */
public final class Fields {
  /** Version of all that is below; stored with each commit. */
  public static final String SCHEMA = "5";

  /** What a document is: {@link #QUOTE} or {@link #ARTICLE}. */
  public static final String TYPE = "type";

  public static final String QUOTE = "quote";
  public static final String ARTICLE = "article";

  /** Id of the article, on every document of its block. */
  public static final String ARTICLE_ID = "article_id";

  /** A hash of the quote's id, {@link #tie}: doc values, the last tie-break of every order. */
  public static final String TIE = "tie";

  /** Words of the quote, stemmed. */
  public static final String TEXT = "text";

  /** Words of the quote, case and accents folded and nothing else. */
  public static final String EXACT = "exact";

  /** Words around the quote, stemmed. */
  public static final String CONTEXT = "context";

  public static final String TITLE = "title";
  public static final String TITLE_EXACT = "title_exact";

  /** Words of the speaker's name, folded. */
  public static final String SPEAKER = "speaker";

  /** Words of the speaker's role, folded. */
  public static final String ROLE = "role";

  public static final String PUBLISHER = "publisher";

  /** The kind's word, whole. */
  public static final String KIND = "kind";

  /** Day said as days since 1970-01-01: points and doc values. */
  public static final String SAID = "said";

  /** Day published as days since 1970-01-01: points and doc values. */
  public static final String PUBLISHED = "published";

  /**
   * What a quote is worth whatever is asked: twice its words, once those of reported speech, at
   * most 255; doc values.
   */
  public static final String SUBSTANCE = "substance";

  /** By what a quote is known again when others print it; binary doc values. */
  public static final String SKETCH = "sketch";

  /** All that is shown of a quote, as {@link QuoteSource}; stored only. */
  public static final String SOURCE = "source";

  /** The article; stored only. Where its one quote is all there is of it, the quote tells it. */
  public static final String WHOLE = "whole";

  /** The article's fingerprint; stored only. */
  public static final String FINGERPRINT = "fingerprint";

  /** Version of the extractor that read the article, whole. */
  public static final String VERSION = "version";

  /** By what else than its id the article is known again; whole, on the article's document. */
  public static final String KEY = "key";

  /** How the article read before it was edited, as {@link Editions}; stored only. */
  public static final String EDITIONS = "editions";

  private Fields() {}

  /**
   * A number for a quote's id that is hardly ever another's: cheaper to keep and to compare than
   * the id, of which half is the same for all quotes of an article (FNV-1a, 64 bits).
   */
  public static long tie(String quoteId) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < quoteId.length(); i++) {
      hash = (hash ^ quoteId.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** At what {@link #SUBSTANCE} a quote has half of what it can add to a score. */
  public static final int HALF = 12;

  /** What goes into {@link #SUBSTANCE}. */
  public static int substance(Quote quote) {
    int words = new StringTokenizer(quote.text()).countTokens();
    return Math.clamp(quote.kind() == Kind.INDIRECT ? words : 2L * words, 1, 255);
  }

  /** The day said by year, month and day as far as it is known: 2025, 04, 23. */
  public static List<String> path(SaidOn said) {
    String iso = said.day().toString();
    return switch (said.precision()) {
      case DAY -> List.of(iso.substring(0, 4), iso.substring(5, 7), iso.substring(8, 10));
      case MONTH -> List.of(iso.substring(0, 4), iso.substring(5, 7));
      case YEAR -> List.of(iso.substring(0, 4));
    };
  }
}
