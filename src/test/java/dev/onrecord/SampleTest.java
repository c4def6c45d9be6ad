package dev.onrecord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onrecord.model.Quote;
import dev.onrecord.search.StoredArticle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The articles that come with the program, against what a careful reader finds in them. */
class SampleTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private static List<JsonNode> expected() throws IOException {
    InputStream in =
        Objects.requireNonNull(SampleTest.class.getResourceAsStream("/sample/expected.jsonl"));
    var nodes = new ArrayList<JsonNode>();
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        nodes.add(JSON.readTree(line));
      }
    }
    return nodes;
  }

  @Test
  void everyQuoteIsFoundAndFewSpeakersAreWrong() throws IOException {
    try (Onrecord onrecord = Onrecord.open(folder)) {
      assertThat(onrecord.ingestSample().added()).isEqualTo(40);
      var articles = new HashMap<String, Map<String, Quote>>();
      int right = 0;
      int wrong = 0;
      int days = 0;
      List<JsonNode> expected = expected();
      for (JsonNode gold : expected) {
        Map<String, Quote> quotes =
            articles.computeIfAbsent(
                gold.get("article").asText(), id -> byText(onrecord.article(id).orElseThrow()));
        Quote quote = Objects.requireNonNull(quotes.get(gold.get("text").asText()), gold::toString);
        String name = String.valueOf(quote.attribution().speaker().name());
        right += name.equals(gold.get("speaker").asText("null")) ? 1 : 0;
        wrong += !name.equals("null") && !name.equals(gold.get("speaker").asText("null")) ? 1 : 0;
        String day = quote.saidOn().isKnownDay() ? quote.saidOn().day().toString() : "null";
        days += day.equals(gold.get("said_on").asText("null")) ? 1 : 0;
      }
      // Raise these when they rise; a fall needs a reason.
      assertThat(right).isGreaterThanOrEqualTo(285);
      assertThat(wrong).isLessThanOrEqualTo(34);
      assertThat(days).isGreaterThanOrEqualTo(299);
      assertThat(expected).hasSize(360);
    }
  }

  private static Map<String, Quote> byText(StoredArticle stored) {
    var quotes = new HashMap<String, Quote>();
    stored.quotes().forEach(q -> quotes.put(q.text(), q));
    return quotes;
  }
}
