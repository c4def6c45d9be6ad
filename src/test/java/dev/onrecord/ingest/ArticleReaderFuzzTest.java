package dev.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
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
    boolean zipped = bytes.length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    var entries = new ArrayList<Entry>();
    var reader = new ArticleReader(published);
    try {
      reader.read(name, new ByteArrayInputStream(bytes), entries::add);
    } catch (ZipException | EOFException e) {
      assertThat(zipped).isTrue();
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not break", e);
    }
    for (Entry entry : entries) {
      assertThat(entry.where()).startsWith(name);
      switch (entry) {
        case Entry.Read(String where, Article article) -> check(article);
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
    assertThat(Fingerprint.of(article, QuoteFinder.VERSION)).hasSize(64);
  }
}
