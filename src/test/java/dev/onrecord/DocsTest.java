package dev.onrecord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.Field;
import dev.onrecord.search.Sort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the docs must speak of: every field, route, parameter, problem, command and option. */
class DocsTest {
  private static String doc(String name) throws IOException {
    return Files.readString(Path.of("docs", name));
  }

  private static Stream<String> found(String source, String pattern) throws IOException {
    Matcher matcher =
        Pattern.compile(pattern)
            .matcher(Files.readString(Path.of("src/main/java/dev/onrecord", source)));
    return matcher.results().map(m -> m.group(1));
  }

  @Test
  void everyFieldIsDocumented() throws IOException {
    String doc = doc("query-syntax.md");
    assertThat(
            Stream.of(Field.values()).filter(f -> f != Field.ANY).map(f -> "`" + f.word() + ":`"))
        .allMatch(doc::contains);
  }

  @Test
  void everyRouteParameterAndProblemIsDocumented() throws IOException {
    String doc = doc("http-api.md");
    assertThat(
            found(
                    "server/Routes.java",
                    "(?:routes\\.\\w+\\(|reading\\(\\s*routes,)\\s*\"([^\"]+)\"")
                .map(r -> r.replaceAll("[<{](\\w+)[>}]", "{$1}")))
        .isNotEmpty()
        .allMatch(doc::contains);
    assertThat(found("server/Parameters.java", "context, \"(\\w+)\"").map(p -> "`" + p + "`"))
        .isNotEmpty()
        .allMatch(doc::contains);
    assertThat(Stream.of(Dimension.values()).map(d -> "`" + d.word() + "`"))
        .allMatch(doc::contains);
    assertThat(Stream.of(Sort.values()).map(s -> "`" + s.word() + "`")).allMatch(doc::contains);
    var problems = new ArrayList<String>();
    for (String source :
        new String[] {
          "server/ErrorMapper.java",
          "server/RefusedRequest.java",
          "server/Routes.java",
          "server/WriteGuard.java",
          "server/WritingRoutes.java",
          "server/CheckRoute.java",
          "server/LastingRoutes.java",
          "server/AlertRoutes.java",
          "server/McpRoute.java",
          "server/RateLimit.java",
          "server/RefusedEarly.java"
        }) {
      found(source, "Problem\\.(?:of|type)\\(\\s*\"([a-z-]+)\"").forEach(problems::add);
    }
    assertThat(problems).isNotEmpty().allMatch(p -> doc.contains("`" + p + "`"));
  }

  @Test
  void everyCommandAndOptionIsDocumented() throws IOException {
    String doc = doc("command-line.md");
    try (Stream<Path> commands = Files.list(Path.of("src/main/java/dev/onrecord/cli"))) {
      for (Path command : commands.toList()) {
        String source = "cli/" + command.getFileName();
        assertThat(found(source, "names = \"(--[a-z-]+)\"")).allMatch(doc::contains, source);
        assertThat(
                found(source, "@Command\\(\\s*name = \"([a-z]+)\"")
                    .filter(n -> !n.equals("onrecord")))
            .allMatch(n -> doc.contains("`" + n), source);
      }
    }
  }
}
