package dev.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Onrecord;
import dev.onrecord.model.Article;
import dev.onrecord.model.Kind;
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

  /** The quotes in marks; reported speech has a table of its own. */
  static List<Quote> quotes(String text) {
    return all(text).stream().filter(q -> q.kind() != Kind.INDIRECT).toList();
  }

  private static List<Quote> all(String text) {
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
    assertThat(cues(quote, text)).isEqualTo(cue);
    assertThat(source(quote, text)).isEqualTo(mention);
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

  /** Reported speech: content, cue, source and speaker of each, as the text has them. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/extract/reported.psv",
      delimiter = '|',
      quoteCharacter = '$',
      numLinesToSkip = 1)
  void tellsReportedSpeech(String text, String expected) {
    String found =
        all(text).stream()
            .filter(q -> q.kind() == Kind.INDIRECT)
            .map(q -> source(q, text) + " " + cues(q, text) + ": " + q.text())
            .collect(Collectors.joining("; "));
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }

  /** The whole of what is said around the words in marks. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/extract/content.psv",
      delimiter = '|',
      quoteCharacter = '$',
      numLinesToSkip = 1)
  void tellsTheWholeContent(String text, String expected) {
    String found =
        quotes(text).stream()
            .map(q -> q.content().stream().map(s -> s.in(text)).collect(Collectors.joining(" … ")))
            .collect(Collectors.joining("; "));
    assertThat(found).isEqualTo(expected);
  }

  private static String cues(Quote quote, String text) {
    return quote.attribution().cue().stream().map(s -> s.in(text)).collect(Collectors.joining(" "));
  }

  private static String source(Quote quote, String text) {
    Span found = quote.attribution().mention();
    return found == null ? "" : found.in(text);
  }
}
