package dev.onrecord.cli;

import dev.onrecord.ingest.ArticleReader;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The day of publication for articles that bring none; the same for every command that reads any.
 */
final class PublishedOption {
  @Option(
      names = "--published",
      paramLabel = "DAY",
      description = "Day of publication for articles that bring none, as in 2025-04-23.")
  @Nullable LocalDate published;

  ArticleReader reader() {
    return new ArticleReader(published);
  }
}
