package dev.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.PublishedBasis;
import dev.onrecord.model.Quote;
import dev.onrecord.model.QuoteName;
import dev.onrecord.model.Speaker;
import dev.onrecord.search.Edition;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.search.Trail;
import dev.onrecord.search.Trail.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which quote of an edition is which of the next. */
class TrailsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 4, 23);
  private static final QuoteFinder FINDER = new QuoteFinder();

  private static Article article(String text, @Nullable Instant asOf) {
    return new Article("a", "", "", DAY, PublishedBasis.GIVEN, null, null, null, asOf, text);
  }

  /** The article as its last edition has it; the others stood a day apart. */
  private static StoredArticle edited(boolean dated, String... texts) {
    var earlier = new ArrayList<Edition>();
    for (int i = 0; i < texts.length - 1; i++) {
      earlier.addFirst(new Edition("", DAY, dated ? day(i) : null, texts[i], List.of()));
    }
    Article last = article(texts[texts.length - 1], dated ? day(texts.length - 1) : null);
    return new StoredArticle(last, FINDER.findStatements(last), earlier);
  }

  private static Instant day(int i) {
    return Instant.parse("2025-04-2" + (3 + i) + "T08:00:00Z");
  }

  private static List<Trail> trails(StoredArticle stored) {
    return new Trails().of(stored);
  }

  /**
   * Editions parted by {@code /}; trails parted by {@code ;}, the words of their forms by {@code
   * <}.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "“The ferry is late,” said Ada Quill. | The ferry is late,",
        "“The ferry is late,” said Ada Quill. / Corrected. “The ferry is late,” said Ada Quill. | The ferry is late, < The ferry is late,",
        "“The ferry is very late,” said Ada Quill. / “The ferry is not late,” said Ada Quill. | The ferry is not late, < The ferry is very late,",
        "“The ferry is late,” said Ada Quill. / Ada Quill said nothing. | (gone) The ferry is late,",
        "Nothing was said by Ada Quill. / “The ferry is late,” said Ada Quill. | The ferry is late,",
        "“Never,” said Ada Quill. “The ferry is late.” / “The ferry is late,” said Ada Quill. | The ferry is late, < The ferry is late. ; (gone) Never,",
        "“Yes,” said Ada Quill. “Yes,” said Tobin Marsh. / “Yes,” said Ada Quill. “Yes,” said Tobin Marsh. “No,” said Ada Quill. | Yes, < Yes, ; Yes, < Yes, ; No,",
        "“The ferry is late,” said Ada Quill. / Ada Quill said nothing. / “The ferry is late,” said Ada Quill. | The ferry is late, ; (gone) The ferry is late,",
      })
  void quotesAreFollowed(String editions, String expected) {
    StoredArticle stored = edited(true, editions.split(" / ", -1));
    assertThat(
            trails(stored).stream()
                .map(trail ->
                    (trail.isCurrent() ? "" : "(gone) ")
                        + String.join(" < ", trail.forms().stream().map(Form::text).toList())))
        .containsExactly(expected.split(" ; ", -1));
  }

  @Test
  void aTrailIsNamedByWhereItBegan() {
    String late = "“The ferry is late,” said Ada Quill.";
    StoredArticle moved = edited(true, late, "Corrected. " + late);
    Quote before = FINDER.findStatements(article(late, null)).getFirst();
    Trail trail = trails(moved).getFirst();
    assertThat(trail.id()).isEqualTo(before.id());
    assertThat(trail.last().quoteId())
        .isEqualTo(moved.quotes().getFirst().id())
        .isNotEqualTo(before.id());
    assertThat(trail.has(QuoteName.read(before.id()).orElseThrow())).isTrue();
    // The same words at the same place, but not the same quote: it was not there in between.
    List<Trail> again = trails(edited(true, late, "Nothing.", late));
    assertThat(again.stream().map(Trail::id)).containsExactly(before.id() + "~2", before.id());
  }

  @ParameterizedTest
  @CsvSource({
    "true, The ferry is late;The ferry is late, 2025-04-23T00:00:00Z",
    "true, The ferry is very late;The ferry is not late, 2025-04-24T08:00:00Z",
    "true, The ferry is very late;The ferry is not late;The ferry is not late, 2025-04-24T08:00:00Z",
    "false, The ferry is very late;The ferry is not late, 2025-04-23T00:00:01Z",
    "false, The ferry is very late;The ferry is not late;The ferry is rather late, 2025-04-23T00:00:02Z",
    "true, The ferry is very late;The ferry is not late;The ferry is very late, 2025-04-25T08:00:00Z",
  })
  void aCorrectionMakesItLater(boolean dated, String quotes, Instant updated) {
    String[] texts =
        IntStream.range(0, quotes.split(";", -1).length)
            .mapToObj(i -> "x ".repeat(i) + "“" + quotes.split(";", -1)[i] + ",” said Ada Quill.")
            .toArray(String[]::new);
    Trail trail = trails(edited(dated, texts)).getFirst();
    assertThat(trail.updated()).isEqualTo(updated);
    assertThat(trail.firstSeen()).isEqualTo("2025-04-23T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "“The ferry is late,” said Ada Quill. | “The ferry is late,” said Tobin Marsh. | 2025-04-24T08:00:00Z",
        "“The ferry is late,” Ada Quill said on April 2. | “The ferry is late,” Ada Quill said on April 3. | 2025-04-24T08:00:00Z",
        "“The ferry is late,” said Ada Quill. | Corrected. “The ferry is late,” said Ada Quill. | 2025-04-23T00:00:00Z",
      })
  void anotherSpeakerOrDayIsACorrection(String before, String after, Instant updated) {
    assertThat(trails(edited(true, before, after)).getFirst().updated()).isEqualTo(updated);
  }

  /** A registry completes names as they come in, and earlier editions are read without one. */
  @Test
  void aNameThatWasCompletedElsewhereIsNoCorrection() {
    String text = "“The ferry is late,” said Quill.";
    Article now = article("Again. " + text, day(1));
    Quote quote = FINDER.findStatements(now).getFirst();
    var completed =
        new Quote(
            quote.id(),
            quote.articleId(),
            quote.span(),
            quote.text(),
            quote.content(),
            quote.kind(),
            new Attribution(new Speaker.Person("Ada Quill"), null, 0.9, List.of(), null, ""),
            quote.saidOn());
    var before = new Edition("", DAY, day(0), text, List.of());
    Trail trail = trails(new StoredArticle(now, List.of(completed), List.of(before))).getFirst();
    assertThat(trail.updated()).isEqualTo("2025-04-23T00:00:00Z");
  }

  @Test
  void anArticleThatReadsAgainAsItDidKeepsItsTrails() {
    var history = new History(null);
    var names = new ArrayList<String>();
    for (String words : List.of("very late", "not late", "very late", "not late", "rather late")) {
      history.add(
          article(
              "x ".repeat(names.size()) + "“The ferry is " + words + ",” said Ada Quill.", null));
      Article now = history.current();
      names.add(
          trails(new StoredArticle(now, FINDER.findStatements(now), history.earlier()))
              .getFirst()
              .id());
    }
    assertThat(names).containsOnly("a:1-24");
  }

  @Test
  void manyQuotesThatAllChangedTakeNoLongTime() {
    String before = text(3_000, "is very late");
    String after = text(3_000, "was never late");
    List<Trail> trails = trails(edited(true, before, after));
    assertThat(trails).hasSize(3_000).allMatch(trail -> trail.forms().size() == 2);
  }

  private static String text(int quotes, String words) {
    var text = new StringBuilder();
    for (int i = 0; i < quotes; i++) {
      text.append("“The ferry number ")
          .append(i)
          .append(' ')
          .append(words)
          .append(",” said Ada Quill.\n\n");
    }
    return text.toString();
  }
}
