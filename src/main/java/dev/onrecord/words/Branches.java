package dev.onrecord.words;

import dev.onrecord.search.Query;
import dev.onrecord.stored.QuoteSource;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.memory.MemoryIndex;
import org.jspecify.annotations.Nullable;

/**
 * By which branches of a query a quote has matched. In {@code (harbour AND ferry) OR late} a quote
 * without a ferry has matched by its lateness alone, and its harbour is nothing that was asked for.
 */
final class Branches {
  private final Analyzer analyzer;
  private final Translator translator;
  private final Map<Query, org.apache.lucene.search.Query> translated;
  private final QuoteSource source;
  private @Nullable MemoryIndex index;

  /**
   * The branches of one quote.
   *
   * @param translated what was translated before, for all quotes of a query
   */
  Branches(
      Analyzer analyzer,
      Translator translator,
      Map<Query, org.apache.lucene.search.Query> translated,
      QuoteSource source) {
    this.analyzer = analyzer;
    this.translator = translator;
    this.translated = translated;
    this.source = source;
  }

  /** Whether a query has branches of which only some need hold, and of each more than one word. */
  static boolean in(Query query) {
    return switch (query) {
      case Query.And a -> a.clauses().stream().anyMatch(Branches::in);
      case Query.Or o -> o.clauses().stream().anyMatch(c -> isBranch(c) || in(c));
      case Query.Maybe m -> isBranch(m.clause()) || in(m.clause());
      default -> false;
    };
  }

  /** The query without the branches that do not hold. */
  Query held(Query query) {
    return switch (query) {
      case Query.And a -> new Query.And(held(a.clauses()));
      case Query.Or o -> new Query.Or(held(o.clauses().stream().filter(this::holds).toList()));
      case Query.Maybe m -> holds(m.clause()) ? new Query.Maybe(held(m.clause())) : new Query.All();
      default -> query;
    };
  }

  private List<Query> held(List<Query> clauses) {
    return clauses.stream().map(this::held).toList();
  }

  /** A single word that does not hold is nowhere to be marked. */
  private boolean holds(Query branch) {
    return !isBranch(branch)
        || index().search(translated.computeIfAbsent(branch, translator::translate)) > 0;
  }

  private static boolean isBranch(Query query) {
    return query instanceof Query.And and
        && and.clauses().stream()
            .anyMatch(c ->
                !(c instanceof Query.Not || c instanceof Query.All || c instanceof Query.Days));
  }

  private MemoryIndex index() {
    MemoryIndex made = index;
    if (made == null) {
      var document = new Document();
      Searchable.add(document, source);
      made = MemoryIndex.fromDocument(document, analyzer);
      index = made;
    }
    return made;
  }
}
