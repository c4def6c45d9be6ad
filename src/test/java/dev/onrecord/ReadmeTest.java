package dev.onrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The five lines of Java in the README, run. */
class ReadmeTest {
  @TempDir Path folder;

  @Test
  void fiveLinesOfJavaSearchArticles() throws IOException {
    Path articles = folder.resolve("articles.jsonl");
    Files.writeString(
        articles,
        "{\"id\": \"a\", \"published\": \"2025-04-23\", \"text\": \"“The harbour bridge is late,” said Ada Quill.\"}\n");
    var printed = new ArrayList<String>();
    // README: from here
    try (var onrecord = Onrecord.open(folder.resolve("index"))) {
      onrecord.ingest(articles);
      var result = onrecord.search("speaker:\"Ada Quill\" harbour");
      result
          .hits()
          .forEach(hit ->
              printed.add(
                  hit.quote().attribution().speaker().label() + ": " + hit.snippet().text()));
    }
    // README: to here
    assertThat(printed).containsExactly("Ada Quill: The harbour bridge is late,");
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme)
        .contains(
            "var result = onrecord.search(\"speaker:\\\"Ada Quill\\\" harbour\");",
            "onrecord.ingest(");
  }
}
