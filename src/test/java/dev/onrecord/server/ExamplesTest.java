package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.Sort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clients in docs/examples, run against a server. */
class ExamplesTest {
  @ParameterizedTest
  @CsvSource({"python3, client.py", "node, client.mjs"})
  void aClientSaysWhatIsThere(String language, String example, @TempDir Path folder)
      throws IOException, InterruptedException {
    boolean here = isHere(language);
    assertThat(here || System.getenv("CI") == null).as(language + " must be here").isTrue();
    assumeTrue(here, language + " is not here: its example is not run");
    try (var server = new RunningServer(folder)) {
      List<Hit> hits =
          server
              .onrecord()
              .search(
                  SearchRequest.of("bridge")
                      .where(Dimension.SPEAKER, "Ada Quill")
                      .where(Dimension.SPEAKER, "Tobin Marsh")
                      .sortedBy(Sort.OLDEST)
                      .limitedTo(200))
              .hits();
      Hit first = hits.getFirst();
      assertThat(output(language, "docs/examples/" + example, server.address()))
          .containsExactly(
              hits.size() + " quotes",
              first.quote().saidOn().day()
                  + " "
                  + first.quote().attribution().speaker().label()
                  + ": "
                  + first.snippet().text(),
              "altered - A promise to a city is a promise,",
              "refused: a bracket is opened and never closed");
    }
  }

  private static boolean isHere(String language) throws InterruptedException {
    try {
      return new ProcessBuilder(language, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
