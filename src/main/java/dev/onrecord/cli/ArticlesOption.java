package dev.onrecord.cli;

import dev.onrecord.ingest.ArticleFiles;
import dev.onrecord.ingest.ArticleReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which articles to read; the same for every command that reads any. */
final class ArticlesOption {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files or folders; - is standard input.")
  List<String> paths = List.of();

  @Option(
      names = "--published",
      paramLabel = "DAY",
      description = "Day of publication for articles that bring none, as in 2025-04-23.")
  @Nullable LocalDate published;

  ArticleFiles files() throws IOException {
    return ArticleFiles.of(paths);
  }

  ArticleReader reader() {
    return new ArticleReader(published);
  }
}
