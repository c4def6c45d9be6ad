package dev.onrecord.lucene;

import dev.onrecord.model.Span;
import dev.onrecord.search.Field;
import dev.onrecord.search.Query;
import dev.onrecord.search.Snippet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Marks what matched in a quote, with Lucene's unified highlighter. */
final class Snippets {
  private final Analyzer analyzer;
  private final Translator translator;

  Snippets(Analyzer analyzer, Translator translator) {
    this.analyzer = analyzer;
    this.translator = translator;
  }

  /** Marks for one query; made once a request. */
  final class Marker {
    private final org.apache.lucene.search.Query stemmed;
    private final org.apache.lucene.search.Query exact;
    private final UnifiedHighlighter highlighter =
        UnifiedHighlighter.builderWithoutSearcher(analyzer)
            .withBreakIterator(WholeBreakIterator::new)
            .withFormatter(new Offsets())
            .withMaxLength(Integer.MAX_VALUE - 1)
            .build();

    private Marker(Query query) {
      var leaves = new ArrayList<Query>();
      collect(query, leaves);
      this.stemmed = anyOf(leaves.stream().filter(Snippets::isStemmed).toList());
      this.exact = anyOf(leaves.stream().filter(l -> !isStemmed(l)).toList());
    }

    private org.apache.lucene.search.Query anyOf(List<Query> leaves) {
      if (leaves.isEmpty()) {
        return new MatchNoDocsQuery("nothing to mark");
      }
      var any = new BooleanQuery.Builder();
      leaves.forEach(l -> any.add(translator.translate(l), Occur.SHOULD));
      return any.build();
    }

    Snippet snippet(QuoteSource source) {
      String text = source.quote().text();
      return new Snippet(text, marks(text), source.before(), source.after());
    }

    private List<Span> marks(String text) {
      var marks = new ArrayList<Span>();
      marks.addAll(marks(Fields.TEXT, stemmed, text));
      marks.addAll(marks(Fields.EXACT, exact, text));
      marks.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
      return merged(marks);
    }

    private List<Span> marks(String field, org.apache.lucene.search.Query query, String text) {
      if (query instanceof MatchNoDocsQuery) {
        return List.of();
      }
      try {
        Object found = highlighter.highlightWithoutSearcher(field, query, text, 1);
        return found instanceof Marks(List<Span> spans) ? spans : List.of();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

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

  Marker marker(Query query) {
    return new Marker(query);
  }

  /** The leaves whose match makes a quote a hit and that can stand in its text. */
  private static void collect(Query query, List<Query> leaves) {
    switch (query) {
      case Query.Term t -> add(t.field(), query, leaves);
      case Query.Phrase p -> add(p.field(), query, leaves);
      case Query.Wildcard w -> add(w.field(), query, leaves);
      case Query.Fuzzy f -> add(f.field(), query, leaves);
      case Query.And a -> a.clauses().forEach(c -> collect(c, leaves));
      case Query.Or o -> Translator.telling(o.clauses()).forEach(c -> collect(c, leaves));
      case Query.Pasted p -> Translator.telling(p.words()).forEach(c -> collect(c, leaves));
      case Query.Near n -> add(n.field(), query, leaves);
      case Query.Maybe m -> collect(m.clause(), leaves);
      case Query.All _, Query.Days _, Query.Not _ -> {}
    }
  }

  private static void add(Field field, Query leaf, List<Query> leaves) {
    if (field == Field.ANY || field == Field.TEXT) {
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
