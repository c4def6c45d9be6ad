package dev.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.model.Span;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/**
 * Laws of extraction for any text. The files beside it are replayed by every run; with {@code
 * JAZZER_FUZZ=1} texts are made that reach code no text reached before (docs/benchmarks.md).
 */
class QuoteFinderFuzzTest {
  private static final LocalDate DAY = LocalDate.of(2025, 5, 9);

  private final QuoteFinder finder = new QuoteFinder();

  /** Bytes that are no UTF-8 stand for half a surrogate pair, which no file could hold. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace('\ufffd', '\ud83d');
  }

  @FuzzTest(maxDuration = "2m")
  void anyTextIsReadByTheLaws(byte[] bytes) {
    String text = text(bytes);
    if (text.isBlank()) {
      return;
    }
    List<Quote> quotes = finder.find(new Article("a", "", "", DAY, null, null, text));
    var ids = new HashSet<String>();
    for (Quote quote : quotes) {
      assertThat(ids.add(quote.id())).as("the id %s comes once", quote.id()).isTrue();
      assertThat(quote.span().end()).isLessThanOrEqualTo(text.length());
      assertThat(quote.span().in(text)).isEqualTo(quote.text()).isNotBlank();
      assertThat(quote.attribution().confidence()).isBetween(0.0, 1.0);
      assertThat(quote.attribution().evidence()).isNotBlank();
      assertThat(quote.saidOn().day()).isBeforeOrEqualTo(DAY);
      assertInside(quote.content(), text);
      assertInside(quote.attribution().cue(), text);
      Span mention = quote.attribution().mention();
      assertInside(mention == null ? List.of() : List.of(mention), text);
    }
    assertThat(quotes).isSortedAccordingTo((a, b) -> a.span().start() - b.span().start());
  }

  private static void assertInside(List<Span> spans, String text) {
    assertThat(spans).allMatch(span -> span.end() <= text.length());
  }
}
