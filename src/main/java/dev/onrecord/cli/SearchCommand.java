package dev.onrecord.cli;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Sort;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches the index. */
@Command(
    name = "search",
    description = "Search quotes. Without a query, all of them, newest first.")
final class SearchCommand implements Callable<Integer> {
  private static final int FACET_VALUES = 10;

  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..*",
      description =
          "Words, \"exact phrases\", speaker:name, said:2025-04 …; see docs/query-syntax.md.")
  List<String> words = List.of();

  @Option(
      names = "--speaker",
      paramLabel = "NAME",
      description = "Only this speaker; may be repeated.")
  List<String> speakers = List.of();

  @Option(
      names = "--publisher",
      paramLabel = "NAME",
      description = "Only this publisher; may be repeated.")
  List<String> publishers = List.of();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "direct, mixed or indirect; may be repeated.")
  List<String> kinds = List.of();

  @Option(
      names = "--said-on",
      paramLabel = "TIME",
      description = "A year, month or day, as in 2025-04; may be repeated.")
  List<String> saidOn = List.of();

  @Option(names = "--from", paramLabel = "DAY", description = "Said on this day or later.")
  @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Said on this day or earlier.")
  @Nullable LocalDate to;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description = "relevance, newest or oldest (default: ${DEFAULT-VALUE}).")
  String sort = "relevance";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Hits a page, 0 to 200 (default: ${DEFAULT-VALUE}).")
  int limit = 10;

  @Option(names = "--cursor", paramLabel = "CURSOR", description = "Where the page before ended.")
  @Nullable String cursor;

  @Option(names = "--json", description = "Print the answer as the HTTP API gives it.")
  boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  SearchCommand() {}

  @Override
  public Integer call() {
    try (Onrecord onrecord = Onrecord.openToRead(place.index)) {
      SearchResult result = onrecord.search(request());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.write(result));
      } else {
        print(result, out);
        if (result.total() == 0 && !speakers.isEmpty()) {
          out.println();
          out.println(
              "--speaker wants the whole name as it is counted; to search within names write speaker:"
                  + speakers.getFirst());
        }
      }
      return Exit.OK;
    }
  }

  private SearchRequest request() {
    SearchRequest request =
        SearchRequest.of(String.join(" ", words))
            .said(from, to)
            .sortedBy(Sort.named(sort))
            .limitedTo(limit)
            .after(cursor)
            .counting(EnumSet.allOf(Dimension.class), FACET_VALUES);
    request = with(request, Dimension.SPEAKER, speakers);
    request = with(request, Dimension.PUBLISHER, publishers);
    request = with(request, Dimension.KIND, kinds);
    return with(request, Dimension.SAID_ON, saidOn);
  }

  private static SearchRequest with(
      SearchRequest request, Dimension dimension, List<String> values) {
    SearchRequest more = request;
    for (String value : values) {
      more = more.where(dimension, value);
    }
    return more;
  }

  private static void print(SearchResult result, PrintWriter out) {
    out.println(result.total() == 1 ? "1 quote" : result.total() + " quotes");
    for (Hit hit : result.hits()) {
      Quote quote = hit.quote();
      out.println();
      boolean reported = quote.kind() == Kind.INDIRECT;
      String text = hit.snippet().text();
      out.println((reported ? text : "“" + text + "”") + (hit.snippet().cut() ? " […]" : ""));
      out.println(
          "  "
              + quote.attribution().speaker().label()
              + ", "
              + day(quote.saidOn())
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
    }
    for (FacetResult facet : result.facets()) {
      if (!facet.values().isEmpty() && facet.dimension() != Dimension.SAID_ON) {
        out.println();
        out.println(
            facet.dimension().word()
                + ": "
                + facet.values().stream()
                    .map(v -> v.value() + " (" + v.count() + ")")
                    .collect(Collectors.joining(", "))
                + (facet.more() ? ", …" : ""));
      }
    }
    if (result.next() != null) {
      out.println();
      out.println("more: --cursor " + result.next());
    }
  }

  private static String day(SaidOn saidOn) {
    return saidOn.isKnownDay() ? "said on " + saidOn.day() : "in print " + saidOn.day();
  }
}
