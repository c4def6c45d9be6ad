package dev.onrecord.cli;

import dev.onrecord.fetch.PoliteFetcher;
import dev.onrecord.follow.WebSource;
import dev.onrecord.reader.ArticleFiles;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Found;
import dev.onrecord.search.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which articles to read; the same for every command that reads any. */
final class ArticlesOption {
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files, folders or web addresses; - is standard input.")
  List<String> paths = List.of();

  @Mixin PublishedOption told = new PublishedOption();

  @Mixin FetchingOption fetching = new FetchingOption();

  @Option(
      names = "--part",
      paramLabel = "K/N",
      converter = Part.Reading.class,
      description =
          "Of all articles only each N-th, from the K-th on: N processes that read the same share the work.")
  Part part = Part.WHOLE;

  ArticleFiles files() throws IOException {
    return ArticleFiles.of(
        paths.stream().filter(path -> !ADDRESS.matcher(path).matches()).toList());
  }

  /** Whether all of it lies on this machine, and is the same when it is read again. */
  boolean isHere() {
    return paths.stream().noneMatch(path -> path.equals("-") || ADDRESS.matcher(path).matches());
  }

  /** Reads the files, then fetches the addresses and what the files lead to. */
  void read(ArticleFiles files, Consumer<Found> sink, LongConsumer bytes) {
    read(files, sink, sink, bytes);
  }

  /**
   * Reads as the other does.
   *
   * @param here takes what is found in the files, in an order that is always the same
   * @param elsewhere takes what is fetched
   */
  void read(
      ArticleFiles files, Consumer<Found> here, Consumer<Found> elsewhere, LongConsumer bytes) {
    ArticleReader reader = told.reader();
    var links = new ArrayList<Entry.Linked>();
    paths.stream()
        .filter(p -> ADDRESS.matcher(p).matches())
        .map(WebSource::link)
        .forEach(links::add);
    files.read(
        reader,
        System.in,
        part.of(found -> found.link().ifPresentOrElse(links::add, () -> here.accept(found))),
        bytes);
    if (!links.isEmpty()) {
      try (PoliteFetcher fetcher = fetching.fetcher(paths)) {
        new WebSource(fetcher, reader).read(links, elsewhere);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineException("interrupted; what was acknowledged is safe", e);
      }
    }
  }
}
