package dev.onrecord.search;

import dev.onrecord.search.Query.And;
import dev.onrecord.search.Query.Maybe;
import dev.onrecord.search.Query.Not;
import dev.onrecord.search.Query.Or;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
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

/** One reading of Lucene's syntax tree as a {@link Query}; counts its clauses. */
final class QueryReading {
  /** Stands for a side of NEAR that is not there. */
  private static final List<List<Query>> NOTHING = List.of(List.of(new Query.All()));

  private final QueryLeaves leaves;
  private int clauses;

  QueryReading(QueryLeaves leaves) {
    this.leaves = leaves;
  }

  Query read(QueryNode node) {
    if (++clauses > QueryParser.MOST_CLAUSES) {
      throw new QuerySyntaxException(
          "the query has more than " + QueryParser.MOST_CLAUSES + " clauses", 0);
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
              "the query has a clause of a kind that is not searched for; docs/query-syntax.md has those that are",
              0);
    };
  }

  private List<Query> children(QueryNode node) {
    return node.getChildren().stream().map(this::read).toList();
  }

  private static Query and(List<Query> parts) {
    var all = new ArrayList<Query>(parts.stream().filter(p -> !isSilent(p)).toList());
    if (all.isEmpty()) {
      all.addAll(parts);
    }
    boolean onlyNot = all.stream().allMatch(p -> p instanceof Not);
    if (onlyNot) {
      all.addFirst(new Query.All());
    }
    return all.size() == 1 ? all.getFirst() : new And(all);
  }

  /** A dash or an ampersand by itself: no quote can have it, and nobody asks for it. */
  private static boolean isSilent(Query query) {
    return query instanceof Query.Term t
        && t.field() == Field.ANY
        && t.text()
            .codePoints()
            .noneMatch(c ->
                Character.isLetterOrDigit(c)
                    || Character.isExtendedPictographic(c)
                    || Character.isEmojiPresentation(c));
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
    var wanted = new ArrayList<List<List<Query>>>();
    var unwanted = new ArrayList<Query>();
    for (int i = 0; i < nodes.size(); i++) {
      QueryNode node = nodes.get(i);
      OptionalInt near = leaves.near(node);
      if (near.isPresent()) {
        // No word is wanted yet, or the last one was taken by + or -: then NEAR has no left side.
        boolean whole = !wanted.isEmpty() && nodes.size() > i + 1 && !isModified(nodes.get(i - 1));
        List<List<Query>> left = whole ? wanted.removeLast() : NOTHING;
        List<List<Query>> right = whole ? alternatives(nodes.get(++i)) : NOTHING;
        wanted.add(near(left, right, near.getAsInt(), (FieldQueryNode) node));
      } else if (isModified(node)) {
        var modifier = (ModifierQueryNode) node;
        Query child = read(modifier.getChild());
        if (modifier.getModifier() == ModifierQueryNode.Modifier.MOD_NOT) {
          unwanted.add(new Not(child));
        } else {
          required.add(child);
        }
      } else {
        wanted.add(alternatives(node));
      }
    }
    return list(
        required,
        wanted.stream().map(each -> or(each.stream().map(QueryReading::and).toList())).toList(),
        unwanted);
  }

  /** What OR stands between, each as what AND stands between. */
  private List<List<Query>> alternatives(QueryNode node) {
    return node instanceof OrQueryNode or
        ? or.getChildren().stream().map(this::together).toList()
        : List.of(together(node));
  }

  private List<Query> together(QueryNode node) {
    return node instanceof AndQueryNode and ? children(and) : List.of(read(node));
  }

  /**
   * NEAR binds closer than AND and OR, which the grammar does not know: it takes the last of what
   * stands before it and the first of what follows.
   */
  private List<List<Query>> near(
      List<List<Query>> left, List<List<Query>> right, int between, FieldQueryNode node) {
    List<Query> before = left.getLast();
    List<Query> after = right.getFirst();
    var middle = new ArrayList<>(before.subList(0, before.size() - 1));
    middle.add(leaves.near(before.getLast(), after.getFirst(), between, node));
    middle.addAll(after.subList(1, after.size()));
    var all = new ArrayList<>(left.subList(0, left.size() - 1));
    all.add(middle);
    all.addAll(right.subList(1, right.size()));
    return all;
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
    List<Set<Field>> each = clauses.stream().map(QueryReading::narrowed).toList();
    return each.contains(Set.<Field>of())
        ? Set.of()
        : each.stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  /** Any of the words; of more than anybody types, a good part. */
  private static Query anyOf(List<Query> wanted) {
    boolean words =
        wanted.stream().allMatch(w -> w instanceof Query.Term t && t.field() == Field.ANY);
    return words && wanted.size() > QueryParser.MOST_TYPED ? new Query.Pasted(wanted) : or(wanted);
  }
}
