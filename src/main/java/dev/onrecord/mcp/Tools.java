package dev.onrecord.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.check.Claim;
import dev.onrecord.check.Finding;
import dev.onrecord.check.Source;
import dev.onrecord.check.Verdict;
import dev.onrecord.model.Article;
import dev.onrecord.model.Span;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.QuerySyntaxException;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Sort;
import dev.onrecord.search.StoredArticle;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each tool does; {@code tools.yaml} says what it takes and gives. What goes wrong is told to
 * the assistant, which can do better the next time.
 */
final class Tools {
  private static final Logger LOG = LoggerFactory.getLogger(Tools.class);
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int HITS = 10;
  private static final int SPEAKERS = 20;
  private static final int LENGTH = 20_000;

  private static final ToolAnnotations READS =
      ToolAnnotations.builder()
          .readOnlyHint(true)
          .destructiveHint(false)
          .idempotentHint(true)
          .openWorldHint(false)
          .build();

  private final Onrecord onrecord;
  private final McpJsonMapper json;

  Tools(Onrecord onrecord, McpJsonMapper json) {
    this.onrecord = onrecord;
    this.json = json;
  }

  /** What a tool gives: to programs, and to readers. */
  private record Given(Object structured, String text) {}

  List<SyncToolSpecification> specifications() {
    JsonNode described = described();
    return List.of(
        tool(described, "search_quotes", this::search),
        tool(described, "check_quote", this::check),
        tool(described, "get_article", this::article),
        tool(described, "list_speakers", this::speakers));
  }

  private static JsonNode described() {
    try (InputStream yaml = Objects.requireNonNull(Tools.class.getResourceAsStream("tools.yaml"))) {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("the description of the tools", e);
    }
  }

  private SyncToolSpecification tool(
      JsonNode described, String name, Function<Arguments, Given> does) {
    JsonNode about = described.get(name);
    ObjectNode output = about.get("output").deepCopy();
    output.set("$defs", described.get("$defs"));
    Tool tool =
        Tool.builder(name, json, about.get("input").toString())
            .title(about.get("title").asText())
            .description(about.get("description").asText())
            .outputSchema(json, output.toString())
            .annotations(READS)
            .build();
    return new SyncToolSpecification(
        tool, (_, asked) -> call(does, new Arguments(asked.arguments())));
  }

  private static CallToolResult call(Function<Arguments, Given> does, Arguments arguments) {
    try {
      Given given = does.apply(arguments);
      return CallToolResult.builder()
          .addTextContent(given.text)
          .structuredContent(MAPPER.readValue(Json.write(given.structured), Map.class))
          .build();
    } catch (QuerySyntaxException e) {
      return failed(e.getMessage() + " (at character " + (e.position() + 1) + " of the query)");
    } catch (BadRequestException e) {
      return failed(e.getMessage());
    } catch (EngineException e) {
      LOG.error("The engine failed", e);
      return failed("the index cannot be read just now; try again later");
    } catch (IOException | RuntimeException e) {
      LOG.error("A bug", e);
      return failed("this is a bug in Onrecord, and it has been logged");
    }
  }

  private static CallToolResult failed(@Nullable String why) {
    return CallToolResult.builder().addTextContent(String.valueOf(why)).isError(true).build();
  }

  /** What a tool is called with; of the right types, for the schema has been checked. */
  private record Arguments(@Nullable Map<String, Object> values) {
    @Nullable String text(String name) {
      return values != null && values.get(name) instanceof String text ? text : null;
    }

    String text(String name, String missing) {
      return Objects.requireNonNullElse(text(name), missing);
    }

    int number(String name, int missing) {
      return values != null && values.get(name) instanceof Number number
          ? (int) Math.clamp(number.doubleValue(), Integer.MIN_VALUE, Integer.MAX_VALUE)
          : missing;
    }

    @Nullable LocalDate day(String name) {
      String day = text(name);
      try {
        return day == null || day.isEmpty() ? null : LocalDate.parse(day);
      } catch (DateTimeException e) {
        throw new BadRequestException(
            name, name + " is \"" + day + "\", which is no day; write it as in 2025-04-23");
      }
    }
  }

  private record Quotes(long total, List<Cited> quotes, @Nullable String next) {}

  private Given search(Arguments asked) {
    SearchRequest request =
        SearchRequest.of(asked.text("query", ""))
            .said(asked.day("from"), asked.day("to"))
            .sortedBy(Sort.named(asked.text("sort", Sort.RELEVANCE.word())))
            .limitedTo(asked.number("limit", HITS))
            .after(asked.text("cursor"))
            .counting(EnumSet.noneOf(Dimension.class), 1);
    for (Dimension dimension : List.of(Dimension.SPEAKER, Dimension.PUBLISHER, Dimension.KIND)) {
      String value = asked.text(dimension.word());
      request = value == null || value.isEmpty() ? request : request.where(dimension, value);
    }
    SearchResult result = onrecord.search(request);
    List<Cited> quotes = result.hits().stream().map(Cited::of).toList();
    String text =
        (result.total() == 1 ? "1 quote" : result.total() + " quotes")
            + quotes.stream().map(quote -> "\n\n" + quote.line()).collect(Collectors.joining())
            + (result.didYouMean() == null ? "" : "\n\nDid you mean: " + result.didYouMean().q())
            + (result.next() == null ? "" : "\n\nThere are more: cursor " + result.next());
    return new Given(new Quotes(result.total(), quotes, result.next()), text);
  }

  private record Checked(Verdict verdict, List<Held> sources) {}

  private record Held(Verdict words, Source.@Nullable By by, Cited quote, List<Change> changes) {}

  private record Change(@Nullable String source, @Nullable String claim) {}

  private Given check(Arguments asked) {
    var claim = new Claim(asked.text("quote", ""), asked.text("speaker"));
    Finding finding = onrecord.check(claim);
    List<Held> sources =
        finding.sources().stream().map(source -> held(source, claim.text())).toList();
    String text =
        word(finding.verdict())
            + (sources.isEmpty() ? ": nothing like it is in this index" : "")
            + sources.stream()
                .map(source ->
                    "\n\n" + word(source.words) + ": " + source.quote.line() + changes(source))
                .collect(Collectors.joining());
    return new Given(new Checked(finding.verdict(), sources), text);
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String changes(Held source) {
    return source.changes.stream()
        .map(change ->
            "\n  "
                + (change.source == null ? "nothing" : "“" + change.source + "”")
                + " became "
                + (change.claim == null ? "nothing" : "“" + change.claim + "”"))
        .collect(Collectors.joining());
  }

  private static Held held(Source source, String claim) {
    List<Change> changes =
        source.differences().stream()
            .map(difference ->
                new Change(
                    in(difference.first(), source.hit().quote().text()),
                    in(difference.here(), claim)))
            .toList();
    return new Held(source.words(), source.by(), Cited.of(source.hit()), changes);
  }

  private static @Nullable String in(@Nullable Span span, String text) {
    return span == null ? null : span.in(text);
  }

  private record Part(
      String articleId,
      String title,
      String publisher,
      LocalDate published,
      @Nullable String author,
      @Nullable String url,
      int start,
      int end,
      int totalLength,
      String text,
      List<Cited> quotes) {}

  private Given article(Arguments asked) {
    String id = asked.text("article_id", "");
    StoredArticle stored =
        onrecord
            .article(id)
            .orElseThrow(() -> new BadRequestException("article_id", "there is no article " + id));
    Article article = stored.article();
    int total = article.text().length();
    int start = whole(article.text(), asked.number("start", 0));
    int end = whole(article.text(), (long) start + asked.number("length", LENGTH));
    List<Cited> quotes =
        stored.quotes().stream()
            .filter(quote -> quote.span().start() >= start && quote.span().start() < end)
            .map(quote ->
                Cited.of(
                    quote,
                    article.title(),
                    article.publisher(),
                    article.published(),
                    article.url()))
            .toList();
    var part =
        new Part(
            id,
            article.title(),
            article.publisher(),
            article.published(),
            article.author(),
            article.url(),
            start,
            end,
            total,
            article.text().substring(start, end),
            quotes);
    String text =
        article.title()
            + "\n"
            + (article.publisher().isEmpty() ? "" : article.publisher() + ", ")
            + article.published()
            + "\nCharacters "
            + start
            + " to "
            + end
            + " of "
            + total
            + "\n\n"
            + part.text
            + quotes.stream().map(quote -> "\n\n" + quote.line()).collect(Collectors.joining());
    return new Given(part, text);
  }

  /** A place in a text, or the one before it where that would cut a character in two. */
  private static int whole(String text, long at) {
    int place = (int) Math.min(text.length(), at);
    boolean within =
        place > 0
            && place < text.length()
            && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
    return within ? place - 1 : place;
  }

  private record Speaker(String name, long quotes) {}

  private record Speakers(List<Speaker> speakers) {}

  private Given speakers(Arguments asked) {
    List<FacetResult.Value> found =
        onrecord.speakers(asked.text("name", ""), asked.number("limit", SPEAKERS));
    String text =
        found.isEmpty()
            ? "there is no such speaker"
            : found.stream()
                .map(speaker -> speaker.value() + ": " + speaker.count())
                .collect(Collectors.joining("\n"));
    return new Given(
        new Speakers(found.stream().map(each -> new Speaker(each.value(), each.count())).toList()),
        text);
  }
}
