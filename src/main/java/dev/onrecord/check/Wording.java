package dev.onrecord.check;

import dev.onrecord.model.Span;
import dev.onrecord.search.Difference;
import dev.onrecord.search.PlainWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The words of a claimed quote, to be held to what was said.
 *
 * <p>Curly and straight marks, kinds of dashes and white space are alike; so are a capital and a
 * small letter at the beginning, and commas and full stops at the end, which follow the sentence
 * that a quote stands in. Everything else counts.
 */
final class Wording {
  /** What somebody left out, and says so. */
  private static final Pattern ELLIPSIS =
      Pattern.compile("\\s*(?:[\\[(]\\s*(?:…|\\.{3,4})\\s*[\\])]|…|\\.{3,4})\\s*");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

  private static final Pattern BEFORE = Pattern.compile("^[\\s\"'—,;:.-]+");
  private static final Pattern AFTER = Pattern.compile("[\\s\"'—,;:.-]+$");

  /** Where words may begin, and where they may end: "can" does not stand in "can't". */
  private static final String START = "(?<![^\\s\"'(\\[—])";

  private static final String END = "(?=[\"',;:.)\\]…]*(?:[\\s—]|$))";

  /** Of fewer words two in a row are no accident, of as many three. */
  private static final int SHORT = 8;

  /** Words in such rows that make it near; all of them where there are fewer. */
  private static final int FEWEST = 4;

  /** Their share of all. */
  private static final double ALIKE = 0.5;

  private final String text;
  private final List<Pattern> pieces;

  Wording(String claimed) {
    this.text = folded(claimed);
    this.pieces =
        Arrays.stream(ELLIPSIS.split(text))
            .map(Wording::bare)
            .filter(piece -> LETTER.matcher(piece).find())
            .map(Wording::pattern)
            .toList();
  }

  /** How the claimed words are to those of a source, and how they differ. */
  record Match(Verdict words, List<Difference> differences) {}

  /** Signs that differ by typography alone as one, each in its place. */
  private static String folded(String text) {
    var folded = new StringBuilder(text);
    for (int i = 0; i < folded.length(); i++) {
      folded.setCharAt(
          i,
          switch (folded.charAt(i)) {
            case '“', '”', '„', '«', '»', '‟' -> '"';
            case '‘', '’', '‚', 'ʼ', '‛', '`' -> '\'';
            case '–', '―' -> '—';
            case '‐', '‑', '−' -> '-';
            case '\u00a0', '\u2009', '\u202f' -> ' ';
            default -> folded.charAt(i);
          });
    }
    return folded.toString();
  }

  private static String bare(String piece) {
    return AFTER.matcher(BEFORE.matcher(piece).replaceFirst("")).replaceFirst("");
  }

  /** Finds a piece word for word; its first letter may be capital or small. */
  private static Pattern pattern(String piece) {
    String words =
        BLANKS.splitAsStream(piece).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    int first = piece.codePointAt(0);
    String rest = words.substring("\\Q".length() + Character.charCount(first));
    String either =
        "[" + quoted(Character.toUpperCase(first)) + quoted(Character.toLowerCase(first)) + "]";
    return Pattern.compile(START + either + "\\Q" + rest + END);
  }

  private static String quoted(int letter) {
    return "\\x{" + Integer.toHexString(letter) + "}";
  }

  /** Holds the words to what was said; empty where they have next to nothing in common. */
  Optional<Match> in(String said) {
    String source = folded(said);
    return exactly(source).or(() -> nearly(source));
  }

  private Optional<Match> exactly(String source) {
    var cuts = new ArrayList<Difference>();
    int end = 0;
    for (Pattern piece : pieces) {
      Matcher found = piece.matcher(source);
      if (!found.find(end)) {
        return Optional.empty();
      }
      cut(source, end, found.start(), cuts);
      end = found.end();
    }
    cut(source, end, source.length(), cuts);
    return Optional.of(new Match(cuts.isEmpty() ? Verdict.VERBATIM : Verdict.TRIMMED, cuts));
  }

  /** What was said between two places and is not claimed. */
  private static void cut(String source, int from, int to, List<Difference> cuts) {
    String between = source.substring(from, to);
    if (LETTER.matcher(between).find() || between.contains("?") || between.contains("!")) {
      int start = from + between.indexOf(between.stripLeading());
      cuts.add(new Difference(new Span(start, start + between.strip().length()), null));
    }
  }

  /** Enough of the words in rows, whatever their case and the marks between them. */
  private Optional<Match> nearly(String source) {
    List<String> claimed = words(text);
    int run = row(claimed.size());
    Set<List<String>> said = rows(words(source), run).collect(Collectors.toSet());
    var same = new boolean[claimed.size()];
    for (int i = 0; i + run <= claimed.size(); i++) {
      if (said.contains(claimed.subList(i, i + run))) {
        Arrays.fill(same, i, i + run, true);
      }
    }
    long alike = IntStream.range(0, same.length).filter(i -> same[i]).count();
    return alike >= Math.min(FEWEST, same.length) && alike >= ALIKE * same.length
        ? Optional.of(new Match(Verdict.ALTERED, Difference.between(source, text)))
        : Optional.empty();
  }

  /** How many words in a row are no accident where so many are claimed. */
  static int row(int words) {
    return words < SHORT ? 2 : 3;
  }

  private static List<String> words(String text) {
    return PlainWords.of(text.toLowerCase(Locale.ROOT));
  }

  private static Stream<List<String>> rows(List<String> words, int run) {
    return IntStream.rangeClosed(0, words.size() - run).mapToObj(i -> words.subList(i, i + run));
  }
}
