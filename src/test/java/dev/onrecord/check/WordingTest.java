package dev.onrecord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Span;
import dev.onrecord.search.Difference;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claimed words beside what was said: what differs by typography alone, and what does not. */
class WordingTest {
  private static final String SAID =
      "The bridge is not safe, and it won't be before the 5.3 million are spent. “Never,” they told me – is that an answer?";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "The bridge is not safe, and it won't be before the 5.3 million are spent. “Never,” they told me – is that an answer? | verbatim",
        "\"the bridge is not safe, and it won’t be before the 5.3 million are spent. \"Never,\" they told me — is that an answer?\" | verbatim",
        "The  bridge is\tnot safe, and it won't be before the 5.3 million are spent. “Never,” they told me – is that an answer?” | verbatim",
        "The bridge is not safe | trimmed",
        "The bridge is not safe. | trimmed",
        "It won't be before the 5.3 million are spent, | trimmed",
        "The bridge is not safe … is that an answer? | trimmed",
        "The bridge is not safe [...] they told me | trimmed",
        "The bridge is not safe, and it won't be before the 5.3 million are spent. “Never,” they told me – is that an answer | altered",
        "The bridge is not safe, and it won't be before the 5.3 million are spent. “Never,” they told me – is that an answer! | altered",
        "The bridge is safe, and it won't be before the 5.3 million are spent | altered",
        "and it won't be before the 5 million are spent | altered",
        "and it won't be before the 5 | altered",
        "The bridge is not safe and it won't be | altered",
        "The Bridge is not safe, and it won't be | altered",
        "The bridge is NOT safe, and it won't be | altered",
        "The bridge is not safe … won't be … and it | altered",
        "The bridge is not safe is that an answer? | altered",
        "the bridge was never as safe as it was when they built it | ",
        "and it won | ",
        "an answer to all that you ever asked | ",
        "Never | trimmed",
      })
  void isHeldToWhatWasSaid(String claimed, @Nullable String words) {
    assertThat(
            new Wording(claimed)
                .in(SAID)
                .map(match -> match.words().name().toLowerCase(java.util.Locale.ROOT))
                .orElse(null))
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "The bridge is not safe | [, and it won't be before the 5.3 million are spent. “Never,” they told me – is that an answer?]",
        "they told me … answer? | [The bridge is not safe, and it won't be before the 5.3 million are spent. “Never,”] [– is that an]",
        "The bridge is safe, and it won't be before the 5.3 million are spent. “Never,” they told us – is that an answer? | [not] [me>us]",
      })
  void tellsWhatDiffers(String claimed, String differences) {
    Wording.Match match = new Wording(claimed).in(SAID).orElseThrow();
    assertThat(
            match.differences().stream()
                .map(d -> "[" + shown(d, claimed) + "]")
                .collect(Collectors.joining(" ")))
        .isEqualTo(differences);
  }

  private static String shown(Difference difference, String claimed) {
    Span here = difference.here();
    return Objects.requireNonNull(difference.first()).in(SAID)
        + (here == null ? "" : ">" + here.in(claimed));
  }

  @Test
  void aWordIsNoPartOfAnother() {
    assertThat(new Wording("we can").in("I said we can't")).isEmpty();
    assertThat(new Wording("partisan").in("It is non-partisan")).isEmpty();
    assertThat(new Wording("4").in("It costs $4.50")).isEmpty();
    assertThat(new Wording("can").in("Yes—can you?").orElseThrow().words())
        .isEqualTo(Verdict.TRIMMED);
  }
}
