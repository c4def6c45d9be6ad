package dev.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an article's quotes a search should find. */
class StatementsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "The mayor said that the bridge would open in May. | that the bridge would open in May",
        "The council denied that it had sold the old quay. |",
        "Officials did not say when the northern line would open again. |",
        "Rolf Ubben backed the plan. |",
        "Ubben said no. |",
        "“No,” said Ubben. | No,",
        "The company said that it would not close the northern line. | that it would not close the northern line",
      })
  void areQuotesAndWhatSomebodyDidSay(String text, String expected) {
    var article = new Article("a", "", "", LocalDate.of(2025, 5, 9), null, null, text);
    String found =
        new QuoteFinder()
            .findStatements(article).stream().map(Quote::text).collect(Collectors.joining("; "));
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }
}
