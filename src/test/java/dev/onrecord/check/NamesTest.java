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
    "Ada Mary Quill, Ada M. Quill, SAME",
    "President Quill, Ada Quill, SAME",
    "Prime Minister Ada Quill, Quill, SAME",
    "Sen. Quill, Ada Quill, SAME",
    "Zoë Quill, Zoe Quill, SAME",
    "Lech Walęsa, Lech Wałęsa, SAME",
    "'Ada Quill, mayor of Redport', Ada Quill, SAME",
    "Ada O'Brien, Ada O’Brien, SAME",
    "Elton King, Elton King, SAME",
    "King, Stephen King, UNKNOWN",
    "Mr Quill, Ben Quill, UNKNOWN",
    "The Harbour Board, Harbour Board, SAME",
    "Ben Quill, Ada Quill, OTHER",
    "B. Quill, Ada Quill, OTHER",
    "Ada Rook, Ada Quill, OTHER",
    "Walter Bush, George W. Bush, OTHER",
    "John King, Elton King, UNKNOWN",
    "Oscar Brien, Ada O'Brien, OTHER",
    "Mr Quill, Mrs Quill, OTHER",
    "Lord Macbeth, Lady Macbeth, OTHER",
    "Mrs Quill, Ben Quill, UNKNOWN",
    "George H. W. Bush, George W. Bush, UNKNOWN",
    "John Adams, John Quincy Adams, UNKNOWN",
    "Joe Rook, Joseph Rook, UNKNOWN",
    "King Charles, Ray Charles, UNKNOWN",
    "Pope Francis, Connie Francis, UNKNOWN",
    "Mayor of London, Jack London, UNKNOWN",
    "President of France, Air France, UNKNOWN",
    "Ada Quill, Ada Quill Jr., UNKNOWN",
    "Martin Luther King, Martin Luther, UNKNOWN",
    "Xi, Xi Jinping, UNKNOWN",
    "Ursula von der Leyen, von der Leyen, UNKNOWN",
    "Robert Oppenheimer, J. Robert Oppenheimer, UNKNOWN",
    "Vice President, President, UNKNOWN",
    "Foreign Ministry, Defence Ministry, UNKNOWN",
    "spokesman for Quill, Ada Quill, UNKNOWN",
    "Quill & Marsh, Marsh, UNKNOWN",
    "Judge Quill, Officer Quill, UNKNOWN",
    "'Quill, Ben', Ada Quill, OTHER",
    "'Quill, Ada', Ada Quill, SAME",
    "'Ada Quill, Jr.', 'Ada Quill, Sr.', UNKNOWN",
    "Ada\u00a0Quill, Ada Quill, SAME",
    "Sheriff Ada Quill, Ada Quill, SAME",
    "Pedro Rook, Pedro Rook Marsh, UNKNOWN",
    "Ada Jones, Ada Smith-Jones, UNKNOWN",
    "'Tobin Marsh, Ada Quill', Tobin Marsh, UNKNOWN",
    "'Tobin Marsh, Ada Quill', Ada Quill, UNKNOWN",
    "'Ada Quill, Mayor of Westhaven', Ada Quill, SAME",
    "'Ada Quill, Foreign Minister', Ada Quill, SAME",
    "'Tobin Marsh,\u00a0Ada Quill', Tobin Marsh, UNKNOWN",
    "'Tobin Marsh,\u200b Ada Quill', Tobin Marsh, UNKNOWN",
    "'Tobin Marsh, \u200b', Tobin Marsh, SAME",
    "???, Ada Quill, UNKNOWN",
    "Ada Quill, , UNKNOWN",
    ", Ada Quill, ",
  })
  void areOfOnePersonOrNot(
      @Nullable String claimed, @Nullable String actual, Source.@Nullable By by) {
    assertThat(Names.by(claimed, actual)).isEqualTo(by);
  }
}
