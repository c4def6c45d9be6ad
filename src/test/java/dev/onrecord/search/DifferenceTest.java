package dev.onrecord.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Span;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the same            | the tide is late     | the tide is late      |
          other apostrophes   | it's late            | it’s late             |
          a word more         | the tide is late     | the tide is very late | +very
          a word less         | the tide is late     | the tide late         | -is
          another word        | the tide is late     | the ferry is late     | -tide +ferry
          trimmed             | so the tide is late, | the tide is late      | -so -late, +late
          nothing in common   | the tide             | a ferry               | -the tide +a ferry
          """)
  void areTheWordsThatAreOthersOrMissing(
      String what, String first, String here, @Nullable String expected) {
    String told =
        Difference.between(first, here).stream()
            .map(d -> sign("-", d.first(), first) + " " + sign("+", d.here(), here))
            .map(String::strip)
            .collect(Collectors.joining(" "));
    assertThat(told).isEqualTo(expected == null ? "" : expected);
  }

  private static String sign(String sign, @Nullable Span span, String text) {
    return span == null ? "" : sign + span.in(text);
  }

  @RepeatedTest(20)
  void makeTheOneOutOfTheOther(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    String first = words(random, 1 + random.nextInt(30), 6);
    String here = words(random, 1 + random.nextInt(30), 6);
    List<Difference> differences = Difference.between(first, here);
    assertThat(without(first, differences.stream().map(Difference::first)))
        .isEqualTo(without(here, differences.stream().map(Difference::here)));
  }

  /** The words of a text but those at some places. */
  private static List<String> without(String text, Stream<@Nullable Span> places) {
    var rest = new StringBuilder(text);
    places
        .flatMap(Stream::ofNullable)
        .toList()
        .reversed()
        .forEach(place -> rest.delete(place.start(), place.end()));
    return List.of(rest.toString().strip().split("\\s+", -1));
  }

  @Test
  void ofTextsThatDifferInVeryManyWordsAllInBetweenIsOneDifference() {
    String first = "so it began " + words(new Random(1), 60_000, 50_000) + " and so it ended";
    String here = "so it began " + words(new Random(2), 60_000, 50_000) + " and so it ended";
    assertThat(Difference.between(first, here))
        .singleElement()
        .satisfies(d -> {
          assertThat(d.first()).isNotNull().matches(s -> s.start() == 12);
          assertThat(d.here()).isNotNull().matches(s -> here.startsWith(" and so", s.end()));
        });
  }

  private static String words(Random random, int count, int different) {
    return IntStream.range(0, count)
        .mapToObj(_ -> "w" + random.nextInt(different))
        .collect(Collectors.joining(" "));
  }
}
