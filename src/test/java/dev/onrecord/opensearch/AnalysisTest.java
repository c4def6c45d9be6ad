package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.stored.Fields;
import dev.onrecord.words.Analyzers;
import dev.onrecord.words.Translator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.lucene.analysis.Analyzer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cluster makes the same words of a text as we do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalysisTest {
  private static final List<String> FIELDS =
      List.of(
          Fields.TEXT,
          Fields.EXACT,
          Fields.CONTEXT,
          Fields.TITLE,
          Fields.TITLE_EXACT,
          Fields.SPEAKER,
          Fields.ROLE,
          Fields.PUBLISHER);

  private final Analyzer analyzer = Analyzers.forFields();
  private final ClusterSettings settings = RunningCluster.shared().settings("analysis");
  private final Cluster cluster = new Cluster(settings);

  @BeforeAll
  void open() {
    OpenSearchEngine.open(settings, Clock.systemUTC()).close();
  }

  @AfterAll
  void remove() throws java.io.IOException {
    new ClusterIndex(cluster).remove();
    cluster.close();
  }

  private List<String> there(String field, String text) {
    var words = new ArrayList<String>();
    JsonNode answer =
        cluster.call("POST", "/analysis/_analyze", Map.of(), object("field", field, "text", text));
    answer.path("tokens").forEach(token -> words.add(token.path("token").asText()));
    return words;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          The bridges are late       | the bridg ar late               | the bridges are late
          Don’t, don't, donʼt        | don't don't don't               | don't don't don't
          the council’s promise      | the council promis              | the council's promise
          Café naïve ÆON straße      | cafe naiv aeon strass           | cafe naive aeon strasse
          £3.5m in 2024, well-known  | 3.5m in 2024 well known         | 3.5m in 2024 well known
          well‑known                 | well known                      | well known
          O'Hara and l'eau           | o'hara and l'eau                | o'hara and l'eau
          東京タワー                  | 東 京 タワー                      | 東 京 タワー
          a_b a.b a@b.example        | a_b a.b a b.exampl              | a_b a.b a b.example
          ——                         |                                 |
          """)
  void wordsAreMadeAlike(String text, String stemmed, String folded) {
    assertThat(String.join(" ", there(Fields.TEXT, text)))
        .isEqualTo(stemmed == null ? "" : stemmed);
    assertThat(String.join(" ", there(Fields.EXACT, text))).isEqualTo(folded == null ? "" : folded);
    for (String field : FIELDS) {
      assertThat(there(field, text))
          .as("%s of %s", field, text)
          .isEqualTo(Translator.terms(analyzer, field, text));
    }
  }

  @Test
  void wordsOfAnyTextAreMadeAlike() {
    var dice = new SplittableRandom(3);
    for (int i = 0; i < 100; i++) {
      var text = new StringBuilder();
      for (int c = 0; c < 200; c++) {
        int codePoint =
            dice.nextInt(4) == 0
                ? dice.nextInt(0x20, 0x3000)
                : " abcdeghlmnst'’.,-‑ʼ’s ing".codePointAt(dice.nextInt(24));
        text.appendCodePoint(Character.isDefined(codePoint) ? codePoint : ' ');
      }
      text.append(" ").append("x".repeat(dice.nextInt(600)));
      for (String field : List.of(Fields.TEXT, Fields.EXACT, Fields.SPEAKER)) {
        assertThat(there(field, text.toString()))
            .as("%s", text)
            .isEqualTo(Translator.terms(analyzer, field, text.toString()));
      }
    }
  }
}
