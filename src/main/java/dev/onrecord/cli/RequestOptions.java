package dev.onrecord.cli;

import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.Sort;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What quotes are wanted, for the commands that search. */
final class RequestOptions {
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
      names = "--role",
      paramLabel = "ROLE",
      description = "Only speakers who are called so; may be repeated.")
  List<String> roles = List.of();

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
      names = "--lenient",
      description = "Search the words of a query that cannot be read, and say what was ignored.")
  boolean lenient;

  SearchRequest request() {
    return request(words);
  }

  /** The same for a command whose first word is a name, and which keeps the request. */
  SearchRequest requestBehindName() {
    if (lenient || !sort.equals(Sort.RELEVANCE.word())) {
      throw new BadRequestException(
          "sort",
          "an alert tells of quotes as they come, and keeps no query that cannot be read; leave out --sort and --lenient");
    }
    return request(words.subList(1, words.size()));
  }

  private SearchRequest request(List<String> query) {
    SearchRequest request =
        SearchRequest.of(String.join(" ", query)).said(from, to).sortedBy(Sort.named(sort));
    request = lenient ? request.leniently() : request;
    request = with(request, Dimension.SPEAKER, speakers);
    request = with(request, Dimension.PUBLISHER, publishers);
    request = with(request, Dimension.KIND, kinds);
    request = with(request, Dimension.ROLE, roles);
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
}
