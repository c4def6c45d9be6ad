package dev.onrecord.check;

import dev.onrecord.model.Span;
import dev.onrecord.search.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a claimed quote, to be held to what was said.
 *
 * <p>Kinds of marks, of dashes and of white space are alike; so are a capital and a small letter at
 * the beginning, and commas and full stops at the ends, which follow the sentence that a quote
 * stands in. Everything else counts.
 */
final class Wording {
  /** Of fewer words two in a row are no accident, of as many three. */
  private static final int SHORT = 8;

  /** Words in such rows that make it near; all of them where there are fewer. */
  private static final int FEWEST = 4;

  /** Their share of all. */
  private static final double ALIKE = 0.5;

  private static final Pattern PLACE = Pattern.compile("\\S+");

  private final String text;
  private final List<Token> tokens;
  private final List<List<Token>> pieces;
  private final boolean areWords;

  Wording(String claimed) {
    this.text = claimed;
    this.tokens = Token.of(claimed);
    this.pieces = pieces(tokens);
    this.areWords = pieces.stream().allMatch(piece -> piece.stream().anyMatch(Token::isWord));
  }

  /**
   * How the claimed words are to those of a source.
   *
   * @param alike share of the claimed words that it has, 0 to 1
   * @param cuts what was said and is not claimed; of altered words {@link #differences} tells
   */
  record Match(Verdict words, double alike, List<Difference> cuts) {}

  /** How many words are claimed. */
  int words() {
    return (int) tokens.stream().filter(Token::isWord).count();
  }

  /** What stands between ellipses, without what is harmless at its ends. */
  private static List<List<Token>> pieces(List<Token> tokens) {
    var pieces = new ArrayList<List<Token>>();
    int from = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || tokens.get(i).kind() == Token.Kind.ELLIPSIS) {
        List<Token> piece = bare(tokens.subList(from, i));
        if (!piece.isEmpty()) {
          pieces.add(piece);
        }
        from = i + 1;
      }
    }
    return pieces;
  }

  private static List<Token> bare(List<Token> tokens) {
    return bare(tokens, true, true);
  }

  private static List<Token> bare(List<Token> tokens, boolean before, boolean behind) {
    int from = 0;
    int to = tokens.size();
    while (before && from < to && tokens.get(from).kind() == Token.Kind.EDGE) {
      from++;
    }
    while (behind && to > from && tokens.get(to - 1).kind() == Token.Kind.EDGE) {
      to--;
    }
    // A dash before a number may be a minus.
    boolean minus = from > 0 && from < to && isMinus(tokens.get(from - 1), tokens.get(from));
    return tokens.subList(minus ? from - 1 : from, to);
  }

  private static boolean isMinus(Token dash, Token number) {
    return dash.form().equals("—") && number.kind() == Token.Kind.NUMBER;
  }

  /** Holds the words to what was said; empty where they have next to nothing in common. */
  Optional<Match> in(String said) {
    List<Token> source = Token.of(said);
    return exactly(List.of(bare(tokens)), source)
        .or(() -> areWords ? exactly(pieces, source) : Optional.empty())
        .or(() -> nearly(source));
  }

  private static Optional<Match> exactly(List<List<Token>> wanted, List<Token> source) {
    var cuts = new ArrayList<Difference>();
    int end = 0;
    for (List<Token> piece : wanted) {
      int start = indexOf(piece, source, end);
      while (end > 0 && start >= 0 && isHarmless(source.subList(end, start), null)) {
        // Nothing is left out before it, as an ellipsis says: it may stand there again.
        start = indexOf(piece, source, start + 1);
      }
      if (start < 0 || !isCut(source.subList(end, start), source.get(start), cuts)) {
        return Optional.empty();
      }
      end = start + piece.size();
    }
    if (end == 0 || !isCut(source.subList(end, source.size()), null, cuts)) {
      return Optional.empty();
    }
    Verdict words = cuts.isEmpty() ? Verdict.VERBATIM : Verdict.TRIMMED;
    return Optional.of(new Match(words, 1, cuts));
  }

  /** Where a piece stands word for word; its first letter may be capital or small. */
  private static int indexOf(List<Token> piece, List<Token> source, int from) {
    for (int at = from; at + piece.size() <= source.size(); at++) {
      if (source.get(at).begins(piece.getFirst()) && isAt(piece, source, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isAt(List<Token> piece, List<Token> source, int at) {
    int i = 1;
    while (i < piece.size() && piece.get(i).form().equals(source.get(at + i).form())) {
      i++;
    }
    return i >= piece.size();
  }

  /**
   * Notes what was said and is not claimed; false where signs alone are missing, which is no cut.
   */
  private static boolean isCut(List<Token> left, @Nullable Token next, List<Difference> cuts) {
    if (isHarmless(left, next)) {
      return true;
    }
    cuts.add(new Difference(new Span(left.getFirst().start(), left.getLast().end()), null));
    return left.stream().anyMatch(t -> t.isWord() || t.kind() == Token.Kind.ELLIPSIS);
  }

  private static boolean isHarmless(List<Token> left, @Nullable Token next) {
    return left.stream().allMatch(token -> token.kind() == Token.Kind.EDGE)
        && (next == null || left.isEmpty() || !isMinus(left.getLast(), next));
  }

  /** Enough of the words in rows, whatever their case and the marks between them. */
  private Optional<Match> nearly(List<Token> source) {
    List<String> claimed = words(tokens);
    int run = row(claimed.size());
    Set<List<String>> said = rows(words(source), run).collect(Collectors.toSet());
    var same = new boolean[claimed.size()];
    for (int i = 0; i + run <= claimed.size(); i++) {
      if (said.contains(claimed.subList(i, i + run))) {
        Arrays.fill(same, i, i + run, true);
      }
    }
    long alike = IntStream.range(0, same.length).filter(i -> same[i]).count();
    double share = (double) alike / Math.max(1, same.length);
    return alike > 0 && alike >= Math.min(FEWEST, same.length) && share >= ALIKE
        ? Optional.of(new Match(Verdict.ALTERED, share, List.of()))
        : Optional.empty();
  }

  /** How many words in a row are no accident where so many are claimed. */
  static int row(int words) {
    return words < SHORT ? 2 : 3;
  }

  private static List<String> words(List<Token> tokens) {
    return tokens.stream()
        .filter(Token::isWord)
        .map(token -> token.form().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Stream<List<String>> rows(List<String> words, int run) {
    return IntStream.rangeClosed(0, words.size() - run).mapToObj(i -> words.subList(i, i + run));
  }

  /** How the claimed words differ from what was said, stretch by stretch between blanks. */
  List<Difference> differences(String said) {
    return Difference.between(
        places(said), places(text), Place::isLike, place -> new Span(place.start, place.end));
  }

  /**
   * What stands between two blanks.
   *
   * @param isFirst whether nothing stands before it
   * @param isLast whether nothing stands behind it
   */
  private record Place(List<Token> tokens, boolean isFirst, boolean isLast, int start, int end) {
    /** Whether it says the same as a place of the claim; at its ends commas are harmless. */
    boolean isLike(Place claimed) {
      List<Token> one = bare(tokens, claimed.isFirst, claimed.isLast);
      List<Token> other = bare(claimed.tokens, claimed.isFirst, claimed.isLast);
      if (one.isEmpty() || one.size() != other.size()) {
        return one.isEmpty() && other.isEmpty();
      }
      boolean begins =
          claimed.isFirst
              ? one.getFirst().begins(other.getFirst())
              : one.getFirst().form().equals(other.getFirst().form());
      return begins && isAt(other, one, 0);
    }
  }

  private static List<Place> places(String text) {
    var places = new ArrayList<Place>();
    List<Token> tokens = Token.of(text);
    List<MatchResult> found = PLACE.matcher(text).results().toList();
    int at = 0;
    for (int i = 0; i < found.size(); i++) {
      int from = at;
      while (at < tokens.size() && tokens.get(at).start() < found.get(i).end()) {
        at++;
      }
      places.add(
          new Place(
              tokens.subList(from, at),
              i == 0,
              i == found.size() - 1,
              found.get(i).start(),
              found.get(i).end()));
    }
    return places;
  }
}
