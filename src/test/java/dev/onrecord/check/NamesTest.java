package dev.onrecord.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "Ada Quill, Ada Quill, SAME",
    "ada quill, Ada Quill, SAME",
    "Quill, Ada Quill, SAME",
    "A. Quill, Ada Quill, SAME",
    "Ada Quill, Ada M. Quill, SAME",
    "President Quill, Ada Quill, SAME",
    "Prime Minister Ada Quill, Quill, SAME",
    "Zoë Quill, Zoe Quill, SAME",
    "Ben Quill, Ada Quill, OTHER",
    "B. Quill, Ada Quill, OTHER",
    "Ada, Ada Quill, OTHER",
    "Ada Quill, , UNKNOWN",
    ", Ada Quill, ",
  })
  void areOfOnePersonOrNot(
      @Nullable String claimed, @Nullable String actual, Source.@Nullable By by) {
    assertThat(Names.by(claimed, actual)).isEqualTo(by);
  }
}
