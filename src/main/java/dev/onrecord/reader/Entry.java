package dev.onrecord.reader;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.util.List;
import java.util.regex.Pattern;

/** What a reader found at one place of its input: an article, or the reason why there is none. */
public sealed interface Entry {
  /** Where it stood: the file, and the line where there is one. */
  String where();

  /**
   * An article.
   *
   * @param named whether it brought its own id; if not, another of its address or words is the same
   *     article
   */
  record Read(String where, Article article, boolean named) implements Entry {
    /** An article that brought its own id. */
    public Read(String where, Article article) {
      this(where, article, true);
    }
  }

  /**
   * Quotes that came ready made, with what little text came with them; one whose speaker is unknown
   * may be attributed by that text.
   */
  record Made(String where, Article article, List<Quote> quotes) implements Entry {
    /**
     * Stands in an article's text between pieces that came apart: what one says tells nothing of
     * the next.
     */
    public static final String GAP = "\n\n[…]\n\n";

    /** Copies the list. */
    public Made {
      quotes = List.copyOf(quotes);
    }
  }

  /**
   * An article that lies elsewhere.
   *
   * @param url where
   * @param facts what is told of it here
   * @param list whether it is not one article but a list of where more lie
   */
  record Linked(String where, String url, Facts facts, boolean list) implements Entry {}

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
