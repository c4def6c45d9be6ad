package dev.onrecord.text;

import dev.onrecord.model.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds quotations by their double marks: curly, straight, angled, {@code ``…''}.
 *
 * <p>A straight mark takes its direction from the white space around it; so does a curly one that
 * makes no sense where it stands. A mark that is never closed holds to the end of its paragraph,
 * and where the next paragraph opens with a mark the quotation runs on into it. Single marks count
 * only where an article has no others: {@link SingleMarks}.
 */
public final class QuotationScanner {
  private enum Role {
    OPEN,
    CLOSE,
    STRAY
  }

  private static final String OPENING = "“«„";
  private static final String CLOSING = "”»";
  private static final String BEFORE_OPENING = "([{—–-…";
  private static final String AFTER_CLOSING = ".,;:!?)]}—–-…";

  private final String text;
  private final boolean apostrophes;
  private final List<Quotation> found = new ArrayList<>();
  private boolean runsOn;
  private int firstWord;

  private QuotationScanner(String text) {
    this.text = text;
    this.apostrophes = usesApostrophes(text);
  }

  /** The quotations of a text, in order, never overlapping. */
  public static List<Quotation> scan(String text) {
    if (SingleMarks.areMain(text)) {
      return SingleMarks.scan(text);
    }
    var scanner = new QuotationScanner(text);
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      scanner.paragraph(start, end);
      start = end + 1;
    }
    return scanner.found;
  }

  /** A text without any double mark that writes them as two apostrophes. */
  private static boolean usesApostrophes(String text) {
    return text.contains("''")
        && (text.contains("``") || (text.indexOf('"') < 0 && text.indexOf('“') < 0));
  }

  private void paragraph(int from, int to) {
    firstWord = from;
    while (firstWord < to && Character.isWhitespace(text.charAt(firstWord))) {
      firstWord++;
    }
    if (firstWord == to) {
      return;
    }
    boolean continued = runsOn;
    runsOn = false;
    int opened = -1;
    int openedAfter = -1;
    int i = from;
    while (i < to) {
      i = afterAttribute(i, to);
      int length = i < to ? markLength(i, to) : 0;
      if (length > 0) {
        Role role = role(i, i + length, from, to, opened >= 0);
        if (role != Role.STRAY && opened >= 0) {
          add(
              opened,
              openedAfter,
              i,
              role == Role.CLOSE ? i + length : i,
              continued && opened == firstWord);
          opened = -1;
        }
        if (role == Role.OPEN) {
          opened = i;
          openedAfter = i + length;
        }
      }
      i += Math.max(length, 1);
    }
    if (opened >= 0) {
      int end = trimmedEnd(openedAfter, to);
      add(opened, openedAfter, end, end, continued && opened == firstWord);
      runsOn = true;
    }
  }

  /**
   * Where {@code ="…"} of a tag that was left in the text ends; the same place for anything else.
   */
  private int afterAttribute(int i, int to) {
    boolean attribute = text.charAt(i) == '=' && i + 1 < to && text.charAt(i + 1) == '"';
    int close = attribute ? text.indexOf('"', i + 2) : -1;
    return close > 0 && close < to ? close + 1 : i;
  }

  private int trimmedEnd(int from, int to) {
    int end = to;
    while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private void add(int opening, int start, int end, int closing, boolean continues) {
    if (text.substring(start, end).isBlank()) {
      return;
    }
    var outer = new Span(opening, closing);
    var quotation = new Quotation(outer, new Span(start, end));
    if (continues && !found.isEmpty()) {
      found.add(found.removeLast().and(quotation));
    } else {
      found.add(quotation);
    }
  }

  private int markLength(int i, int to) {
    return switch (text.charAt(i)) {
      case '"', '“', '«', '„', '”', '»' -> 1;
      case '`' -> isDoubled(i, to) ? 2 : 0;
      case '\'' -> apostrophes && isDoubled(i, to) ? 2 : 0;
      default -> 0;
    };
  }

  private boolean isDoubled(int i, int to) {
    return i + 1 < to && text.charAt(i + 1) == text.charAt(i);
  }

  private Role role(int start, int end, int from, int to, boolean open) {
    Role context = context(start, end, from, to);
    char mark = text.charAt(start);
    if (OPENING.indexOf(mark) >= 0 || mark == '`') {
      return open && context == Role.CLOSE ? Role.CLOSE : Role.OPEN;
    }
    if (CLOSING.indexOf(mark) >= 0) {
      if (open) {
        return Role.CLOSE;
      }
      return context == Role.OPEN || start <= firstWord ? Role.OPEN : Role.STRAY;
    }
    if (context == Role.CLOSE) {
      return open ? Role.CLOSE : Role.STRAY;
    }
    if (context == Role.OPEN) {
      return Role.OPEN;
    }
    return open ? Role.CLOSE : Role.OPEN;
  }

  /** The direction that the neighbours give a mark, or null when both or neither side is open. */
  private @Nullable Role context(int start, int end, int from, int to) {
    boolean gapBefore = start == from || isGap(text.charAt(start - 1), BEFORE_OPENING);
    boolean gapAfter = end == to || isGap(text.charAt(end), AFTER_CLOSING);
    if (gapBefore == gapAfter) {
      return null;
    }
    return gapBefore ? Role.OPEN : Role.CLOSE;
  }

  private static boolean isGap(char c, String marks) {
    return Character.isWhitespace(c) || c == '\u00a0' || marks.indexOf(c) >= 0;
  }
}
