package dev.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Onrecord;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Laws that hold for any text: nothing is thrown, every span lies in the text, every quote is what
 * the text says there.
 */
class ExtractionFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "“",
          "”",
          "\"",
          "''",
          "``",
          "«",
          "»",
          "’s",
          "'",
          "‘",
          " ",
          " ",
          "\n",
          "\n\n",
          ".",
          ",",
          ":",
          ";",
          "—",
          "(",
          ")",
          "said",
          "told",
          "according to",
          "Ada Quill",
          "Mr.",
          "Jr.",
          "U.S.",
          "the",
          "mayor",
          "de la",
          "and",
          "who",
          "she",
          "it",
          "on Friday",
          "April 31",
          "2025-02-30",
          "😀",
          "\u202e",
          "\u0301",
          "İ",
          "al-Sabbeh",
          "King",
          "Minister of",
          "\u00a0",
          "\ud83d",
          "the report",
          "Quill's office",
          "\t",
          "0",
          "99999999999",
          "“ ”",
          "President",
          "\r\n",
          "-",
          "@",
          "#",
          "&");

  @RepeatedTest(300)
  void lawsHoldForAnyMixture(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    var text = new StringBuilder("x");
    for (int i = random.nextInt(1, 120); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())))
          .append(random.nextBoolean() ? " " : "");
    }
    check(text.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“ ",
        "” ",
        "\" ",
        "said ",
        "Ada Quill said ",
        "A ",
        ", who ",
        "Jr. ",
        "\n“",
        "(",
        "on Monday ",
        "the "
      })
  void aMegabyteOfTheSameIsReadInTime(String piece) {
    check("x " + piece.repeat(1_000_000 / piece.length()));
  }

  private static void check(String text) {
    List<Quote> quotes =
        Onrecord.extract(new Article("a", "", "", LocalDate.of(2025, 5, 9), null, null, text));
    for (Quote quote : quotes) {
      assertThat(quote.span().in(text)).isEqualTo(quote.text()).isNotBlank();
      assertThat(quote.attribution().cue()).allMatch(cue -> cue.end() <= text.length());
      assertThat(quote.saidOn().day()).isBeforeOrEqualTo(LocalDate.of(2025, 5, 9));
    }
  }
}
