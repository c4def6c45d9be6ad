package dev.onrecord.search;

import java.util.regex.Pattern;
import org.apache.lucene.queryparser.flexible.core.QueryNodeParseException;

/** Says in plain words what a query that the grammar refused has wrong. */
final class SyntaxHints {
  private static final Pattern DANGLING =
      Pattern.compile("(\\b(AND|OR|NOT)|&&|\\|\\||[+:!~^-])\\s*$");

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
    int at = Math.clamp(e.getBeginColumn() - 1L, 0, query.length());
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
