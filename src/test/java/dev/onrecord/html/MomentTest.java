package dev.onrecord.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as machines and people write them: a text in, the day on the writer's calendar out. */
class MomentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-04-23                             | 2025-04-23 |
          2025/4/3                               | 2025-04-03 |
          20250423                               | 2025-04-23 |
          2025-04-23T23:30:00                    | 2025-04-23 |
          2025-04-23T23:30:00Z                   | 2025-04-23 | 2025-04-23T23:30:00Z
          2025-04-23T23:30:00-05:00              | 2025-04-23 | 2025-04-24T04:30:00Z
          2025-04-23T01:30:00.123+0200           | 2025-04-23 | 2025-04-22T23:30:00Z
          2025-04-23T01:30+02                    | 2025-04-23 | 2025-04-22T23:30:00Z
          2025-04-23 01:30:00 +0200              | 2025-04-23 | 2025-04-22T23:30:00Z
          2025-04-23 01:30 UTC                   | 2025-04-23 | 2025-04-23T01:30:00Z
          2025-04-23 01:30:00.000000             | 2025-04-23 |
          20250423T013000Z                       | 2025-04-23 | 2025-04-23T01:30:00Z
          Wed, 23 Apr 2025 23:30:00 GMT          | 2025-04-23 | 2025-04-23T23:30:00Z
          Wed, 23 Apr 2025 23:30:00 -0500        | 2025-04-23 | 2025-04-24T04:30:00Z
          23 Apr 2025 23:30 EST                  | 2025-04-23 | 2025-04-24T04:30:00Z
          Wed Apr 23 21:30:09 EST 2025           | 2025-04-23 |
          April 23, 2025                         | 2025-04-23 |
          Apr. 23, 2025 at 5:36 pm               | 2025-04-23 |
          23rd of April 2025                     | 2025-04-23 |
          23-Apr-2025                            | 2025-04-23 |
          Sept. 3, 2025                          | 2025-09-03 |
          """)
  void aDateIsRead(String text, LocalDate day, Instant at) {
    assertThat(Moment.read(text)).isEqualTo(new Moment(day, at));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "yesterday",
        "04/05/2025",
        "23.4.2025",
        "2025",
        "2025-04",
        "2025-02-30",
        "2025-13-01",
        "31 April 2025",
        "1444541400",
        "99999999"
      })
  void whatIsNoDayOrMayBeTwoIsNone(String text) {
    assertThat(Moment.read(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Published: 23 April 2025, updated 25 April 2025 | 2025-04-23
          By Ada Quill · April 23, 2025                   | 2025-04-23
          Quill may 2 march 2025 miles                    | 2025-03-02
          """)
  void theFirstDateInATextIsFound(String text, LocalDate day) {
    assertThat(Moment.find(text)).extracting(Moment::day).isEqualTo(day);
  }
}
