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
import org.jspecify.annotations.Nullable;

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

  /** Of longer claims so many of the parts between ellipses, and so much of each, are asked for. */
  private static final int PIECES = 12;

  private static final int LONGEST_PIECE = 700;

  private static final int LONGEST_ROW = 300;

  /** Fewer words that others said too are no news. */
  private static final int TELLING = 4;

  /** A reporter's words within a sentence. */
  private static final String TOLD =
      "(?:[^.!?\\n\"“”„«»‹›‘]|\\.(?!\\s+\\p{Lu})|(?<=\\b(?:\\p{Lu}|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Prof))\\.){1,300}";

  /** The quote goes on behind the words that name its speaker, or began before them. */
  private static final Pattern GOES_ON =
      Pattern.compile("^[,;]?[\"”“»›’']?[,;]?" + TOLD + "[,;:—–-]\\s?[\"“„«‹‘']");

  private static final Pattern WENT_BEFORE =
      Pattern.compile("[,;—–-]?[\"”“»›’'][,;]?\\s" + TOLD + "[,;:—–-]\\s?[\"“„«‹‘']?$");

  /** It is said that these words are not so, or were not said. */
  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)(?:\\b(?:den(?:y|ies|ied|ying)|never|not|false|falsely|fake|reject\\w*|disput\\w*|refut\\w*)|n['’]t)\\b[^.!?\\n]*$");

  private final SearchEngine engine;

  /** A checker of what an index holds. */
  public Checker(SearchEngine engine) {
    this.engine = engine;
  }

  /** What the index holds of a claimed quote. */
  public Finding check(Claim claim) {
    var found = new Found(claim);
    String exactly = phrases(claim.text());
    boolean all = found.look(exactly, Sort.OLDEST);
    if (!all && found.best() != Verdict.VERBATIM) {
      found.look(exactly, Sort.RELEVANCE);
    }
    if (found.best().compareTo(Verdict.TRIMMED) > 0) {
      found.lookAmongOwn(exactly, Sort.OLDEST);
    }
    if (found.best() == Verdict.NOT_FOUND || found.best() == Verdict.ALTERED) {
      String alike = rows(claim.text());
      found.look(alike, Sort.RELEVANCE);
      if (!found.isOwn()) {
        found.lookAmongOwn(alike, Sort.RELEVANCE);
      }
    }
    return found.finding();
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
            .filter(Claim::isFor)
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
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(PIECES)
        .map(piece -> "text:\"" + begun(piece.strip()) + "\"")
        .collect(Collectors.joining(" AND "));
  }

  /** As much of it as is enough to find it, cut between words. */
  private static String begun(String piece) {
    int end = piece.length() <= LONGEST_PIECE ? -1 : piece.lastIndexOf(' ', LONGEST_PIECE);
    return end < 0 ? piece : piece.substring(0, end);
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
        .filter(each -> each.length() <= LONGEST_ROW)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(ROWS)
        .map(each -> "text:\"" + each + "\"")
        .collect(Collectors.joining(" OR "));
  }

  /** A source before it is told of. */
  private record Near(Hit hit, Wording.Match match, Source.@Nullable By by) {
    /** What this source says of the claim. */
    Verdict verdict() {
      if (match.words() == Verdict.ALTERED || by == null || by == Source.By.SAME) {
        return match.words();
      }
      return by == Source.By.OTHER ? Verdict.OTHER_SPEAKER : Verdict.UNKNOWN_SPEAKER;
    }

    boolean isOther() {
      return by == Source.By.OTHER;
    }
  }

  /** The own before another's, all of the words before a part, the likest, and the oldest first. */
  private static final Comparator<Near> NEAREST =
      Comparator.comparing((Near near) -> near.match.words() == Verdict.ALTERED)
          .thenComparing(near -> near.by != null && near.by != Source.By.SAME)
          .thenComparing(near -> near.match.words())
          .thenComparing(near -> !near.isOther())
          .thenComparing(near -> -near.match.alike())
          .thenComparing(near -> near.hit.quote().saidOn().day())
          .thenComparing(near -> near.hit.quote().id());

  /** What was found so far. */
  private final class Found {
    private final Claim claim;
    private final Wording wording;
    private final Map<String, Near> sources = new HashMap<>();

    Found(Claim claim) {
      this.claim = claim;
      this.wording = new Wording(claim.text());
    }

    Verdict best() {
      return sources.values().stream().min(NEAREST).map(Near::verdict).orElse(Verdict.NOT_FOUND);
    }

    /** Whether the nearest is by the one who is named. */
    boolean isOwn() {
      return sources.values().stream().min(NEAREST).filter(n -> n.by == Source.By.SAME).isPresent();
    }

    /** Whether all was looked at that the query finds. */
    boolean look(String q, Sort sort) {
      SearchResult result =
          engine.search(
              SearchRequest.of(q)
                  .leniently()
                  .where(Dimension.KIND, Kind.DIRECT.word())
                  .where(Dimension.KIND, Kind.MIXED.word())
                  .sortedBy(sort)
                  .limitedTo(LOOKED_AT)
                  .counting(EnumSet.noneOf(Dimension.class), 1));
      result.hits().forEach(this::hold);
      return result.total() <= LOOKED_AT;
    }

    /** Looks among what those said whose surname is that of the one who is claimed to. */
    void lookAmongOwn(String q, Sort sort) {
      String surname = claim.speaker() == null ? "" : Names.surname(claim.speaker());
      if (!surname.isEmpty()) {
        look("+(" + q + ") +speaker:\"" + surname + "\"", sort);
      }
    }

    private void hold(Hit hit) {
      Quote quote = hit.quote();
      wording
          .in(quote.text())
          .map(match ->
              new Near(
                  hit,
                  whole(hit, match),
                  Names.by(claim.speaker(), quote.attribution().speaker().name())))
          .filter(near ->
              !near.isOther()
                  || near.match.words() == Verdict.VERBATIM
                  || wording.words() >= TELLING)
          .ifPresent(near -> sources.put(quote.id(), near));
    }

    /** A fragment in a reporter's sentence, or half of what was said, is no whole quote. */
    private static Wording.Match whole(Hit hit, Wording.Match match) {
      boolean part =
          hit.quote().kind() == Kind.MIXED
              || Character.isLowerCase(hit.quote().text().codePointAt(0))
              || DENIED.matcher(hit.snippet().before()).find()
              || GOES_ON.matcher(hit.snippet().after()).find()
              || WENT_BEFORE.matcher(hit.snippet().before()).find();
      return part && match.words() == Verdict.VERBATIM
          ? new Wording.Match(Verdict.TRIMMED, match.alike(), match.cuts())
          : match;
    }

    Finding finding() {
      List<Source> nearest =
          sources.values().stream().sorted(NEAREST).limit(SHOWN).map(this::source).toList();
      return new Finding(claim, null, best(), nearest);
    }

    private Source source(Near near) {
      boolean altered = near.match.words() == Verdict.ALTERED;
      return new Source(
          near.hit,
          near.match.words(),
          near.by,
          altered ? wording.differences(near.hit.quote().text()) : near.match.cuts());
    }
  }
}
