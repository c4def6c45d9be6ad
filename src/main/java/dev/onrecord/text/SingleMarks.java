package dev.onrecord.text;

import dev.onrecord.model.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds quotations in an article whose main marks are single and curly, as British papers write
 * them: ‘…’.
 *
 * <p>A closing mark is also an apostrophe. Of those after an opening mark, the first behind a
 * comma, a stop or their like closes; else the first that is no plural's possessive; else the
 * first.
 */
final class SingleMarks {
  private static final String STOPS = ",.?!…—–";

  private final String text;
  private final List<Quotation> found = new ArrayList<>();

  private SingleMarks(String text) {
    this.text = text;
  }

  /** Whether the article has single marks and no double ones. */
  static boolean areMain(String text) {
    return text.indexOf('‘') >= 0
        && text.chars().noneMatch(c -> "“”\"„«»".indexOf(c) >= 0)
        && !text.contains("''")
        && !text.contains("``");
  }

  /** The quotations of a text, in order, never overlapping. */
  static List<Quotation> scan(String text) {
    var marks = new SingleMarks(text);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      marks.paragraph(start, end);
      start = end + 1;
    }
    return marks.found;
  }

  private void paragraph(int from, int to) {
    int open = nextOpening(from, to);
    while (open >= 0) {
      int next = nextOpening(open + 1, to);
      int close = closing(open, next < 0 ? to : next);
      if (close > open + 1) {
        found.add(new Quotation(new Span(open, close + 1), new Span(open + 1, close)));
      }
      open = next;
    }
  }

  private int nextOpening(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '‘' && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
        return i;
      }
    }
    return -1;
  }

  /** The mark that closes what {@code open} opened, before {@code limit}; -1 for none. */
  private int closing(int open, int limit) {
    int word = -1;
    int plural = -1;
    for (int i = open + 1; i < limit; i++) {
      boolean ends =
          text.charAt(i) == '’'
              && (i + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)));
      if (ends && STOPS.indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
      if (ends && text.charAt(i - 1) == 's') {
        plural = plural < 0 ? i : plural;
      } else if (ends) {
        word = word < 0 ? i : word;
      }
    }
    return word < 0 ? plural : word;
  }
}
