package dev.onrecord.ingest;

import dev.onrecord.extract.QuoteExtractor;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.speaker.SpeakerResolver;
import java.util.List;

/** An article in, its attributed quotes out. Stateless; may be shared by any number of threads. */
public final class QuoteFinder {
  /**
   * Changes whenever the same article may give other quotes; stored articles of another version are
   * read anew.
   */
  public static final String VERSION = "2";

  private final QuoteExtractor extractor = new QuoteExtractor();
  private final SpeakerResolver resolver = new SpeakerResolver();

  /** Makes a finder. */
  public QuoteFinder() {}

  /** The quotes of an article in the order of its text. Never throws. */
  public List<Quote> find(Article article) {
    return resolver.resolve(article, extractor.extract(article));
  }
}
