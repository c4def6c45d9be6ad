package dev.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Onrecord;
import dev.onrecord.model.Article;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A text eight times as long takes about eight times as long to read, also when it is nothing but
 * the same again, on one line or many. {@code -Dlinear.longest=10000000} reads as much as an
 * article may have.
 */
class LinearTimeTest {
  private static final int LONGEST = Integer.getInteger("linear.longest", 200_000);

  private static final int TIMES = 8;

  /** What a machine may take for an eighth and for the whole; the square would be 64. */
  private static final double MOST = 16;

  /** What is over sooner tells nothing. */
  private static final double MOMENT = 0.5;

  private static final int TRIES = 3;

  @BeforeAll
  static void warmUp() {
    for (int i = 0; i < 500; i++) {
      seconds("“The tide (late) is late,” said Ada Quill. “Very,” he said on Friday. ", 500);
    }
  }

  /** {@code #} stands for a number that is another each time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "“",
        "\"",
        "“”",
        "‘’ ",
        "“ ‘ \" « ",
        "«x» ",
        "''x'' ``y`` ",
        "said ",
        "said “x y” ",
        "“x y” said ",
        "a",
        "7",
        "a# ",
        "(",
        "([{}]) ",
        "😀",
        "\u202e\u202c",
        ". ",
        "“x y.” Z. ",
        "“x y,” said Ada Q#. ",
        "“x y,” said Mayor Ada Quill. “x y,” the mayor said. ",
        "Robert “B#” Tarn. ",
        "Ada Quill said. He said. ",
        "Ada Q# and Tobin M# said that she had told him so. ",
        "a: “x y”\n",
        "Q: x\nA: “x y”\n",
        "“x\n\n",
        "“x y.”\n\n— Ada Quill\n\n",
        "it said it ",
        "on Monday, May 5, 2025, ",
        "the mayor of the city of ",
        "when he, who said, "
      })
  void timeGrowsWithTheTextAndNotWithItsSquare(String piece) {
    double part = 1;
    double whole = Double.POSITIVE_INFINITY;
    for (int i = 0; i < TRIES && whole > MOMENT + MOST * part; i++) {
      part = Math.min(part, seconds(piece, LONGEST / TIMES));
      whole = Math.min(whole, seconds(piece, LONGEST));
    }
    assertThat(whole).as("seconds; an eighth took %.3f", part).isLessThan(MOMENT + MOST * part);
  }

  private static double seconds(String piece, int length) {
    var text = new StringBuilder("x ");
    for (int i = 0; text.length() + piece.length() < length; i++) {
      text.append(piece.replace("#", letters(i)));
    }
    var article = new Article("a", "", "", LocalDate.of(2025, 5, 9), null, null, text.toString());
    long start = System.nanoTime();
    assertThat(Onrecord.extract(article)).isNotNull();
    return (System.nanoTime() - start) / 1e9;
  }

  /** A number in letters, as a name needs them. */
  private static String letters(int number) {
    var letters = new StringBuilder();
    for (int n = number + 26; n > 0; n /= 26) {
      letters.append((char) ('a' + n % 26));
    }
    return letters.toString();
  }
}
