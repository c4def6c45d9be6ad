package dev.onrecord.search;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.queryparser.flexible.core.QueryNodeParseException;
import org.apache.lucene.queryparser.flexible.standard.parser.ParseException;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants;
import org.apache.lucene.queryparser.flexible.standard.parser.Token;

/** Says in plain words what a query that the grammar refused has wrong. */
final class SyntaxHints {
  private static final Pattern DANGLING =
      Pattern.compile("(\\b(AND|OR|NOT)|&&|\\|\\||[+:!~^-])\\s*$");

  private static final Pattern NO_LETTER =
      Pattern.compile(
          "Lexical error at line 1, column (\\d{1,9})\\.\\s+Encountered: (\\S+)(?: after prefix \"(.*)\" )?");

  /** What follows the sign for likeness or nearness. */
  private static final Pattern NUMBER = Pattern.compile("(?<=[~@^])[0-9][0-9.]*");

  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

  private SyntaxHints() {}

  static QuerySyntaxException explain(String query, QueryNodeParseException e) {
    int mark = unclosed(query);
    if (mark >= 0) {
      return new QuerySyntaxException(
          "a quotation mark is opened and never closed; close it or leave it out", mark);
    }
    int bracket = unbalanced(query);
    if (bracket >= 0) {
      char c = query.charAt(bracket);
      return new QuerySyntaxException(
          c == '('
              ? "a bracket is opened and never closed"
              : "a bracket is closed that was never opened",
          bracket);
    }
    if (e instanceof ParseException stopped && stopped.currentToken == null) {
      return NUMBER.matcher(query).find() ? number(query) : unread();
    }
    int at = at(query, e);
    if (at >= query.stripTrailing().length() || DANGLING.matcher(query).find()) {
      return new QuerySyntaxException(
          "the query ends where another word should follow", query.length());
    }
    int end = query.indexOf(' ', at);
    String token = query.substring(at, end < 0 ? query.length() : end);
    String word =
        token.isEmpty()
            ? query.substring(at, at + 1)
            : token.length() > 30 ? token.substring(0, 30) + "…" : token;
    return new QuerySyntaxException(
        "“" + word + "” cannot stand here; to search for it as it is, put it in quotation marks",
        at);
  }

  private static QuerySyntaxException unread() {
    return new QuerySyntaxException(
        "the query cannot be read; put what is to be searched as it is in quotation marks", 0);
  }

  /** Where the grammar stopped: before the next sign, or at a letter that begins none. */
  private static int at(String query, QueryNodeParseException e) {
    if (e instanceof ParseException stopped) {
      Token next = stopped.currentToken.next;
      return next == null || next.kind == StandardSyntaxParserConstants.EOF
          ? query.length()
          : Math.clamp(next.beginColumn, 0, query.length());
    }
    // The cause tells nothing but that: the message has the query in it.
    Throwable cause = e.getCause();
    Matcher letter = NO_LETTER.matcher(cause == null ? "" : String.valueOf(cause.getMessage()));
    if (!letter.find()) {
      return 0;
    }
    int past = Math.clamp(Integer.parseInt(letter.group(1)) - 1, 0, query.length());
    boolean ends = letter.group(2).equals("<EOF>");
    boolean slash = ends && letter.group(3) != null && letter.group(3).startsWith("/");
    int last = slash ? query.lastIndexOf('/') : ends ? query.stripTrailing().length() - 1 : past;
    return query.lastIndexOf(' ', Math.max(0, last)) + 1;
  }

  /** Of a number that is none, or too large. */
  static QuerySyntaxException number(String query) {
    int at =
        NUMBER
            .matcher(query)
            .results()
            .filter(number -> !WHOLE.matcher(number.group()).matches())
            .mapToInt(MatchResult::start)
            .findFirst()
            .orElse(0);
    return new QuerySyntaxException("a number in the query is too large, or no whole number", at);
  }

  private static int unclosed(String query) {
    int open = -1;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        open = open < 0 ? i : -1;
      }
    }
    return open;
  }

  private static int unbalanced(String query) {
    var open = new java.util.ArrayDeque<Integer>();
    boolean quoted = false;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '(' && !quoted) {
        open.push(i);
      } else if (c == ')' && !quoted) {
        if (open.isEmpty()) {
          return i;
        }
        open.pop();
      }
    }
    return open.isEmpty() ? -1 : open.peekLast();
  }
}
