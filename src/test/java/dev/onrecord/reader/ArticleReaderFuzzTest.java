package dev.onrecord.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Laws of reading for any bytes; run as {@link QuoteFinderFuzzTest} is. Only a broken stream
 * throws, and of these only a gzip that breaks off or is damaged can come here.
 */
class ArticleReaderFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void anyLinesGiveAnArticleOrAReasonEach(byte[] bytes) {
    read("fuzz.jsonl", bytes, null);
  }

  @FuzzTest(maxDuration = "2m")
  void anyFileGivesArticlesOrReasons(byte[] bytes) {
    read("fuzz.txt", bytes, LocalDate.of(2025, 5, 9));
  }

  private static void read(String name, byte[] bytes, @Nullable LocalDate published) {
    var entries = new ArrayList<Entry>();
    var reader = new ArticleReader(Settings.published(published));
    try {
      reader.read(name, new ByteArrayInputStream(bytes), found -> entries.add(found.entry()));
    } catch (IOException e) {
      assertThat(Found.reason(e)).isNotBlank(); // what is packed may break
    }
    for (Entry entry : entries) {
      assertThat(entry.where()).startsWith(name);
      switch (entry) {
        case Entry.Read(String where, Article article, boolean named) -> check(article);
        case Entry.Linked(String where, String url, Facts facts, boolean _) ->
            assertThat(url).isNotBlank();
        case Entry.Made(String where, Article article, List<Quote> quotes) -> {
          check(article);
          assertThat(quotes)
              .isNotEmpty()
              .allSatisfy(q -> assertThat(q.span().in(article.text())).isEqualTo(q.text()));
        }
        case Entry.Refused(String where, String reason) ->
            assertThat(reason).as(where).isNotBlank().isNotEqualTo("null").doesNotContain("\n");
      }
    }
  }

  private static void check(Article article) {
    assertThat(article.text()).isNotBlank().doesNotContain("\0");
    assertThat(article.text().length()).isLessThanOrEqualTo(ArticleJson.LONGEST_TEXT);
    // What is taken can be written as UTF-8 and read back: no half of a surrogate pair is in it.
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(article.text())).isTrue();
  }
}
