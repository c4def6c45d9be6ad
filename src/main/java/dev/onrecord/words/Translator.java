package dev.onrecord.words;

import dev.onrecord.search.Field;
import dev.onrecord.search.Query;
import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.QueryBuilder;

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
  private static final float BESIDE = 0.1f;

  /** What words in the order of the query add. */
  private static final float IN_ORDER = 0.3f;

  /** One in so many of the telling words of a pasted quote has to be there. */
  private static final int PASTED_SHARE = 3;

  private static final float TIE = 0.1f;
  private static final int FUZZY_PREFIX = 1;
  private static final int FUZZY_TERMS = 50;

  private final Analyzer analyzer;
  private final QueryBuilder words;

  /** A translator for fields that are analyzed so. */
  public Translator(Analyzer analyzer) {
    this.analyzer = analyzer;
    this.words = new QueryBuilder(analyzer);
  }

  /** The query of Lucene. */
  public org.apache.lucene.search.Query translate(Query query) {
    return switch (query) {
      case Query.All _ -> EVERY_QUOTE;
      case Query.Term t -> term(t);
      case Query.Phrase p ->
          in(p.field(), true, field -> words.createPhraseQuery(field, p.text(), p.slop()));
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
                  new FuzzyQuery(
                      new Term(field, analyzer.normalize(field, f.text())),
                      f.edits(),
                      FUZZY_PREFIX,
                      FUZZY_TERMS,
                      true));
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

  private org.apache.lucene.search.Query term(Query.Term term) {
    if (term.field() == Field.KIND) {
      return new TermQuery(new Term(Fields.KIND, term.text()));
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

  private static Query inText(Query query) {
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
    var text = new StringJoiner(" ");
    int count = 0;
    for (Query clause : clauses) {
      if (!(clause instanceof Query.Term t) || t.field() != Field.ANY) {
        return;
      }
      text.add(t.text());
      count++;
    }
    var phrase = count < 2 ? null : words.createPhraseQuery(Fields.EXACT, text.toString());
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
                FUZZY_TERMS);
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
  static List<Query> telling(List<Query> clauses) {
    List<Query> telling = clauses.stream().filter(c -> !isStopWord(c)).toList();
    return telling.isEmpty() ? clauses : telling;
  }

  private static boolean isStopWord(Query clause) {
    return clause instanceof Query.Term t
        && t.field() == Field.ANY
        && EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(t.text().toLowerCase(Locale.ROOT));
  }

  private record Weight(String field, float weight) {}

  private interface InField {
    org.apache.lucene.search.@org.jspecify.annotations.Nullable Query make(String field);
  }

  private static org.apache.lucene.search.Query in(Field field, boolean exact, InField make) {
    return switch (field) {
      case ANY -> anywhere(exact ? ANYWHERE_EXACT : ANYWHERE, make);
      case TEXT -> or(make.make(exact ? Fields.EXACT : Fields.TEXT));
      case TITLE -> or(make.make(exact ? Fields.TITLE_EXACT : Fields.TITLE));
      case SPEAKER -> or(make.make(Fields.SPEAKER));
      case ROLE -> or(make.make(Fields.ROLE));
      case PUBLISHER -> or(make.make(Fields.PUBLISHER));
      case KIND -> or(make.make(Fields.KIND));
      case SAID, PUBLISHED -> throw new IllegalArgumentException(field + " holds days");
    };
  }

  private static org.apache.lucene.search.Query or(
      org.apache.lucene.search.@org.jspecify.annotations.Nullable Query query) {
    return query == null ? new MatchNoDocsQuery("no words") : query;
  }

  private static org.apache.lucene.search.Query anywhere(List<Weight> fields, InField make) {
    var queries = new java.util.ArrayList<org.apache.lucene.search.Query>();
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
