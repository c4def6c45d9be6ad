package dev.onrecord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.model.Kind;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    // Fragments in a reporter's sentence and halves of what was said are no whole quotes.
    Map<Verdict, Integer> asItIs = Objects.requireNonNull(verdicts.remove("as it is"));
    assertThat(asItIs).containsOnlyKeys(Verdict.VERBATIM, Verdict.TRIMMED);
    assertThat(asItIs.get(Verdict.VERBATIM)).isGreaterThan(60);
    assertThat(verdicts.remove("typography")).isEqualTo(asItIs);
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

  /** An article, a claim about Ada Quill, and what becomes of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "Mayor Ada Quill said the crane was safe for every child in town. | The crane was safe for every child in town | not_found",
        "“I would support the crane plan,” said Ada Quill, “if somebody else paid for it.” | I would support the crane plan. | trimmed",
        "“I would support the crane plan,” said Ada Quill, “if somebody else paid for it.” | if somebody else paid for it | trimmed",
        "Ada Quill denied that “the crane is going to be closed in June”. | The crane is going to be closed in June | trimmed",
        "“The crane is late, and so is the boat,” said Ada Quill on Monday. | The crane is late, and so is the boat. | verbatim",
        "“The crane is late, and so is the boat,” said Ben Rook on Monday. | The crane is late, and so is the boat. | other_speaker",
        "“The crane is late, and so is the boat,” said Walter Quill on Monday. | The crane is late, and so is the boat. | other_speaker",
        "“The crane is late, and so is the boat,” said Queen Ada on Monday. | The crane is late, and so is the boat. | unknown_speaker",
        "“I would support the crane plan,” said Mr. Quill, “if somebody else paid for it.” | I would support the crane plan. | trimmed",
        "Ada Quill denied: “The crane is unsafe for the children of this town.” | The crane is unsafe for the children of this town. | trimmed",
        "“I doubt that the crane is late,” said Ben Rook. | crane is late | not_found",
      })
  void aSentenceIsNoMoreThanWhatWasPrinted(String text, String claimed, String verdict)
      throws IOException {
    try (var own = Onrecord.open(Files.createTempDirectory(folder, "own"))) {
      Path article =
          Files.writeString(
              folder.resolve("article.jsonl"),
              Json.write(Map.of("id", "a", "published", "2025-04-23", "text", text)) + "\n");
      own.ingest(article);
      assertThat(own.check(new Claim(claimed, "Ada Quill")).verdict())
          .isEqualTo(Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)));
    }
  }

  @Test
  void whatIsFullOfSignsIsLookedFor() {
    for (String claimed :
        new String[] {
          "a…".repeat(4_700),
          "zebra … ".repeat(1_000),
          "a".repeat(9_500),
          "İ".repeat(9_400),
          "x-".repeat(4_700) + "y"
        }) {
      assertThat(onrecord.check(new Claim(claimed, "b".repeat(200))).verdict())
          .isEqualTo(Verdict.NOT_FOUND);
    }
  }

  @Test
  void aQuoteThatIsTooLongLeavesTheOthersToBeChecked() {
    String said = quotes().getFirst().quote().text();
    String text =
        "“"
            + "a word ".repeat(2_000)
            + "”\n\n“"
            + said
            + "”\n\n“The crane is late,” said A"
            + "bc".repeat(500)
            + " Quill.";
    Findings findings = onrecord.checkText(text, 10);
    assertThat(findings.more()).isPositive();
    assertThat(findings.findings()).extracting(finding -> finding.claim().text()).contains(said);
  }
}
