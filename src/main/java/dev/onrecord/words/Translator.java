package dev.onrecord.words;

import dev.onrecord.search.Field;
import dev.onrecord.search.Query;
import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.apache.lucene.util.automaton.Automaton;
import org.jspecify.annotations.Nullable;

/** Turns the {@link Query} tree into a query of Lucene. */
public final class Translator {
  /** The only query that needs to tell quotes from articles: these have no words to find. */
  private static final org.apache.lucene.search.Query EVERY_QUOTE =
      new ConstantScoreQuery(new TermQuery(new Term(Fields.TYPE, Fields.QUOTE)));

  /** Where a word without a field is looked for, and how much a find there weighs. */
  private static final List<Weight> ANYWHERE =
      List.of(
          new Weight(Fields.TEXT, 1f),
          new Weight(Fields.SPEAKER, 0.6f),
          new Weight(Fields.TITLE, 0.15f));

  private static final List<Weight> ANYWHERE_EXACT =
      List.of(
          new Weight(Fields.EXACT, 1f),
          new Weight(Fields.SPEAKER, 0.6f),
          new Weight(Fields.TITLE_EXACT, 0.15f));

  /** What a word beside the quote adds; it never makes a hit. */
  public static final float BESIDE = 0.1f;

  /** What words in the order of the query add. */
  public static final float IN_ORDER = 0.3f;

  /** One in so many of the telling words of a pasted quote has to be there. */
  public static final int PASTED_SHARE = 3;

  /** What a find in another field adds to the best one. */
  public static final float TIE = 0.1f;

  /** Letters at its start that a fuzzy word has right. */
  public static final int FUZZY_PREFIX = 1;

  /** Words that a fuzzy one may stand for, the most like ones first. */
  public static final int FUZZY_TERMS = 1_000;

  /** Words that one near others may stand for; more are refused. */
  private static final int NEAR_TERMS = 128;

  private static final MultiTermQuery.RewriteMethod BY_LIKENESS =
      new MultiTermQuery.TopTermsBoostOnlyBooleanQueryRewrite(FUZZY_TERMS);

  /** Every word of a query is looked for in several fields. */
  private static final int MOST_CLAUSES = 16_384;

  static {
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
  }

  private final Analyzer analyzer;
  private final QueryBuilder words;
  private final boolean patterns;

  /** A translator for fields that are analyzed so. */
  public Translator(Analyzer analyzer) {
    this(analyzer, false);
  }

  private Translator(Analyzer analyzer, boolean patterns) {
    this.analyzer = analyzer;
    this.words = new QueryBuilder(analyzer);
    this.patterns = patterns;
  }

  /**
   * One whose queries are asked of many small indexes: what is like a word is worked out with the
   * query, and not with each index.
   */
  Translator ofPatterns() {
    return new Translator(analyzer, true);
  }

  /** The query of Lucene. */
  public org.apache.lucene.search.Query translate(Query query) {
    return switch (query) {
      case Query.All _ -> EVERY_QUOTE;
      case Query.Term t -> term(t);
      case Query.Phrase p ->
          in(p.field(), true, field -> words.createPhraseQuery(field, p.text(), p.slop()));
      case Query.Wildcard w when w.isAny() ->
          in(w.field(), true, field -> new ConstantScoreQuery(new FieldExistsQuery(field)));
      case Query.Wildcard w ->
          in(
              w.field(),
              true,
              field -> new WildcardQuery(new Term(field, analyzer.normalize(field, w.pattern()))));
      case Query.Fuzzy f ->
          in(
              f.field(),
              true,
              field ->
                  patterns
                      ? like(field, f)
                      : new FuzzyQuery(
                          new Term(field, analyzer.normalize(field, f.text())),
                          f.edits(),
                          FUZZY_PREFIX,
                          FUZZY_TERMS,
                          true,
                          BY_LIKENESS));
      case Query.Days d ->
          LongPoint.newRangeQuery(
              d.field() == Field.SAID ? Fields.SAID : Fields.PUBLISHED,
              d.from().toEpochDay(),
              d.to().toEpochDay());
      case Query.And a -> and(a);
      case Query.Or o -> or(o);
      case Query.Pasted p -> pasted(p);
      case Query.Near n -> near(n);
      case Query.Not n ->
          new BooleanQuery.Builder()
              .add(EVERY_QUOTE, Occur.MUST)
              .add(unwanted(n.clause()), Occur.MUST_NOT)
              .build();
      case Query.Maybe m -> translate(m.clause());
    };
  }

  /** The words of one field that a fuzzy word stands for, all alike. */
  org.apache.lucene.search.Query like(String field, Query.Fuzzy fuzzy) {
    BytesRef word = analyzer.normalize(field, fuzzy.text());
    Automaton like =
        FuzzyQuery.getFuzzyAutomaton(word.utf8ToString(), fuzzy.edits(), FUZZY_PREFIX, true)
            .automaton;
    return new AutomatonQuery(new Term(field, word), like, true);
  }

  private org.apache.lucene.search.Query term(Query.Term term) {
    if (term.field() == Field.KIND) {
      // Of one kind or not: how rare the kind is says nothing of how well a quote matches.
      return new ConstantScoreQuery(new TermQuery(new Term(Fields.KIND, term.text())));
    }
    org.apache.lucene.search.Query found =
        in(term.field(), false, field -> words.createBooleanQuery(field, term.text(), Occur.MUST));
    org.apache.lucene.search.Query beside =
        term.field() == Field.ANY
            ? words.createBooleanQuery(Fields.CONTEXT, term.text(), Occur.MUST)
            : null;
    return beside == null
        ? found
        : new BooleanQuery.Builder()
            .add(found, Occur.MUST)
            .add(new BoostQuery(beside, BESIDE), Occur.SHOULD)
            .build();
  }

  /**
   * What is not wanted is not wanted in the quote; the title and the speaker's name may have it.
   */
  private org.apache.lucene.search.Query unwanted(Query query) {
    return translate(inText(query));
  }

  /** The same, looked for in the quote alone. */
  public static Query inText(Query query) {
    return switch (query) {
      case Query.Term t when t.field() == Field.ANY -> new Query.Term(Field.TEXT, t.text());
      case Query.Phrase p when p.field() == Field.ANY ->
          new Query.Phrase(Field.TEXT, p.text(), p.slop());
      case Query.Wildcard w when w.field() == Field.ANY ->
          new Query.Wildcard(Field.TEXT, w.pattern());
      case Query.Fuzzy f when f.field() == Field.ANY ->
          new Query.Fuzzy(Field.TEXT, f.text(), f.edits());
      case Query.And a -> new Query.And(a.clauses().stream().map(Translator::inText).toList());
      case Query.Or o -> new Query.Or(o.clauses().stream().map(Translator::inText).toList());
      case Query.Not n -> new Query.Not(inText(n.clause()));
      case Query.Maybe m -> new Query.Maybe(inText(m.clause()));
      case Query.All _,
          Query.Term _,
          Query.Phrase _,
          Query.Wildcard _,
          Query.Fuzzy _,
          Query.Pasted _,
          Query.Near _,
          Query.Days _ ->
          query;
    };
  }

  private org.apache.lucene.search.Query and(Query.And and) {
    var builder = new BooleanQuery.Builder();
    for (Query clause : and.clauses()) {
      switch (clause) {
        case Query.Not n -> builder.add(unwanted(n.clause()), Occur.MUST_NOT);
        case Query.Maybe m -> builder.add(translate(m.clause()), Occur.SHOULD);
        default -> builder.add(translate(clause), Occur.MUST);
      }
    }
    preferInOrder(and.clauses(), builder);
    return builder.build();
  }

  /** Lifts quotes that have the words in this form, side by side and in order. */
  private void preferInOrder(List<Query> clauses, BooleanQuery.Builder builder) {
    String text = inOrder(clauses);
    var phrase = text == null ? null : words.createPhraseQuery(Fields.EXACT, text);
    if (phrase != null) {
      builder.add(new BoostQuery(phrase, IN_ORDER), Occur.SHOULD);
    }
  }

  /** Looked for in the quotes alone: so many words find anything anywhere. */
  private org.apache.lucene.search.Query pasted(Query.Pasted pasted) {
    var telling = new LinkedHashSet<org.apache.lucene.search.Query>();
    for (Query word : telling(pasted.words())) {
      var query =
          word instanceof Query.Term t
              ? words.createBooleanQuery(Fields.TEXT, t.text(), Occur.MUST)
              : null;
      if (query != null) {
        telling.add(query);
      }
    }
    var builder = new BooleanQuery.Builder();
    telling.forEach(query -> builder.add(query, Occur.SHOULD));
    builder.setMinimumNumberShouldMatch(Math.max(1, telling.size() / PASTED_SHARE));
    return builder.build();
  }

  private org.apache.lucene.search.Query near(Query.Near near) {
    String field = near.field() == Field.TITLE ? Fields.TITLE : Fields.TEXT;
    IntervalsSource[] sources =
        near.words().stream().map(w -> interval(field, w)).toArray(IntervalsSource[]::new);
    return new IntervalQuery(
        field, Intervals.maxgaps(near.between(), Intervals.unordered(sources)));
  }

  private IntervalsSource interval(String field, Query word) {
    try {
      return switch (word) {
        case Query.Term t -> Intervals.analyzedText(t.text(), analyzer, field, 0, true);
        case Query.Phrase p -> Intervals.analyzedText(p.text(), analyzer, field, 0, true);
        case Query.Wildcard w -> Intervals.wildcard(analyzer.normalize(field, w.pattern()));
        case Query.Fuzzy f ->
            Intervals.fuzzyTerm(
                analyzer.normalize(field, f.text()).utf8ToString(),
                f.edits(),
                FUZZY_PREFIX,
                true,
                NEAR_TERMS);
        default -> throw new IllegalArgumentException(word.print() + " cannot be near");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Words like "the" among others neither find nor count: they stand nearly everywhere. */
  private org.apache.lucene.search.Query or(Query.Or or) {
    var builder = new BooleanQuery.Builder();
    telling(or.clauses()).forEach(c -> builder.add(translate(c), Occur.SHOULD));
    var lifted = new BooleanQuery.Builder().add(builder.build(), Occur.MUST);
    preferInOrder(or.clauses(), lifted);
    return lifted.build();
  }

  /** Those that are no stop words; all of them where all are. */
  public static List<Query> telling(List<Query> clauses) {
    List<Query> telling = clauses.stream().filter(c -> !isStopWord(c)).toList();
    return telling.isEmpty() ? clauses : telling;
  }

  private static boolean isStopWord(Query clause) {
    return clause instanceof Query.Term t
        && t.field() == Field.ANY
        && EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(t.text().toLowerCase(Locale.ROOT));
  }

  /**
   * A field that a word is looked for in.
   *
   * @param weight of a find there
   */
  public record Weight(String field, float weight) {}

  /**
   * Where a word of a field is looked for.
   *
   * @param exact in this very form
   */
  public static List<Weight> fields(Field field, boolean exact) {
    return switch (field) {
      case ANY -> exact ? ANYWHERE_EXACT : ANYWHERE;
      case TEXT -> only(exact ? Fields.EXACT : Fields.TEXT);
      case TITLE -> only(exact ? Fields.TITLE_EXACT : Fields.TITLE);
      case SPEAKER -> only(Fields.SPEAKER);
      case ROLE -> only(Fields.ROLE);
      case PUBLISHER -> only(Fields.PUBLISHER);
      case KIND -> only(Fields.KIND);
      case SAID, PUBLISHED -> throw new IllegalArgumentException(field + " holds days");
    };
  }

  private static List<Weight> only(String field) {
    return List.of(new Weight(field, 1));
  }

  /** The words of clauses that are nothing but words, where it is better to have them in a row. */
  public static @Nullable String inOrder(List<Query> clauses) {
    var text = new StringJoiner(" ");
    for (Query clause : clauses) {
      if (!(clause instanceof Query.Term t) || t.field() != Field.ANY) {
        return null;
      }
      text.add(t.text());
    }
    return clauses.size() < 2 ? null : text.toString();
  }

  /** The words of a text as a field has them. */
  public static List<String> terms(Analyzer analyzer, String field, String text) {
    var terms = new ArrayList<String>();
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  private interface InField {
    org.apache.lucene.search.@Nullable Query make(String field);
  }

  private static org.apache.lucene.search.Query in(Field field, boolean exact, InField make) {
    List<Weight> fields = fields(field, exact);
    return fields.size() > 1 ? anywhere(fields, make) : or(make.make(fields.getFirst().field()));
  }

  private static org.apache.lucene.search.Query or(org.apache.lucene.search.@Nullable Query query) {
    return query == null ? new MatchNoDocsQuery("no words") : query;
  }

  private static org.apache.lucene.search.Query anywhere(List<Weight> fields, InField make) {
    var queries = new ArrayList<org.apache.lucene.search.Query>();
    for (Weight in : fields) {
      org.apache.lucene.search.Query query = make.make(in.field());
      if (query != null) {
        queries.add(new BoostQuery(query, in.weight()));
      }
    }
    return queries.isEmpty()
        ? new MatchNoDocsQuery("no words")
        : new DisjunctionMaxQuery(queries, TIE);
  }
}
