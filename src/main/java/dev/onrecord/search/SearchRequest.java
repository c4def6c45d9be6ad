package dev.onrecord.search;

import dev.onrecord.model.Kind;
import dev.onrecord.search.Histogram.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One question to an engine. Values of one dimension are alternatives; dimensions narrow each
 * other.
 *
 * <pre>{@code
 * SearchRequest.of("harbour bridge").where(Dimension.SPEAKER, "Ada Quill").sortedBy(Sort.OLDEST)
 * }</pre>
 *
 * @param q the query as typed; empty for every quote
 * @param where chosen values by dimension
 * @param from first day said, or null
 * @param to last day said, or null
 * @param sort order of the hits
 * @param limit hits a page, 0 to 200
 * @param cursor where the page before ended, or null for the first
 * @param facets dimensions to count
 * @param facetSize values a dimension, 1 to 10,000; chosen ones come on top of it
 * @param interval length of the histogram's bars, or null for one that shows a readable number
 * @param lenient whether input that is no query is searched for its words, instead of refused
 * @param explain whether each hit says how its score came about
 * @param grouped whether quotes of the same statement are one hit
 */
public record SearchRequest(
    String q,
    Map<Dimension, List<String>> where,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Sort sort,
    int limit,
    @Nullable String cursor,
    Set<Dimension> facets,
    int facetSize,
    @Nullable Interval interval,
    boolean lenient,
    boolean explain,
    boolean grouped) {
  /** Most hits a page. */
  public static final int MOST_HITS = 200;

  /** Most values a facet. */
  public static final int MOST_FACET_VALUES = 10_000;

  /** Longest query, in UTF-16 code units. */
  public static final int LONGEST_QUERY = 10_000;

  private static final Pattern TIME = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
  private static final int MOST_VALUES = 500;
  private static final int HITS = 10;
  private static final int FACET_VALUES = 10;

  /**
   * Copies the collections; refuses what no engine could answer with {@link BadRequestException}.
   */
  public SearchRequest {
    var copy = new LinkedHashMap<Dimension, List<String>>();
    where.forEach((dimension, values) -> {
      checkValues(dimension, values);
      copy.put(dimension, List.copyOf(values));
    });
    where = Map.copyOf(copy);
    facets = Set.copyOf(facets);
    where.getOrDefault(Dimension.KIND, List.of()).forEach(SearchRequest::checkKind);
    where.getOrDefault(Dimension.SAID_ON, List.of()).forEach(SearchRequest::checkTime);
    if (limit < 0 || limit > MOST_HITS) {
      throw new BadRequestException(
          "limit", "limit is " + limit + "; it goes from 0 to " + MOST_HITS);
    }
    if (facetSize < 1 || facetSize > MOST_FACET_VALUES) {
      throw new BadRequestException(
          "facet_size", "facet_size is " + facetSize + "; it goes from 1 to " + MOST_FACET_VALUES);
    }
    if (from != null && to != null && from.isAfter(to)) {
      throw new BadRequestException("from", "from (" + from + ") is after to (" + to + ")");
    }
    if (q.length() > LONGEST_QUERY) {
      throw new BadRequestException(
          "q", "the query has " + q.length() + " characters; the most is " + LONGEST_QUERY);
    }
  }

  private static void checkValues(Dimension dimension, List<String> values) {
    if (values.size() > MOST_VALUES) {
      throw new BadRequestException(
          dimension.word(), "more than " + MOST_VALUES + " values are chosen in one dimension");
    }
    if (values.stream().anyMatch(value -> value == null || value.isEmpty())) {
      throw new BadRequestException(
          dimension.word(), "a chosen " + dimension.word() + " is empty; leave it out for any");
    }
  }

  private static void checkKind(String value) {
    List<String> kinds = Arrays.stream(Kind.values()).map(Kind::word).toList();
    if (!kinds.contains(value)) {
      throw new BadRequestException(
          "kind", "there is no kind \"" + value + "\"; there are " + String.join(", ", kinds));
    }
  }

  private static void checkTime(String value) {
    if (!TIME.matcher(value).matches() || !DayWords.isTime(value)) {
      throw new BadRequestException(
          "said_on",
          "said_on is \""
              + value
              + "\"; write a year, month or day as in 2025, 2025-04 or 2025-04-23");
    }
  }

  /** Refuses to group where all hits are wanted. */
  public void checkPlain() {
    if (grouped) {
      throw new BadRequestException(
          "group", "all hits are all quotes; to go through statements, page with cursors");
    }
  }

  /** A request for the first page of what a query finds, with every facet. */
  public static SearchRequest of(String q) {
    var draft = new Draft();
    draft.q = q;
    return draft.done();
  }

  /** The same, with one more chosen value. */
  public SearchRequest where(Dimension dimension, String value) {
    var more = new LinkedHashMap<>(where);
    var values = new ArrayList<>(more.getOrDefault(dimension, List.of()));
    values.add(value);
    more.put(dimension, values);
    return with(draft -> draft.where = more);
  }

  /** The same, for words said from the first day to the last; null leaves an end open. */
  public SearchRequest said(@Nullable LocalDate first, @Nullable LocalDate last) {
    return with(draft -> {
      draft.from = first;
      draft.to = last;
    });
  }

  /** The same, in another order. */
  public SearchRequest sortedBy(Sort order) {
    return with(draft -> draft.sort = order);
  }

  /** The same, with another number of hits a page. */
  public SearchRequest limitedTo(int hits) {
    return with(draft -> draft.limit = hits);
  }

  /** The page after the one that ended at the cursor. */
  public SearchRequest after(@Nullable String end) {
    return with(draft -> draft.cursor = end);
  }

  /** The same, counting these dimensions, so many values each. */
  public SearchRequest counting(Set<Dimension> dimensions, int values) {
    return with(draft -> {
      draft.facets = dimensions;
      draft.facetSize = values;
    });
  }

  /** The same, with bars of this length in the histogram; null for a readable number of them. */
  public SearchRequest over(@Nullable Interval bars) {
    return with(draft -> draft.interval = bars);
  }

  /** The same; input that is no query is searched for its words. */
  public SearchRequest leniently() {
    return with(draft -> draft.lenient = true);
  }

  /** The same, with the reasons for each hit's score. */
  public SearchRequest explained() {
    return with(draft -> draft.explain = true);
  }

  /** The same, with one hit for all quotes of the same statement: the best of them. */
  public SearchRequest grouped(boolean groups) {
    return with(draft -> draft.grouped = groups);
  }

  private SearchRequest with(Consumer<Draft> change) {
    var draft = new Draft();
    draft.q = q;
    draft.where = where;
    draft.from = from;
    draft.to = to;
    draft.sort = sort;
    draft.limit = limit;
    draft.cursor = cursor;
    draft.facets = facets;
    draft.facetSize = facetSize;
    draft.interval = interval;
    draft.lenient = lenient;
    draft.explain = explain;
    draft.grouped = grouped;
    change.accept(draft);
    return draft.done();
  }

  /** A request that is not yet checked. */
  private static final class Draft {
    private String q = "";
    private Map<Dimension, List<String>> where = Map.of();
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private Sort sort = Sort.RELEVANCE;
    private int limit = HITS;
    private @Nullable String cursor;
    private Set<Dimension> facets = EnumSet.allOf(Dimension.class);
    private int facetSize = FACET_VALUES;
    private @Nullable Interval interval;
    private boolean lenient;
    private boolean explain;
    private boolean grouped;

    private SearchRequest done() {
      return new SearchRequest(
          q, where, from, to, sort, limit, cursor, facets, facetSize, interval, lenient, explain,
          grouped);
    }
  }
}
