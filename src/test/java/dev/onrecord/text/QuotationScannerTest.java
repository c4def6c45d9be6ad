package dev.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotationScannerTest {
  /** ⏎ stands for a line break; found quotations are parted by " + ". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          “The tide is late,” said Ada Quill.                | The tide is late,
          "The tide is late," said Ada Quill.                | The tide is late,
          ``The tide is late,'' said Ada Quill.              | The tide is late,
          ''The tide is late,'' said Ada Quill.              | The tide is late,
          «The tide is late», said Ada Quill.                | The tide is late
          "Yes," she said, "and no."                         | Yes, + and no.
          (“Quite so.”)                                      | Quite so.
          ”Wrong way round at the start.”                    | Wrong way round at the start.
          She called it “a castle of fog” and left.          | a castle of fog
          He said ‘in single marks’ only.                    | in single marks
          ‘The dogs’ tide is late,’ said Ada Quill.          | The dogs’ tide is late,
          ‘It’s late,’ she said. ‘And it isn’t warm.’        | It’s late, + And it isn’t warm.
          The sailors’ tide of ’87 was late.                 | $$
          “He told me ‘go home’ and I went,” she said.       | He told me ‘go home’ and I went,
          A board 10" wide and 12" long.                     | $$
          “Never closed in this paragraph⏎Next one is plain. | Never closed in this paragraph
          “One.⏎⏎“Two.⏎⏎“Three,” she said.                   | One.⏎⏎“Two.⏎⏎“Three,
          "One.⏎⏎"Two," she said.                            | One.⏎⏎"Two,
          “ ”                                                | $$
          """)
  void findsQuotations(String text, String expected) {
    String article = text.replace('⏎', '\n');
    String found =
        QuotationScanner.scan(article).stream()
            .map(q -> q.inner().in(article))
            .collect(Collectors.joining(" + "));
    assertThat(found.replace('\n', '⏎')).isEqualTo(expected);
  }
}
