package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.util.List;
import java.util.regex.Pattern;

/** What a reader found at one place of its input: an article, or the reason why there is none. */
public sealed interface Entry {
  /** Where it stood: the file, and the line where there is one. */
  String where();

  /** An article. */
  record Read(String where, Article article) implements Entry {}

  /**
   * Quotes that came ready made, with what little text came with them; one whose speaker is unknown
   * may be attributed by that text.
   */
  record Made(String where, Article article, List<Quote> quotes) implements Entry {
    /** Copies the list. */
    public Made {
      quotes = List.copyOf(quotes);
    }
  }

  /** Something that could not be read as an article, and why, in one sentence. */
  record Refused(String where, String reason) implements Entry {
    /** Signs that would break a line of a report, or do worse on a terminal. */
    private static final Pattern CONTROLS =
        Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+");

    /**
     * Takes line breaks and other controls, which the article may have brought, out of the reason.
     */
    public Refused {
      reason = CONTROLS.matcher(reason).replaceAll(" ");
    }
  }
}
