package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.model.Extraction;
import dev.onrecord.model.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Finds the quotes of many articles, letting each tell who is meant in the others.
 *
 * <p>A later article may be the one that gives a full name. So articles wait until there is a
 * window of them, all of which is learned before the first is resolved; what is learned stays for
 * the windows after. For one thread.
 */
public final class CorpusFinder {
  private static final int ARTICLES = 1_000;
  private static final int CHARACTERS = 4_000_000;

  private final QuoteFinder finder;
  private final BiConsumer<Article, List<Quote>> sink;
  private final List<Read> window = new ArrayList<>();
  private int characters;

  private record Read(Article article, Extraction extraction) {}

  /** Makes a finder; the sink is given each article with its quotes, in the order they came. */
  public CorpusFinder(QuoteFinder finder, BiConsumer<Article, List<Quote>> sink) {
    this.finder = finder;
    this.sink = sink;
  }

  /** Takes the next article. */
  public void add(Article article) {
    if (characters + article.text().length() > CHARACTERS || window.size() == ARTICLES) {
      finish();
    }
    window.add(new Read(article, finder.learn(article)));
    characters += article.text().length();
  }

  /** Hands over what still waits. */
  public void finish() {
    for (Read read : window) {
      sink.accept(read.article, finder.resolve(read.article, read.extraction));
    }
    window.clear();
    characters = 0;
  }
}
