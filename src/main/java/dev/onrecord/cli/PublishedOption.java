package dev.onrecord.cli;

import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Settings;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What is told of all articles; the same for every command that reads any. */
final class PublishedOption {
  @Spec(Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--published",
      paramLabel = "DAY",
      description = "Day of publication for articles that bring none, as in 2025-04-23.")
  @Nullable LocalDate published;

  @Option(
      names = "--publisher",
      paramLabel = "NAME",
      description = "Publisher of articles that bring none.")
  String publisher = "";

  @Option(
      names = "--map",
      paramLabel = "OURS=THEIRS",
      description =
          "What a table or JSON calls one of id, title, publisher, published, author, url, language, text; a path with dots in nested JSON. May be repeated.")
  Map<String, String> mapping = new LinkedHashMap<>();

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  PublishedOption() {}

  Settings settings() {
    try {
      return new Settings(published, publisher, mapping);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--map: " + e.getMessage());
    }
  }

  ArticleReader reader() {
    return new ArticleReader(settings());
  }
}
