package dev.onrecord.cli;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.search.DidYouMean;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Group;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches the index. */
@Command(
    name = "search",
    description = "Search quotes. Without a query, all of them, newest first.")
final class SearchCommand implements Callable<Integer> {
  private static final int FACET_VALUES = 10;

  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Mixin RequestOptions asked;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Hits a page, 0 to 200 (default: ${DEFAULT-VALUE}).")
  int limit = 10;

  @Option(names = "--cursor", paramLabel = "CURSOR", description = "Where the page before ended.")
  @Nullable String cursor;

  @Option(names = "--explain", description = "With --json: say how each score came about.")
  boolean explain;

  @Option(
      names = "--group",
      description = "One hit for all quotes of the same statement, whoever printed it.")
  boolean group;

  @Option(names = "--json", description = "Print the answer as the HTTP API gives it.")
  boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  SearchCommand() {}

  @Override
  public Integer call() {
    try (Onrecord onrecord = place.openToRead()) {
      SearchResult result = onrecord.search(request());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.write(result));
      } else {
        print(result, out);
        if (result.total() == 0) {
          hint("speaker", asked.speakers, out);
          hint("role", asked.roles, out);
        }
      }
      return Exit.OK;
    }
  }

  private static void hint(String filter, List<String> values, PrintWriter out) {
    if (!values.isEmpty()) {
      out.println();
      out.println(
          "--"
              + filter
              + " wants the whole name as it is counted; to search within names write "
              + filter
              + ":"
              + values.getFirst());
    }
  }

  private SearchRequest request() {
    SearchRequest request =
        asked
            .request()
            .limitedTo(limit)
            .after(cursor)
            .grouped(group)
            .counting(EnumSet.allOf(Dimension.class), FACET_VALUES);
    return explain ? request.explained() : request;
  }

  private static void print(SearchResult result, PrintWriter out) {
    result.ignored().forEach(out::println);
    String quotes = result.total() == 1 ? "1 quote" : result.total() + " quotes";
    out.println(
        result.groups() == null
            ? quotes
            : quotes
                + " of "
                + result.groups()
                + (result.groups() == 1 ? " statement" : " statements"));
    DidYouMean meant = result.didYouMean();
    if (meant != null) {
      out.println("did you mean: " + meant.q() + "  (" + meant.total() + ")");
    }
    for (Hit hit : result.hits()) {
      Quote quote = hit.quote();
      out.println();
      boolean reported = quote.kind() == Kind.INDIRECT;
      String text = hit.snippet().text();
      out.println(quote.kind().marked(text));
      out.println(
          "  "
              + quote.attribution().speaker().label()
              + role(quote.attribution())
              + ", "
              + quote.saidOn().words()
              + (reported ? ", reported in the article's own words" : ""));
      out.println(
          "  "
              + String.join(
                  ", ",
                  List.of(hit.publisher(), hit.published().toString(), hit.title()).stream()
                      .filter(s -> !s.isEmpty())
                      .toList())
              + "  ["
              + quote.id()
              + "]");
      Group group = hit.group();
      if (group != null && group.quotes() > 1) {
        out.println("  " + printed(group));
      }
    }
    for (FacetResult facet : result.facets()) {
      if (!facet.values().isEmpty() && facet.dimension() != Dimension.SAID_ON) {
        out.println();
        out.println(
            facet.dimension().word()
                + ": "
                + counted(facet.values())
                + (facet.more() ? ", …" : ""));
      }
    }
    if (result.next() != null) {
      out.println();
      out.println("more: --cursor " + result.next());
    }
  }

  private static String role(Attribution attribution) {
    String role = attribution.roleOfName();
    return role == null ? "" : " (" + role + ")";
  }

  private static String printed(Group group) {
    return "printed "
        + group.quotes()
        + " times, first on "
        + group.published()
        + (group.publisher().isEmpty() ? "" : " in " + group.publisher())
        + (group.outlets().isEmpty() ? "" : ": " + counted(group.outlets()));
  }

  private static String counted(List<FacetResult.Value> values) {
    return values.stream()
        .map(v -> v.value() + " (" + v.count() + ")")
        .collect(Collectors.joining(", "));
  }
}
