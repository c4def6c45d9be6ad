package dev.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Onrecord;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.model.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Whole little articles in, their quotes out. ⏎ stands for a line break. Published on Friday, 9 May
 * 2025.
 */
class AttributionTest {
  private static final LocalDate PUBLISHED = LocalDate.of(2025, 5, 9);

  static List<Quote> quotes(String text) {
    return Onrecord.extract(
        new Article("a", "", "", PUBLISHED, null, null, text.replace('⏎', '\n')));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/extract/speakers.psv",
      delimiter = '|',
      quoteCharacter = '$',
      numLinesToSkip = 1)
  void tellsWhoSpoke(String text, String expected) {
    String found =
        quotes(text).stream()
            .map(q -> q.attribution().speaker().label())
            .collect(Collectors.joining("; "));
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/extract/cues.psv",
      delimiter = '|',
      quoteCharacter = '$',
      numLinesToSkip = 1)
  void tellsCueAndMention(String text, String cue, String mention) {
    Quote quote = quotes(text).getFirst();
    String cues =
        quote.attribution().cue().stream().map(s -> s.in(text)).collect(Collectors.joining(" "));
    Span found = quote.attribution().mention();
    assertThat(cues).isEqualTo(cue);
    assertThat(found == null ? "" : found.in(text)).isEqualTo(mention);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/extract/kinds.psv",
      delimiter = '|',
      quoteCharacter = '$',
      numLinesToSkip = 1)
  void tellsSpeechFromOtherMarks(String text, String expected) {
    String found =
        quotes(text).stream()
            .map(q -> q.kind().word() + ": " + q.text())
            .collect(Collectors.joining("; "));
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/extract/days.psv",
      delimiter = '|',
      quoteCharacter = '$',
      numLinesToSkip = 1)
  void tellsTheDay(String text, String expected) {
    String found =
        quotes(text).stream()
            .map(q -> q.saidOn().isKnownDay() ? q.saidOn().day().toString() : "-")
            .collect(Collectors.joining("; "));
    assertThat(found).isEqualTo(expected);
  }
}
