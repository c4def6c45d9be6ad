package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.array;
import static dev.onrecord.opensearch.Dsl.constant;
import static dev.onrecord.opensearch.Dsl.object;
import static dev.onrecord.opensearch.Dsl.term;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.Field;
import dev.onrecord.search.Query;
import dev.onrecord.stored.Fields;
import dev.onrecord.words.Translator;
import dev.onrecord.words.Translator.Weight;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;

/**
 * Turns the {@link Query} tree into OpenSearch's query language: the same as {@link Translator}
 * makes for the embedded engine, clause by clause, so that both find and rank alike.
 */
final class QueryDsl {
  private static final ObjectNode EVERY_QUOTE = constant(term(Fields.TYPE, Fields.QUOTE));

  private final Analyzer analyzer;

  QueryDsl(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  ObjectNode of(Query query) {
    return switch (query) {
      case Query.All _ -> EVERY_QUOTE;
      case Query.Term t -> word(t);
      case Query.Phrase p -> in(p.field(), true, field -> phrase(field, p.text(), p.slop()));
      case Query.Wildcard w when w.isAny() ->
          in(w.field(), true, field -> constant(object("exists", object("field", field))));
      case Query.Wildcard w ->
          in(
              w.field(),
              true,
              field ->
                  object("wildcard", object(field, object("value", folded(field, w.pattern())))));
      case Query.Fuzzy f ->
          in(
              f.field(),
              true,
              field ->
                  object(
                      "fuzzy",
                      object(
                          field,
                          object(
                              "value",
                              folded(field, f.text()),
                              "fuzziness",
                              f.edits(),
                              "prefix_length",
                              Translator.FUZZY_PREFIX,
                              "max_expansions",
                              Translator.FUZZY_TERMS,
                              "rewrite",
                              "top_terms_boost_" + Translator.FUZZY_TERMS))));
      case Query.Days d ->
          constant(
              SearchBody.days(
                  d.field() == Field.SAID ? Fields.SAID : Fields.PUBLISHED, d.from(), d.to()));
      case Query.And a -> and(a);
      case Query.Or o -> or(o);
      case Query.Pasted p -> pasted(p);
      case Query.Near n -> near(n);
      case Query.Not n ->
          bool("must", List.of(EVERY_QUOTE), "must_not", List.of(unwanted(n.clause())));
      case Query.Maybe m -> of(m.clause());
    };
  }

  private String folded(String field, String word) {
    return analyzer.normalize(field, word).utf8ToString();
  }

  /** OpenSearch takes one without clauses for everything; it finds nothing. */
  private static ObjectNode bool(Object... clauses) {
    ObjectNode bool = object(clauses);
    bool.properties()
        .removeIf(clause -> clause.getValue().isArray() && clause.getValue().isEmpty());
    if (bool.properties().stream().noneMatch(clause -> clause.getValue().isArray())) {
      return object("match_none", object());
    }
    bool.put("adjust_pure_negative", false);
    return object("bool", bool);
  }

  private static ObjectNode match(String field, String text) {
    return object("match", object(field, object("query", text, "operator", "and")));
  }

  private static ObjectNode phrase(String field, String text, int slop) {
    return object("match_phrase", object(field, object("query", text, "slop", slop)));
  }

  private static ObjectNode boosted(ObjectNode query, float boost) {
    // A query of one field takes its boost inside that field, all others beside their name.
    ObjectNode named = (ObjectNode) query.properties().iterator().next().getValue();
    if (named.size() == 1
        && named.properties().iterator().next().getValue() instanceof ObjectNode field) {
      field.put("boost", boost);
    } else {
      named.put("boost", boost);
    }
    return query;
  }

  private ObjectNode word(Query.Term term) {
    if (term.field() == Field.KIND) {
      return constant(term(Fields.KIND, term.text()));
    }
    ObjectNode found = in(term.field(), false, field -> match(field, term.text()));
    return term.field() == Field.ANY
        ? bool(
            "must",
            List.of(found),
            "should",
            List.of(boosted(match(Fields.CONTEXT, term.text()), Translator.BESIDE)))
        : found;
  }

  private ObjectNode unwanted(Query query) {
    return of(Translator.inText(query));
  }

  private ObjectNode and(Query.And and) {
    var must = new ArrayList<ObjectNode>();
    var mustNot = new ArrayList<ObjectNode>();
    var should = new ArrayList<ObjectNode>();
    for (Query clause : and.clauses()) {
      switch (clause) {
        case Query.Not n -> mustNot.add(unwanted(n.clause()));
        case Query.Maybe m -> should.add(of(m.clause()));
        default -> must.add(of(clause));
      }
    }
    should.addAll(inOrder(and.clauses()));
    return bool("must", must, "must_not", mustNot, "should", should);
  }

  /** Lifts quotes that have the words in this form, side by side and in order. */
  private static List<ObjectNode> inOrder(List<Query> clauses) {
    String text = Translator.inOrder(clauses);
    return text == null
        ? List.of()
        : List.of(boosted(phrase(Fields.EXACT, text, 0), Translator.IN_ORDER));
  }

  private ObjectNode or(Query.Or or) {
    List<ObjectNode> any = Translator.telling(or.clauses()).stream().map(this::of).toList();
    List<ObjectNode> inOrder = inOrder(or.clauses());
    ObjectNode found = bool("should", any);
    return inOrder.isEmpty() ? found : bool("must", List.of(found), "should", inOrder);
  }

  private ObjectNode pasted(Query.Pasted pasted) {
    Set<List<String>> telling = new LinkedHashSet<>();
    for (Query word : Translator.telling(pasted.words())) {
      List<String> terms =
          word instanceof Query.Term t
              ? Translator.terms(analyzer, Fields.TEXT, t.text())
              : List.of();
      if (!terms.isEmpty()) {
        telling.add(terms.stream().sorted().toList());
      }
    }
    List<ObjectNode> any =
        telling.stream()
            .map(terms -> terms.stream().map(t -> term(Fields.TEXT, t)).toList())
            .map(terms -> terms.size() == 1 ? terms.getFirst() : bool("must", terms))
            .toList();
    return bool(
        "should",
        any,
        "minimum_should_match",
        Math.max(1, telling.size() / Translator.PASTED_SHARE));
  }

  private ObjectNode near(Query.Near near) {
    String field = near.field() == Field.TITLE ? Fields.TITLE : Fields.TEXT;
    return object(
        "intervals",
        object(
            field,
            object(
                "all_of",
                object(
                    "ordered",
                    false,
                    "max_gaps",
                    near.between(),
                    "intervals",
                    near.words().stream().map(w -> interval(field, w)).toList()))));
  }

  private ObjectNode interval(String field, Query word) {
    return switch (word) {
      case Query.Term t -> sideBySide(t.text());
      case Query.Phrase p -> sideBySide(p.text());
      case Query.Wildcard w -> object("wildcard", object("pattern", folded(field, w.pattern())));
      case Query.Fuzzy f ->
          object(
              "fuzzy",
              object(
                  "term", folded(field, f.text()),
                  "fuzziness", f.edits(),
                  "prefix_length", Translator.FUZZY_PREFIX));
      default -> throw new IllegalArgumentException(word.print() + " cannot be near");
    };
  }

  private static ObjectNode sideBySide(String text) {
    return object("match", object("query", text, "max_gaps", 0, "ordered", true));
  }

  private static ObjectNode in(Field field, boolean exact, Function<String, ObjectNode> make) {
    List<Weight> fields = Translator.fields(field, exact);
    return fields.size() == 1
        ? make.apply(fields.getFirst().field())
        : object(
            "dis_max",
            object(
                "tie_breaker",
                Translator.TIE,
                "queries",
                array(
                    fields.stream()
                        .map(in -> boosted(make.apply(in.field()), in.weight()))
                        .collect(Collectors.toList()))));
  }
}
