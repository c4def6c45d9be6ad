package dev.onrecord.search;

import dev.onrecord.search.Query.And;
import dev.onrecord.search.Query.Maybe;
import dev.onrecord.search.Query.Not;
import dev.onrecord.search.Query.Or;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.queryparser.flexible.core.QueryNodeParseException;
import org.apache.lucene.queryparser.flexible.core.nodes.AndQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.BooleanQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.BoostQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FuzzyQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.GroupQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.ModifierQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.OrQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QuotedFieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.SlopQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.RegexpQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;

/**
 * Reads a query as typed into the {@link Query} tree. The grammar is Lucene's flexible standard
 * syntax; {@code docs/query-syntax.md} gives it as a table.
 */
public final class QueryParser {
  private static final int DEEPEST = 30;
  private static final int MOST_CLAUSES = 1_000;

  /** Nobody types more words than these; they are pasted. */
  private static final int MOST_TYPED = 12;

  /** What somebody typed who knows the language: then a mistake is told. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "\\b(AND|OR|NOT|NEAR)\\b|\\b(?i:"
              + String.join("|", Field.names().split(", "))
              + "):\\S");

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
    try {
      return read(plainMarks(typed));
    } catch (QuerySyntaxException e) {
      List<String> words = PlainWords.of(typed);
      boolean pasted = words.size() > MOST_TYPED && words.size() <= MOST_CLAUSES;
      if (pasted && !SIGNS.matcher(typed).find()) {
        return new Query.Pasted(
            words.stream().<Query>map(word -> new Query.Term(Field.ANY, word)).toList());
      }
      throw e;
    }
  }

  /**
   * Reads any input: what is no query is read as the words in it, and what was passed over is told.
   */
  public Understood parseLeniently(String typed) {
    return new LenientReading(plainMarks(typed), this::read).understood();
  }

  /** Reads the query of a request, strictly or leniently as the request wants it. */
  public Understood understand(SearchRequest request) {
    return request.lenient()
        ? parseLeniently(request.q())
        : new Understood(parse(request.q()), List.of());
  }

  private Query read(String query) {
    if (query.isBlank()) {
      return new Query.All();
    }
    checkDepth(query);
    try {
      var leaves = new QueryLeaves(query, new DayWords(LocalDate.now(clock)));
      return new Reading(leaves).read(new StandardSyntaxParser().parse(query, ""));
    } catch (NumberFormatException e) {
      throw new QuerySyntaxException("a number in the query is too large, or no whole number", 0);
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
    return NEAR_SLASH.matcher(plain).replaceAll("~");
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

  /** One reading of a syntax tree; counts its clauses. */
  private static final class Reading {
    private final QueryLeaves leaves;
    private int clauses;

    Reading(QueryLeaves leaves) {
      this.leaves = leaves;
    }

    Query read(QueryNode node) {
      if (++clauses > MOST_CLAUSES) {
        throw new QuerySyntaxException("the query has more than " + MOST_CLAUSES + " clauses", 0);
      }
      return switch (node) {
        case AndQueryNode and -> and(children(and));
        case OrQueryNode or -> or(children(or));
        case BooleanQueryNode list -> list(list.getChildren());
        case GroupQueryNode group -> read(group.getChild());
        case ModifierQueryNode modifier -> modified(modifier);
        case BoostQueryNode boost -> read(boost.getChild());
        case FuzzyQueryNode fuzzy -> leaves.fuzzy(fuzzy);
        case QuotedFieldQueryNode phrase -> leaves.phrase(phrase, 0);
        case SlopQueryNode slop ->
            leaves.phrase((QuotedFieldQueryNode) slop.getChild(), slop.getValue());
        case FieldQueryNode word -> leaves.word(word);
        case TermRangeQueryNode range -> leaves.range(range);
        case RegexpQueryNode _ ->
            throw new QuerySyntaxException(
                "what stands between slashes would be a regular expression, and none is searched for; write \\/ for a slash",
                leaves.slash());
        default ->
            throw new QuerySyntaxException(
                "this kind of clause is not known here: " + node.getClass().getSimpleName(), 0);
      };
    }

    private List<Query> children(QueryNode node) {
      return node.getChildren().stream().map(this::read).toList();
    }

    private static Query and(List<Query> parts) {
      boolean onlyNot = parts.stream().allMatch(p -> p instanceof Not);
      var all = new ArrayList<Query>(parts);
      if (onlyNot) {
        all.addFirst(new Query.All());
      }
      return all.size() == 1 ? all.getFirst() : new And(all);
    }

    /** "a OR -b" asks for what has a, or has no b. */
    private static Query or(List<Query> parts) {
      List<Query> alternatives =
          parts.stream().map(p -> p instanceof Not ? and(List.of(p)) : p).toList();
      return alternatives.size() == 1 ? alternatives.getFirst() : new Or(alternatives);
    }

    private Query modified(ModifierQueryNode modifier) {
      Query child = read(modifier.getChild());
      return modifier.getModifier() == ModifierQueryNode.Modifier.MOD_NOT
          ? and(List.of(new Not(child)))
          : child;
    }

    /**
     * Words side by side: those with + are asked for, those with - are not wanted, of the others at
     * least one. What names a field narrows, as a facet does: of several of one field any, of each
     * field one.
     */
    private Query list(List<QueryNode> nodes) {
      var required = new ArrayList<Query>();
      var wanted = new ArrayList<Query>();
      var unwanted = new ArrayList<Query>();
      for (int i = 0; i < nodes.size(); i++) {
        QueryNode node = nodes.get(i);
        OptionalInt near = leaves.near(node);
        if (near.isPresent()) {
          // No word is wanted yet, or the last one was taken by + or -: then NEAR has no left side.
          boolean whole =
              !wanted.isEmpty() && nodes.size() > i + 1 && !isModified(nodes.get(i - 1));
          Query left = whole ? wanted.removeLast() : new Query.All();
          Query right = whole ? read(nodes.get(++i)) : new Query.All();
          wanted.add(leaves.near(left, right, near.getAsInt(), (FieldQueryNode) node));
        } else if (isModified(node)) {
          var modifier = (ModifierQueryNode) node;
          Query child = read(modifier.getChild());
          if (modifier.getModifier() == ModifierQueryNode.Modifier.MOD_NOT) {
            unwanted.add(new Not(child));
          } else {
            required.add(child);
          }
        } else {
          wanted.add(read(node));
        }
      }
      return list(required, wanted, unwanted);
    }

    private static boolean isModified(QueryNode node) {
      return node instanceof ModifierQueryNode modifier
          && modifier.getModifier() != ModifierQueryNode.Modifier.MOD_NONE;
    }

    private static Query list(List<Query> required, List<Query> wanted, List<Query> unwanted) {
      var all = new ArrayList<Query>(required);
      var words = new ArrayList<Query>();
      var named = new EnumMap<Field, List<Query>>(Field.class);
      var apart = new ArrayList<Query>();
      for (Query query : wanted) {
        Set<Field> fields = narrowed(query);
        if (fields.size() == 1) {
          named.computeIfAbsent(fields.iterator().next(), _ -> new ArrayList<>()).add(query);
        } else {
          (fields.isEmpty() ? words : apart).add(query);
        }
      }
      if (required.isEmpty() && !words.isEmpty()) {
        all.add(anyOf(words));
      } else {
        words.forEach(w -> all.add(new Maybe(w)));
      }
      named.values().forEach(alternatives -> all.add(or(alternatives)));
      all.addAll(apart);
      all.addAll(unwanted);
      return and(all);
    }

    /** The fields that a clause names; none where it also asks for words. */
    private static Set<Field> narrowed(Query query) {
      return switch (query) {
        case Query.Term t -> narrowing(t.field());
        case Query.Phrase p -> narrowing(p.field());
        case Query.Wildcard w -> narrowing(w.field());
        case Query.Fuzzy f -> narrowing(f.field());
        case Query.Days d -> narrowing(d.field());
        case Query.Near n -> narrowing(n.field());
        case Or o -> narrowed(o.clauses());
        case And a -> narrowed(a.clauses().stream().filter(c -> !(c instanceof Not)).toList());
        case Not _, Maybe _, Query.All _, Query.Pasted _ -> Set.of();
      };
    }

    private static Set<Field> narrowing(Field field) {
      return field == Field.ANY || field == Field.TEXT ? Set.of() : Set.of(field);
    }

    private static Set<Field> narrowed(List<Query> clauses) {
      List<Set<Field>> each = clauses.stream().map(Reading::narrowed).toList();
      return each.contains(Set.<Field>of())
          ? Set.of()
          : each.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Any of the words; of more than anybody types, a good part. */
    private static Query anyOf(List<Query> wanted) {
      boolean words =
          wanted.stream().allMatch(w -> w instanceof Query.Term t && t.field() == Field.ANY);
      return words && wanted.size() > MOST_TYPED ? new Query.Pasted(wanted) : or(wanted);
    }
  }
}
