package dev.onrecord.search;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.lucene.queryparser.flexible.core.QueryNodeParseException;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;

/**
 * Reads a query as typed into the {@link Query} tree. The grammar is Lucene's flexible standard
 * syntax; {@code docs/query-syntax.md} gives it as a table.
 */
public final class QueryParser {
  private static final int DEEPEST = 30;
  static final int MOST_CLAUSES = 1_000;

  /** Nobody types more words than these; they are pasted. */
  static final int MOST_TYPED = 12;

  /** What somebody typed who knows the language: then a mistake is told. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "\\b(AND|OR|NOT|NEAR)\\b|\\b(?i:"
              + String.join("|", Field.names().split(", "))
              + "):\\S"
              + "|(?<!\\S)[+-](?=[\\p{L}\"(])|[\\p{L}\\p{N}\"][*~]");

  private static final Pattern IN_MARKS = Pattern.compile("\"[^\"]*\"");
  private static final Pattern WRITTEN = Pattern.compile("[\\p{L}\\p{N}]\\S*");

  /** A dash between blanks and a sign of exclamation behind a word are no NOT. */
  private static final Pattern MERE_MARKS =
      Pattern.compile("(?<!\\S)-+(?=\\s+\\S)|(?<!\\\\)(?:(?<=[^\\s(])!+|!+(?=\\s|$))");

  private static final Pattern NEAR_SLASH = Pattern.compile("(?<=\\sNEAR)/(?=\\d)");

  private final Clock clock;

  /** A parser to which "today" is what the clock says. */
  public QueryParser(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reads a query; an empty one asks for every quote. More words than anybody types, with no sign
   * of the language among them, are a pasted quote, whatever marks stand in it.
   *
   * @throws QuerySyntaxException when it cannot be read, with the position of what is wrong
   */
  public Query parse(String typed) {
    String plain = plainMarks(typed);
    List<String> words = PlainWords.of(plain);
    return isPasted(plain) && words.size() <= MOST_CLAUSES
        ? new Query.Pasted(
            words.stream().<Query>map(word -> new Query.Term(Field.ANY, word)).toList())
        : read(plain);
  }

  /** Words in quotation marks are looked for word for word: what is pasted stands outside. */
  private static boolean isPasted(String plain) {
    String outside = IN_MARKS.matcher(plain).replaceAll(" ");
    return WRITTEN.matcher(outside).results().limit(MOST_TYPED + 1L).count() > MOST_TYPED
        && !SIGNS.matcher(plain).find();
  }

  /**
   * Reads any input: what is no query is read as the words in it, and what was passed over is told.
   */
  public Understood parseLeniently(String typed) {
    return new LenientReading(plainMarks(typed), this::parse).understood();
  }

  /**
   * Answers a request as its query is read, strictly or leniently as the request wants it. What was
   * read leniently and is more than can be answered is answered by its words.
   *
   * @throws QuerySyntaxException when it cannot be read, or is more than can be answered
   */
  public <T> T answer(SearchRequest request, Function<Understood, T> answer) {
    if (!request.lenient()) {
      return answer.apply(new Understood(parse(request.q()), List.of()));
    }
    try {
      return answer.apply(parseLeniently(request.q()));
    } catch (QuerySyntaxException e) {
      return answer.apply(LenientReading.words(request.q(), String.valueOf(e.getMessage())));
    }
  }

  private Query read(String query) {
    if (query.isBlank()) {
      return new Query.All();
    }
    checkDepth(query);
    try {
      var leaves = new QueryLeaves(query, new DayWords(LocalDate.now(clock)));
      return new QueryReading(leaves).read(new StandardSyntaxParser().parse(query, ""));
    } catch (NumberFormatException e) {
      throw SyntaxHints.number(query);
    } catch (QueryNodeParseException e) {
      throw SyntaxHints.explain(query, e);
    }
  }

  /**
   * Curly marks as straight ones and white space as blanks, character for character, so that
   * positions hold.
   */
  private static String plainMarks(String typed) {
    var plain = new StringBuilder(typed);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '“' || c == '”' || c == '„') {
        plain.setCharAt(i, '"');
      } else if (Character.isWhitespace(c) || Character.isISOControl(c) || c == '\u00a0') {
        plain.setCharAt(i, ' ');
      }
    }
    String near = NEAR_SLASH.matcher(plain).replaceAll("~");
    return MERE_MARKS.matcher(near).replaceAll(marks -> " ".repeat(marks.group().length()));
  }

  private static void checkDepth(String query) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      quoted ^= c == '"' && (i == 0 || query.charAt(i - 1) != '\\');
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth > DEEPEST) {
        throw new QuerySyntaxException("brackets stand more than " + DEEPEST + " deep", i);
      }
    }
  }
}
