package dev.onrecord.words;

import dev.onrecord.model.Span;
import dev.onrecord.search.Explanation;
import dev.onrecord.search.Field;
import dev.onrecord.search.Group;
import dev.onrecord.search.Hit;
import dev.onrecord.search.Query;
import dev.onrecord.search.Snippet;
import dev.onrecord.stored.Fields;
import dev.onrecord.stored.QuoteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.jspecify.annotations.Nullable;

/** Marks what matched in a quote, with Lucene's unified highlighter. */
public final class Snippets {
  /** Ways in which a query of many branches has matched that are remembered. */
  private static final int MOST_MARKINGS = 64;

  private final Analyzer analyzer;
  private final Translator translator;
  private final Translator patterns;

  /** A marker of texts. */
  public Snippets(Analyzer analyzer, Translator translator) {
    this.analyzer = analyzer;
    this.translator = translator;
    this.patterns = translator.ofPatterns();
  }

  /** Marks for one query; made once a request, for one thread. */
  public final class Marker {
    private final Query query;

    /** What a quote has matched by where that is all of the query, as mostly; null for branches. */
    private final @Nullable Marking whole;

    /** By what of the query a quote has matched, where it has branches. */
    private final Map<Query, Marking> markings = new HashMap<>();

    private final Map<Query, org.apache.lucene.search.Query> branches = new HashMap<>();

    private Marker(Query query) {
      this.query = query;
      this.whole = Branches.in(query) ? null : new Marking(query);
    }

    private Marking marking(QuoteSource source) {
      if (whole != null) {
        return whole;
      }
      Query held = new Branches(analyzer, patterns, branches, source).held(query);
      if (markings.size() >= MOST_MARKINGS) {
        markings.clear();
      }
      return markings.computeIfAbsent(held, Marking::new);
    }

    /** A quote as a hit. */
    public Hit hit(
        QuoteSource source,
        double score,
        @Nullable Explanation explanation,
        @Nullable Group group) {
      Marking marking = marking(source);
      return new Hit(
          source.quote(),
          source.title(),
          marking.ofTitle(source.title()),
          source.publisher(),
          source.published(),
          source.publishedBasis(),
          source.author(),
          source.url(),
          marking.snippet(source),
          score,
          explanation,
          group);
    }
  }

  /** Marks what matches the leaves of a query. */
  private final class Marking {
    private final Query query;
    private final Marked text;

    /** Made for the first headline; ready-made quotes have none. */
    private @Nullable Marked title;

    private Marking(Query query) {
      this.query = query;
      this.text = marked(query, Field.TEXT, Fields.TEXT, Fields.EXACT);
    }

    private List<Span> ofTitle(String headline) {
      if (headline.isEmpty()) {
        return List.of();
      }
      if (title == null) {
        title = marked(query, Field.TITLE, Fields.TITLE, Fields.TITLE_EXACT);
      }
      return marks(title, headline);
    }

    private Marked marked(Query query, Field field, String stemmed, String exact) {
      var leaves = new ArrayList<Query>();
      collect(query, field, leaves);
      return new Marked(
          marking(stemmed, leaves.stream().filter(Snippets::isStemmed).toList()),
          marking(exact, leaves.stream().filter(l -> !isStemmed(l)).toList()));
    }

    private @Nullable FieldHighlighter marking(String field, List<Query> leaves) {
      if (leaves.isEmpty()) {
        return null;
      }
      var any = new BooleanQuery.Builder();
      leaves.forEach(l -> any.add(matching(field, l), Occur.SHOULD));
      boolean words = leaves.stream().allMatch(l -> isWord(field, l));
      return new Highlighter(analyzer, words).of(field, any.build());
    }

    /** Whether it is one word, which matches wherever it stands. */
    private boolean isWord(String field, Query leaf) {
      return leaf instanceof Query.Term term
          && Translator.terms(analyzer, field, term.text()).size() < 2;
    }

    /** What is like a word is worked out once: Lucene's own query would do so for every text. */
    private org.apache.lucene.search.Query matching(String field, Query leaf) {
      return leaf instanceof Query.Fuzzy fuzzy
          ? translator.like(field, fuzzy)
          : translator.translate(leaf);
    }

    private Snippet snippet(QuoteSource source) {
      String text = source.quote().text();
      return new Snippet(text, marks(this.text, text), source.before(), source.after());
    }

    private List<Span> marks(Marked in, String text) {
      var marks = new ArrayList<Span>();
      marks.addAll(marks(in.stemmed, text));
      marks.addAll(marks(in.exact, text));
      marks.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
      return merged(marks);
    }

    private static List<Span> marks(@Nullable FieldHighlighter highlighter, String text) {
      if (highlighter == null) {
        return List.of();
      }
      try {
        Object found = highlighter.highlightFieldForDoc(null, -1, text);
        return found instanceof Marks(List<Span> spans) ? spans : List.of();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /**
   * Marks texts that are not in an index. What a query looks for is worked out once for all of
   * them, where {@link UnifiedHighlighter#highlightWithoutSearcher} would do so for each.
   */
  private static final class Highlighter extends UnifiedHighlighter {
    /**
     * @param words whether each word that is looked for is marked wherever it stands: then a text
     *     is read once, and not made an index of
     */
    Highlighter(Analyzer analyzer, boolean words) {
      super(
          builderWithoutSearcher(analyzer)
              .withWeightMatches(!words)
              .withHighlightPhrasesStrictly(!words)
              .withPassageRelevancyOverSpeed(!words)
              .withBreakIterator(WholeBreakIterator::new)
              .withFormatter(new Offsets())
              .withMaxLength(Integer.MAX_VALUE - 1));
    }

    FieldHighlighter of(String field, org.apache.lucene.search.Query query) {
      return getFieldHighlighter(field, query, extractTerms(query), 1);
    }
  }

  /** Marks a text: words in any form as one field has them, and exact ones as another. */
  private record Marked(@Nullable FieldHighlighter stemmed, @Nullable FieldHighlighter exact) {}

  private static boolean isStemmed(Query leaf) {
    return leaf instanceof Query.Term || leaf instanceof Query.Near;
  }

  private record Marks(List<Span> spans) {}

  /** Gives the places of matches instead of marked-up text. */
  private static final class Offsets extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      var spans = new ArrayList<Span>();
      for (Passage passage : passages) {
        for (int i = 0; i < passage.getNumMatches(); i++) {
          int start = passage.getMatchStarts()[i];
          int end = passage.getMatchEnds()[i];
          if (start < end) {
            spans.add(new Span(start, end));
          }
        }
      }
      return new Marks(spans);
    }
  }

  /** Marks for what a query finds. */
  public Marker marker(Query query) {
    return new Marker(query);
  }

  /** The leaves whose match makes a quote a hit and that can stand in the field. */
  private static void collect(Query query, Field field, List<Query> leaves) {
    switch (query) {
      case Query.Term t -> add(t.field(), field, query, leaves);
      case Query.Phrase p -> add(p.field(), field, query, leaves);
      case Query.Wildcard w -> add(w.field(), field, query, leaves);
      case Query.Fuzzy f -> add(f.field(), field, query, leaves);
      case Query.And a -> a.clauses().forEach(c -> collect(c, field, leaves));
      case Query.Or o -> Translator.telling(o.clauses()).forEach(c -> collect(c, field, leaves));
      case Query.Pasted p -> Translator.telling(p.words()).forEach(c -> collect(c, field, leaves));
      case Query.Near n -> add(n.field(), field, query, leaves);
      case Query.Maybe m -> collect(m.clause(), field, leaves);
      case Query.All _, Query.Days _, Query.Not _ -> {}
    }
  }

  private static void add(Field named, Field field, Query leaf, List<Query> leaves) {
    if (named == Field.ANY || named == field) {
      leaves.add(leaf);
    }
  }

  private static List<Span> merged(List<Span> marks) {
    var merged = new ArrayList<Span>();
    for (Span mark : marks) {
      Span last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && mark.start() < last.end()) {
        merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), mark.end())));
      } else {
        merged.add(mark);
      }
    }
    return merged;
  }
}
