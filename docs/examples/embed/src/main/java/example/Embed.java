package example;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.check.Claim;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.SearchRequest;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that has Onrecord within it: takes articles, searches, checks. */
public final class Embed {
  private Embed() {}

  /** Runs it in the folder that is named. */
  public static void main(String[] arguments) throws Exception {
    Path index = Path.of(arguments[0]);
    Path articles = Files.createTempFile("articles", ".jsonl");
    Files.writeString(
        articles,
        """
        {"id": "tide", "published": "2025-04-23", "title": "The tide", "text": "“The zeppelin is late, and nobody knows why,” said Mayor Ada Quill on Tuesday."}
        """);
    try (var onrecord = Onrecord.open(index)) {
      IO.println(onrecord.ingest(articles).articles() + " article");
      var found = onrecord.search(SearchRequest.of("zeppelin").where(Dimension.SPEAKER, "Ada Quill"));
      if (found.total() != 1) {
        throw new IllegalStateException("one quote was expected, not " + found.total());
      }
      found
          .hits()
          .forEach(
              hit ->
                  IO.println(
                      hit.quote().saidOn().words()
                          + ", "
                          + hit.quote().attribution().speaker().label()
                          + ": "
                          + hit.snippet().text()));
      IO.println(onrecord.check(new Claim("The zeppelin is early, and nobody knows why", "Quill")).verdict());
      IO.println(Json.write(onrecord.speakers("quill", 1)));
    }
    for (String absent : new String[] {"io.javalin.Javalin", "picocli.CommandLine", "io.modelcontextprotocol.server.McpServer"}) {
      try {
        Class.forName(absent);
        throw new IllegalStateException(absent + " came with the library, which does not need it");
      } catch (ClassNotFoundException e) {
        // so it should be
      }
    }
    Files.delete(articles);
  }
}
