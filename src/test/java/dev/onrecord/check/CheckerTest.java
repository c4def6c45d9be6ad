package dev.onrecord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Onrecord;
import dev.onrecord.model.Kind;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every quote of the sample, misquoted in every way. */
class CheckerTest {
  private static final int LONG = 9;

  @TempDir static Path folder;

  private static Onrecord onrecord;

  @BeforeAll
  static void ingest() throws IOException {
    onrecord = Onrecord.open(folder.resolve("index"));
    onrecord.ingestSample();
  }

  @AfterAll
  static void close() {
    onrecord.close();
  }

  private static List<Hit> quotes() {
    var quotes = new ArrayList<Hit>();
    onrecord.all(SearchRequest.of(""), quotes::add);
    quotes.removeIf(hit ->
        hit.quote().kind() == Kind.INDIRECT
            || hit.quote().attribution().speaker().name() == null
            || hit.quote().text().split(" ", -1).length < LONG);
    return quotes;
  }

  @Test
  void whatIsMisquotedIsNeverCalledVerbatim() {
    var verdicts = new TreeMap<String, Map<Verdict, Integer>>();
    List<Hit> quotes = quotes();
    assertThat(quotes).hasSizeGreaterThan(80);
    for (int i = 0; i < quotes.size(); i++) {
      Hit other = quotes.get((i + 7) % quotes.size());
      Mutations.of(quotes.get(i), other)
          .forEach((way, claim) ->
              verdicts
                  .computeIfAbsent(way, _ -> new EnumMap<>(Verdict.class))
                  .merge(onrecord.check(claim).verdict(), 1, Integer::sum));
    }
    verdicts.forEach((way, counts) -> System.out.println(way + ": " + counts));
    assertThat(verdicts.remove("as it is")).containsOnlyKeys(Verdict.VERBATIM);
    assertThat(verdicts.remove("typography")).containsOnlyKeys(Verdict.VERBATIM);
    assertThat(verdicts.get("end cut")).containsOnlyKeys(Verdict.TRIMMED);
    assertThat(verdicts.get("middle cut, and said so")).containsOnlyKeys(Verdict.TRIMMED);
    assertThat(verdicts.get("never said")).containsOnlyKeys(Verdict.NOT_FOUND);
    assertThat(verdicts.get("speaker")).containsOnlyKeys(Verdict.OTHER_SPEAKER);
    assertThat(verdicts)
        .allSatisfy((_, counts) -> assertThat(counts).doesNotContainKey(Verdict.VERBATIM));
  }

  @Test
  void aTextIsCheckedQuoteByQuote() {
    Hit said = quotes().getFirst();
    String speaker = said.quote().attribution().speaker().name();
    String text =
        "“"
            + said.quote().text()
            + "” "
            + speaker
            + " said on Monday. “Nobody ever uttered a zorvane of such a kind,” said Ada Nobody.";
    Findings findings = onrecord.checkText(text, 10);
    assertThat(findings.more()).isZero();
    assertThat(findings.findings())
        .extracting(Finding::verdict)
        .containsExactly(Verdict.VERBATIM, Verdict.NOT_FOUND);
    Finding first = findings.findings().getFirst();
    assertThat(first.span()).isNotNull();
    assertThat(first.sources().getFirst().hit().quote().id()).isEqualTo(said.quote().id());
    assertThat(onrecord.checkText(text, 1).more()).isOne();
  }
}
