package dev.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.speaker.SpeakerRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Articles that tell who is meant in one another. */
class CorpusFinderTest {
  private static final LocalDate DAY = LocalDate.of(2025, 5, 9);

  private final List<String> found = new ArrayList<>();
  private final List<Attribution> attributions = new ArrayList<>();

  private void find(List<String> texts) {
    var corpus =
        new CorpusFinder(
            new QuoteFinder(new SpeakerRegistry()),
            (article, quotes) -> {
              found.add(article.id());
              quotes.forEach(q -> attributions.add(q.attribution()));
            });
    for (int i = 0; i < texts.size(); i++) {
      corpus.add(new Article("a" + i, "", "", DAY, null, null, texts.get(i)));
    }
    corpus.finish();
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/speaker/corpus.psv",
      delimiter = '|',
      quoteCharacter = '$',
      numLinesToSkip = 1)
  void theOthersTellWhoIsMeant(String text, String others, String speaker) {
    var texts = new ArrayList<>(List.of(text));
    for (int i = 0; i < 4; i++) {
      texts.addAll(List.of(others.split(" / ", -1)));
    }
    find(texts);
    assertThat(attributions.getFirst().speaker().label()).isEqualTo(speaker);
    assertThat(found).first().isEqualTo("a0");
    assertThat(found).hasSameSizeAs(texts).doesNotHaveDuplicates();
  }

  @Test
  void aCompletedNameIsALittleLessSureAndShowsItsEvidence() {
    String text = "“The tide is late,” said Quill at the pier.";
    Attribution alone =
        new QuoteFinder()
            .find(new Article("a", "", "", DAY, null, null, text))
            .getFirst()
            .attribution();
    String full = "“We wait,” said Ada Quill.";
    find(List.of(text, full, full, full));
    Attribution completed = attributions.getFirst();
    double told = attributions.get(1).confidence();
    assertThat(completed.confidence()).isBetween(0.89 * told, 0.91 * told);
    assertThat(alone.confidence()).isLessThan(told);
    assertThat(completed.evidence())
        .isEqualTo(
            alone.evidence()
                + "; “Quill” is Ada Quill in 3 of the 3 full names with it in articles of those months");
    assertThat(completed.mention()).isEqualTo(alone.mention());
  }

  @Test
  void anArticleThatComesAgainIsNoFurtherEvidence() {
    var corpus =
        new CorpusFinder(
            new QuoteFinder(new SpeakerRegistry()),
            (_, quotes) -> quotes.forEach(q -> attributions.add(q.attribution())));
    var bare = new Article("a", "", "", DAY, null, null, "“The tide is late,” said Quill.");
    var full = new Article("b", "", "", DAY, null, null, "“We wait,” said Ada Quill.");
    List.of(bare, full, full, full).forEach(corpus::add);
    corpus.finish();
    assertThat(attributions.getFirst().speaker().label()).isEqualTo("Quill");
  }
}
