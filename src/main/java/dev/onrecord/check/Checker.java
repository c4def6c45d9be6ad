package dev.onrecord.check;

import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Hit;
import dev.onrecord.search.PlainWords;
import dev.onrecord.search.SearchEngine;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Sort;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks for claimed quotes in an index. May be shared by any number of threads. */
public final class Checker {
  /** Sources told of. */
  private static final int SHOWN = 5;

  /** Quotes looked at for each question to the index. */
  private static final int LOOKED_AT = 20;

  /** Rows of words that are looked for. */
  private static final int ROWS = 9;

  private static final Pattern SIGNS = Pattern.compile("[\"\\\\“”„]");
  private static final Pattern ELLIPSIS = Pattern.compile("…|\\.{3,}");

  private static final Comparator<Source> NEAREST =
      Comparator.comparing(Source::verdict)
          .thenComparing(source -> source.hit().quote().saidOn().day())
          .thenComparing(source -> source.hit().quote().id());

  private final SearchEngine engine;

  /** A checker of what an index holds. */
  public Checker(SearchEngine engine) {
    this.engine = engine;
  }

  /** What the index holds of a claimed quote. */
  public Finding check(Claim claim) {
    var sources = new Sources(claim);
    String exactly = phrases(claim.text());
    boolean all = sources.look(exactly, Sort.OLDEST);
    if (!all && sources.best() != Verdict.VERBATIM) {
      sources.look(exactly, Sort.RELEVANCE);
    }
    if (sources.best().compareTo(Verdict.TRIMMED) > 0) {
      sources.lookAmongOwn(exactly, Sort.OLDEST);
    }
    if (sources.best() == Verdict.NOT_FOUND || sources.best() == Verdict.ALTERED) {
      String alike = rows(claim.text());
      sources.look(alike, Sort.RELEVANCE);
      sources.lookAmongOwn(alike, Sort.RELEVANCE);
    }
    return sources.finding();
  }

  /**
   * What the index holds of quotes that were found in a text, reported speech left out.
   *
   * @param most how many of them to look for
   */
  public Findings check(List<Quote> quotes, int most) {
    List<Quote> claimed =
        quotes.stream()
            .filter(quote -> quote.kind() != Kind.INDIRECT)
            .filter(quote -> !PlainWords.of(quote.text()).isEmpty())
            .toList();
    List<Finding> findings =
        claimed.stream()
            .filter(quote -> quote.text().length() <= Claim.LONGEST)
            .limit(most)
            .map(quote ->
                check(new Claim(quote.text(), quote.attribution().speaker().name()))
                    .at(quote.span()))
            .toList();
    return new Findings(findings, claimed.size() - findings.size());
  }

  /** What has these words in a row; where somebody left some out, those before and after. */
  private static String phrases(String text) {
    return Arrays.stream(ELLIPSIS.split(SIGNS.matcher(text).replaceAll(" ")))
        .filter(piece -> !PlainWords.of(piece).isEmpty())
        .map(piece -> "text:\"" + piece.strip() + "\"")
        .collect(Collectors.joining(" AND "));
  }

  /**
   * What has some of these words in a row. Of a long claim the rows with the longest words, which
   * are the rarest; of a short one every row, as they are few.
   */
  private static String rows(String text) {
    List<String> words = PlainWords.of(text.toLowerCase(Locale.ROOT));
    int row = Wording.row(words.size());
    int step = words.size() <= 3 * row ? 1 : row;
    return IntStream.iterate(0, at -> at == 0 || at + row <= words.size(), at -> at + step)
        .mapToObj(at -> words.subList(at, Math.min(words.size(), at + row)))
        .map(each -> String.join(" ", each))
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(ROWS)
        .map(each -> "text:\"" + each + "\"")
        .collect(Collectors.joining(" OR "));
  }

  /** What was found so far. */
  private final class Sources {
    private final Claim claim;
    private final Wording wording;
    private final Map<String, Source> sources = new HashMap<>();

    Sources(Claim claim) {
      this.claim = claim;
      this.wording = new Wording(claim.text());
    }

    Verdict best() {
      return sources.values().stream()
          .map(Source::verdict)
          .min(Comparator.naturalOrder())
          .orElse(Verdict.NOT_FOUND);
    }

    /** Whether all was looked at that the query finds. */
    boolean look(String q, Sort sort) {
      SearchResult result =
          engine.search(
              SearchRequest.of(q)
                  .leniently()
                  .sortedBy(sort)
                  .limitedTo(LOOKED_AT)
                  .counting(EnumSet.noneOf(Dimension.class), 1));
      result.hits().forEach(this::hold);
      return result.total() <= LOOKED_AT;
    }

    /** Looks among what those said whose surname is that of the one who is claimed to. */
    void lookAmongOwn(String q, Sort sort) {
      if (claim.speaker() != null) {
        Names.words(claim.speaker()).stream()
            .reduce((_, last) -> last)
            .ifPresent(surname -> look("+(" + q + ") +speaker:\"" + surname + "\"", sort));
      }
    }

    private void hold(Hit hit) {
      wording
          .in(hit.quote().text())
          .map(match ->
              new Source(
                  hit,
                  match.words(),
                  Names.by(claim.speaker(), hit.quote().attribution().speaker().name()),
                  match.differences()))
          .ifPresent(source -> sources.put(hit.quote().id(), source));
    }

    Finding finding() {
      return new Finding(
          claim, null, best(), sources.values().stream().sorted(NEAREST).limit(SHOWN).toList());
    }
  }
}
