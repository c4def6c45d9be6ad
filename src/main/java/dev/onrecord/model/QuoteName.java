package dev.onrecord.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a quote is called: its id, and perhaps the check value of its words, so that another quote
 * that comes to have the id is not taken for it.
 *
 * @param id of the quote, once
 * @param check as {@link Quote#check} gives it, or null for whatever words
 */
public record QuoteName(String id, @Nullable String check) {
  private static final Pattern FORM = Pattern.compile("(.+:\\d+-\\d+)(?:~([0-9a-f]{8}))?");

  /** Reads a name; empty for what is none. */
  public static Optional<QuoteName> read(String name) {
    Matcher parts = FORM.matcher(name);
    return parts.matches()
        ? Optional.of(new QuoteName(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /** Whether it means the quote of this id and these words. */
  public boolean isOf(String quoteId, String text) {
    return id.equals(quoteId) && (check == null || check.equals(Quote.check(text)));
  }

  /** The id of the article in which the quote stands. */
  public String articleId() {
    return Quote.articleOf(id);
  }
}
