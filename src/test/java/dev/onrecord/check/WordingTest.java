package dev.onrecord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Span;
import dev.onrecord.search.Difference;
import java.util.List;
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
        "The bridge is not\u200b safe | trimmed",
        "\u202eThe bridge is not safe | altered",
        "The bridge is \u2067not\u2069 safe, and it won't be before the 5.3 million are spent | altered",
        "The bridge is not safe . . . they told me | trimmed",
        "The bridge is not safe, and it won't be before the 5.3 million are spent. ‘Never,’ they told me -- is that an answer? | verbatim",
        "The bridge is not safe...? | altered",
        "The bridge is not safe … and it won't be | altered",
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
    var wording = new Wording(claimed);
    Wording.Match match = wording.in(SAID).orElseThrow();
    List<Difference> all =
        match.words() == Verdict.ALTERED ? wording.differences(SAID) : match.cuts();
    assertThat(
            all.stream().map(d -> "[" + shown(d, claimed) + "]").collect(Collectors.joining(" ")))
        .isEqualTo(differences);
  }

  private static String shown(Difference difference, String claimed) {
    Span here = difference.here();
    return Objects.requireNonNull(difference.first()).in(SAID)
        + (here == null ? "" : ">" + here.in(claimed));
  }

  @Test
  void marksThatOpenAParagraphAgainAreNoWords() {
    String said = "The well is dry.\n\n“The second is too, since June.";
    assertThat(new Wording("The well is dry. The second is too, since June").in(said).orElseThrow())
        .isEqualTo(new Wording.Match(Verdict.VERBATIM, 1, java.util.List.of()));
  }

  @Test
  void aWordIsNoPartOfAnother() {
    assertThat(new Wording("we can").in("I said we can't")).isEmpty();
    assertThat(new Wording("partisan").in("It is non-partisan")).isEmpty();
    assertThat(new Wording("4").in("It costs $4.50")).isEmpty();
    assertThat(new Wording("can").in("Yes—can you?").orElseThrow().words())
        .isEqualTo(Verdict.TRIMMED);
  }

  /** Each pair says another thing than the other, or the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "5 percent is what we got | -5 percent is what we got | altered",
        "5 percent is what we got | .5 percent is what we got | altered",
        "–5 degrees is what it was | 5 degrees is what it was | altered",
        "— 5 degrees is what it was | 5 degrees is what it was | altered",
        "The tax goes up by 5 % | The tax goes up by 5 | altered",
        "It cost 5 €. | It cost 5 | altered",
        "$ 5 is what it cost | 5 is what it cost | altered",
        "Great idea that was 🙄 | Great idea that was | altered",
        "Taxes for the rich … | Taxes for the rich. | trimmed",
        "Let us all eat, grandma | Let us all eat … grandma | altered",
        "No. More taxes for them | No … more taxes for them | altered",
        "No more taxes for them | No … more taxes for them | altered",
        "The dogs' bowls are all here | The dogs bowls are all here | altered",
        "He said “never again” to me | He said ‘never again’ to me | verbatim",
        "The cafe\u0301 is shut for good | The café is shut for good | verbatim",
        "The bridge – the old one – is shut | The bridge - the old one -- is shut | verbatim",
        "It is\u2003wide and\u200bopen to all | It is wide and open to all | verbatim",
        "–5C was the coldest that we had | 5C was the coldest that we had | altered",
        "–$5bn is our loss this year | $5bn is our loss this year | altered",
        "It is 1.5m people who died | It is 5m people who died | altered",
        "She told me “I am guilty” yesterday | She told me I am guilty yesterday | altered",
        ">5 percent of us will die | 5 percent of us will die | altered",
        "I would give the mayor a B– | I would give the mayor a B | altered",
        "I really love this mayor ;) | I really love this mayor | altered",
        "'Tis the boys' fault that we lost | 'Tis the boys fault that we lost | altered",
        "It is [s]he who lied to us | It is she who lied to us | altered",
        "No, no, no, says the whole house | No … no, says the whole house | trimmed",
        "The hole is 5\" deep in the road | The hole is 5 deep in the road | altered",
        "They sold it 'as it was' to us | They sold it “as it was” to us | verbatim",
        "It was never, ever mine to sell | it was never, ever mine to sell, | verbatim",
        "\\Ewe won it all in the end | \\Ewe won it all in the end | verbatim",
      })
  void whatCountsAndWhatDoesNot(String said, String claimed, String words) {
    assertThat(new Wording(claimed).in(said).orElseThrow().words())
        .isEqualTo(Verdict.valueOf(words.toUpperCase(java.util.Locale.ROOT)));
  }

  @Test
  void differencesAreOfWordsAndNotOfTheMarksAtTheEnds() {
    String said =
        "We shall open the ferry this year, and the bridge next year, “if all goes well”.";
    String claimed = "we shall open the harbour this year, and the bridge next year";
    assertThat(new Wording(claimed).differences(said))
        .extracting(d -> d.first() == null ? "" : d.first().in(said))
        .containsExactly("ferry", "“if all goes well”.");
  }

  @Test
  void longClaimsTakeTimeInProportion() {
    for (String sign : new String[] {"-", " ", "'", "…", "\"", "a ", "5.", "[", "1:"}) {
      String text = "a" + sign.repeat(9_000 / sign.length()) + "b";
      assertThat(new Wording(text).in(text + " and more of it")).as(sign).isPresent();
    }
  }
}
