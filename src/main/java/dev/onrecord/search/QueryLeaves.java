package dev.onrecord.search;

import dev.onrecord.model.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FuzzyQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QuotedFieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.util.UnescapedCharSequence;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;

/** Reads the single clauses of a query: words, phrases, days. */
final class QueryLeaves {
  private static final int MOST_EDITS = 2;

  /** Words between the sides of NEAR where no number is given. */
  private static final int NEAR = 10;

  private static final int MOST_BETWEEN = 100;

  /** What is alike takes longer to find the longer a word is, and no word is longer. */
  private static final int LONGEST_FUZZY = 64;

  /** Each takes some hundredths of a second, and nobody types more. */
  private static final int MOST_FUZZY = 20;

  /** Each reads what stands of every word that it stands for. */
  private static final int MOST_WILDCARDS = 50;

  /** So many letters a word may have that stands for others. */
  private static final int LONGEST_PATTERN = 128;

  private static final Pattern NAME_GAP = Pattern.compile("[.'’‘ʼ]");

  private final String query;
  private final DayWords days;
  private int fuzzy;
  private int wildcards;

  QueryLeaves(String query, DayWords days) {
    this.query = query;
    this.days = days;
  }

  /** Where the first slash stands. */
  int slash() {
    return Math.max(0, query.indexOf('/'));
  }

  private Field field(CharSequence name, int begin) {
    String word = name.toString();
    if (word.isEmpty() || word.equals("*")) {
      return Field.ANY;
    }
    return Field.named(word)
        .orElseThrow(() ->
            new QuerySyntaxException(
                "there is no field \""
                    + word
                    + "\"; there are "
                    + Field.names()
                    + ". To search for a colon, put the words in quotation marks",
                position(word, begin)));
  }

  /** Where a field's name stands, before its value. */
  private int position(String name, int begin) {
    int colon = query.lastIndexOf(name + ":", Math.max(0, begin));
    int at = colon < 0 ? query.lastIndexOf(name, Math.max(0, begin)) : colon;
    return Math.max(at, 0);
  }

  Query word(FieldQueryNode node) {
    Field field = field(node.getField(), node.getBegin());
    String text = node.getTextAsString();
    if (field.isDate()) {
      return day(field, text, node.getBegin());
    }
    if (field == Field.KIND) {
      return kind(text, node.getBegin());
    }
    if (isWildcard(node.getText())) {
      return wildcard(field, node);
    }
    return new Query.Term(field, text);
  }

  private static boolean isWildcard(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      boolean star = text.charAt(i) == '*' || text.charAt(i) == '?';
      if (star && !(text instanceof UnescapedCharSequence u && u.wasEscaped(i))) {
        return true;
      }
    }
    return false;
  }

  private Query wildcard(Field field, FieldQueryNode node) {
    String text = node.getTextAsString();
    if (text.equals("*")) {
      return field == Field.ANY || field == Field.TEXT
          ? new Query.All()
          : new Query.Wildcard(field, text);
    }
    if (text.equals("?")) {
      return new Query.Term(field, text);
    }
    if (text.endsWith("?") && text.indexOf('*') < 0 && text.indexOf('?') == text.length() - 1) {
      return new Query.Term(field, text.substring(0, text.length() - 1));
    }
    if (text.startsWith("*") || text.startsWith("?")) {
      throw new QuerySyntaxException(
          "a word cannot start with * or ?; give its first letter", Math.max(0, node.getBegin()));
    }
    if (++wildcards > MOST_WILDCARDS) {
      throw new QuerySyntaxException(
          "a query has at most " + MOST_WILDCARDS + " words with * or ?",
          Math.max(0, node.getBegin()));
    }
    if (text.length() > LONGEST_PATTERN) {
      throw new QuerySyntaxException(
          "a word with * or ? has at most " + LONGEST_PATTERN + " letters",
          Math.max(0, node.getBegin()));
    }
    return named(field, text, last -> new Query.Wildcard(field, last.toLowerCase(Locale.ROOT)));
  }

  /** The parts of a name are words: each is asked for, and the last one may stand for others. */
  private static Query named(Field field, String text, Function<String, Query> last) {
    if (field != Field.SPEAKER && field != Field.PUBLISHER) {
      return last.apply(text);
    }
    List<String> parts = NAME_GAP.splitAsStream(text).filter(part -> !part.isEmpty()).toList();
    var all = new ArrayList<Query>();
    for (String part : parts) {
      boolean pattern = part.indexOf('*') >= 0 || part.indexOf('?') >= 0;
      all.add(
          part.equals(parts.getLast())
              ? last.apply(part)
              : pattern
                  ? new Query.Wildcard(field, part.toLowerCase(Locale.ROOT))
                  : new Query.Term(field, part));
    }
    return all.isEmpty() ? last.apply(text) : all.size() == 1 ? all.getFirst() : new Query.And(all);
  }

  private Query day(Field field, String text, int begin) {
    DayWords.Range range = days.read(text);
    if (range == null) {
      throw new QuerySyntaxException(
          "\"" + text + "\" is no day; " + DayWords.EXAMPLES,
          Math.max(query.indexOf(text, Math.max(0, begin - 1)), Math.max(0, begin)));
    }
    if (range.from().isAfter(range.to())) {
      throw new QuerySyntaxException(range.from() + " is after " + range.to(), Math.max(0, begin));
    }
    return new Query.Days(field, range.from(), range.to());
  }

  private static Query kind(String text, int begin) {
    String kinds = Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "));
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word().equalsIgnoreCase(text))
        .findFirst()
        .map(kind -> new Query.Term(Field.KIND, kind.word()))
        .orElseThrow(() ->
            new QuerySyntaxException(
                "there is no kind \"" + text + "\"; there are " + kinds, Math.max(0, begin)));
  }

  Query phrase(QuotedFieldQueryNode node, int slop) {
    Field field = field(node.getField(), node.getBegin());
    String text = node.getTextAsString();
    if (field.isDate()) {
      return day(field, text, node.getBegin());
    }
    return field == Field.KIND
        ? kind(text, node.getBegin())
        : new Query.Phrase(field, text, Math.min(slop, 50));
  }

  Query fuzzy(FuzzyQueryNode node) {
    Field field = field(node.getField(), node.getBegin());
    if (field.isDate() || field == Field.KIND) {
      throw new QuerySyntaxException(
          field.word() + ": cannot be fuzzy; leave out the ~", Math.max(0, node.getBegin()));
    }
    if (node.getText().length() > LONGEST_FUZZY) {
      throw new QuerySyntaxException(
          "a word with ~ has at most " + LONGEST_FUZZY + " letters", Math.max(0, node.getBegin()));
    }
    if (++fuzzy > MOST_FUZZY) {
      throw new QuerySyntaxException(
          "a query has at most " + MOST_FUZZY + " words with ~", Math.max(0, node.getBegin()));
    }
    float edits = node.getSimilarity();
    if (edits != (int) edits || edits > MOST_EDITS) {
      throw new QuerySyntaxException(
          "behind the ~ of a word stands how many of its letters may differ, 1 or 2",
          Math.max(0, query.indexOf('~', Math.max(0, node.getBegin()))));
    }
    return named(
        field,
        node.getTextAsString(),
        last -> new Query.Fuzzy(field, last.toLowerCase(Locale.ROOT), (int) edits));
  }

  Query range(TermRangeQueryNode node) {
    String name = node.getField().toString();
    Field field = field(name, node.getLowerBound().getBegin());
    String low = node.getLowerBound().getTextAsString();
    String high = node.getUpperBound().getTextAsString();
    if (!node.isLowerInclusive() || !node.isUpperInclusive()) {
      throw new QuerySyntaxException(
          "a range of days stands in square brackets, which include both ends",
          bracket(node, name));
    }
    if (!field.isDate()) {
      throw new QuerySyntaxException("only said: and published: have ranges", bracket(node, name));
    }
    return day(
        field,
        (low.equals("*") ? "" : low) + ".." + (high.equals("*") ? "" : high),
        node.getLowerBound().getBegin());
  }

  /** Where a range begins: at its field, or at its bracket. */
  private int bracket(TermRangeQueryNode range, String name) {
    int from = Math.max(range.getLowerBound().getBegin(), range.getUpperBound().getBegin());
    return name.isEmpty()
        ? Math.max(0, Math.max(query.lastIndexOf('[', from), query.lastIndexOf('{', from)))
        : position(name, from);
  }

  /** How many words may stand between, for {@code NEAR} or {@code NEAR~5}; empty for any other. */
  OptionalInt near(QueryNode node) {
    boolean near =
        node instanceof FieldQueryNode word
            && !(node instanceof QuotedFieldQueryNode)
            && word.getField().length() == 0
            && word.getTextAsString().equals("NEAR");
    if (!near) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        node instanceof FuzzyQueryNode far
            ? (int) Math.min(far.getSimilarity(), MOST_BETWEEN)
            : NEAR);
  }

  /** Both sides within so many words of each other; the left may be a NEAR itself. */
  Query.Near near(Query left, Query right, int between, FieldQueryNode node) {
    var words = new ArrayList<Query>();
    if (left instanceof Query.Near near && near.between() == between) {
      words.addAll(near.words());
    } else {
      words.add(left);
    }
    words.add(right);
    List<Field> fields = words.stream().map(QueryLeaves::fieldOfWord).distinct().toList();
    Field field = fields.getFirst() == Field.ANY ? Field.TEXT : fields.getFirst();
    if (fields.size() > 1 || (field != Field.TEXT && field != Field.TITLE)) {
      throw new QuerySyntaxException(
          "NEAR stands between two words or phrases of the quote or of the title",
          Math.max(0, node.getBegin()));
    }
    return new Query.Near(field, words, between);
  }

  /** The field of what may stand beside NEAR; that of a kind for what may not. */
  private static Field fieldOfWord(Query query) {
    return switch (query) {
      case Query.Term t -> t.field();
      case Query.Phrase p when p.slop() == 0 -> p.field();
      case Query.Wildcard w -> w.field();
      case Query.Fuzzy f -> f.field();
      default -> Field.KIND;
    };
  }
}
