package dev.onrecord.cli;

import dev.onrecord.ingest.ArticleFiles;
import dev.onrecord.ingest.ArticleReader;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which articles to read; the same for every command that reads any. */
final class ArticlesOption {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files or folders; - is standard input.")
  List<String> paths = List.of();

  @Mixin PublishedOption published = new PublishedOption();

  ArticleFiles files() throws IOException {
    return ArticleFiles.of(paths);
  }

  ArticleReader reader() {
    return published.reader();
  }
}
