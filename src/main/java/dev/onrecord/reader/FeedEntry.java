package dev.onrecord.reader;

import java.util.regex.Pattern;

/** One entry of a feed: the article itself, or where it lies. */
final class FeedEntry {
  /** What a teaser ends in. */
  private static final Pattern CUT =
      Pattern.compile(
          "(?i)(…|\\.\\.\\.|\\[…\\]|\\[\\.\\.\\.\\]|read more|continue reading|more)[\\s»→.]*$");

  /** Shorter ones are summaries, where there is a page to read instead. */
  private static final int SHORTEST = 600;

  private FeedEntry() {}

  static Found found(String where, Facts facts, String content, Piece piece) {
    String text = HtmlText.of(content);
    boolean whole = text.length() >= SHORTEST && !CUT.matcher(text).find();
    if (!whole && !facts.url().isEmpty()) {
      return Found.of(new Entry.Linked(where, facts.url(), facts, false));
    }
    if (text.isBlank()) {
      return Found.of(
          new Entry.Refused(where, "the entry has neither a text nor the address of one"));
    }
    return Found.lazily(
        where, content.length(), () -> facts.or(piece.facts()).article(where, text));
  }
}
