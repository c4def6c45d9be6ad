package dev.onrecord.crf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of every number, each with a number of its own in a table that is not much larger. */
class PerfectHashTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 7, 100, 5_000, 90_000})
  void eachKeyHasANumberOfItsOwn(int count) {
    int[] keys = new Random(count).ints(0, 1 << Features.BITS).distinct().limit(count).toArray();
    PerfectHash hash = PerfectHash.of(keys);
    assertThat(Arrays.stream(keys).map(hash::of).distinct()).hasSize(count);
    assertThat(hash.size()).isLessThanOrEqualTo(Math.max(64, 3 * count));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1_000})
  void anyOtherKeyHasANumberWithinTheTable(int count) {
    PerfectHash hash = PerfectHash.of(IntStream.range(0, count).map(i -> i * 7).toArray());
    assertThat(new Random(1).ints(10_000).map(hash::of)).allMatch(n -> n >= 0 && n < hash.size());
  }
}
