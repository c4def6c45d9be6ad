package dev.onrecord.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.extract.QuoteExtractor;
import dev.onrecord.model.Article;
import dev.onrecord.model.Mention.Gender;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What a registry learns, and whom it takes a bare surname for. */
class SpeakerRegistryTest {
  private static final LocalDate DAY = LocalDate.of(2025, 5, 9);

  private final SpeakerRegistry registry = new SpeakerRegistry();
  private final QuoteExtractor extractor = new QuoteExtractor();

  private void learn(LocalDate day, String text) {
    var article = new Article("a", "", "", day, null, null, text);
    registry.learn(article, extractor.extract(article));
  }

  private static KnownSpeaker told(String name, String from, String to) {
    var role = new Role("mayor", "Saltmere", LocalDate.parse(from), LocalDate.parse(to), false);
    return new KnownSpeaker(
        name, true, List.of(), Gender.UNKNOWN, List.of(role), new TreeMap<>(), true);
  }

  private String complete(String bare, LocalDate day, Gender gender) {
    return registry.complete(bare, day, gender).map(Completion::name).orElse("-");
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/speaker/completions.psv",
      delimiter = '|',
      quoteCharacter = '$',
      numLinesToSkip = 1)
  void takesASurnameForOnePersonOrNobody(
      String what, String articles, String bare, Gender gender, String name) {
    for (String line : articles.split("; ", -1)) {
      String[] countAndName = line.split(" ", 2);
      for (int i = 0; i < Integer.parseInt(countAndName[0]); i++) {
        learn(DAY, "“The tide is late,” said " + countAndName[1] + " at the pier.");
      }
    }
    assertThat(complete(bare, DAY, gender)).as(what).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"2025-05-09, Ada Quill", "2024-05-01, Ada Quill", "2024-04-30, -", "2026-06-01, -"})
  void onlyTheMonthsAroundCount(LocalDate day, String name) {
    for (int i = 0; i < 3; i++) {
      learn(DAY, "“The tide is late,” said Ada Quill.");
    }
    assertThat(complete("Quill", day, Gender.UNKNOWN)).isEqualTo(name);
  }

  @Test
  void anArticleCountsOnce() {
    learn(
        DAY, "Ada Quill came. Ada Quill saw. “The tide is late,” said Ada Quill. Ada Quill left.");
    assertThat(complete("Quill", DAY, Gender.UNKNOWN)).isEqualTo("-");
  }

  /** A headline that runs into a name makes a person of the two: once, and not again. */
  @ParameterizedTest
  @CsvSource({"10, 1, Ada Quill", "9, 1, -", "10, 2, -"})
  void oneArticleAgainstManyIsASlip(int many, int others, String name) {
    for (int i = 0; i < many; i++) {
      learn(DAY, "“The tide is late,” said Ada Quill.");
    }
    for (int i = 0; i < others; i++) {
      learn(DAY, "“The tide is late,” said Robert Quill.");
    }
    assertThat(complete("Quill", DAY, Gender.UNKNOWN)).isEqualTo(name);
  }

  @Test
  void organisationsOfTheSameNameAreDoubt() {
    for (int i = 0; i < 3; i++) {
      learn(DAY, "“The tide is late,” said Ada Quill.");
      learn(DAY, "Shares of Quill Shipping Co rose.");
      learn(DAY, "“The tide is late,” said Robert Marrow.");
      learn(DAY, "Shares of Robert Marrow Partners Inc rose.");
    }
    assertThat(complete("Quill", DAY, Gender.UNKNOWN)).isEqualTo("-");
    assertThat(complete("Marrow", DAY, Gender.UNKNOWN)).isEqualTo("-");
  }

  @Test
  void aFileVouchesForWhoIsInOfficeOnThatDay() {
    registry.add(
        List.of(
            told("Ada Quill", "2020-01-01", "2024-12-31"),
            told("Robert Quill", "2025-01-01", "2028-12-31")));
    assertThat(complete("Quill", DAY, Gender.UNKNOWN)).isEqualTo("Robert Quill");
    assertThat(complete("Quill", LocalDate.of(2024, 12, 31), Gender.UNKNOWN))
        .isEqualTo("Ada Quill");
    assertThat(complete("Quill", LocalDate.of(2019, 12, 31), Gender.UNKNOWN)).isEqualTo("-");
    assertThat(registry.complete("Quill", DAY, Gender.UNKNOWN).orElseThrow().evidence())
        .isEqualTo(
            "“Quill” is Robert Quill, the only one of that name in those days whom the registry tells of");
  }

  @Test
  void anArticleThatNamesAnotherContradictsTheFile() {
    registry.add(List.of(told("Robert Quill", "2025-01-01", "2028-12-31")));
    learn(DAY, "“The tide is late,” said Ada Quill.");
    assertThat(complete("Quill", DAY, Gender.UNKNOWN)).isEqualTo("-");
  }

  @Test
  void twoInOfficeAreAmbiguous() {
    registry.add(
        List.of(
            told("Ada Quill", "2025-01-01", "2028-12-31"),
            told("Robert Quill", "2025-01-01", "2028-12-31")));
    assertThat(complete("Quill", DAY, Gender.UNKNOWN)).isEqualTo("-");
  }

  @Test
  void theEvidenceCountsArticles() {
    for (int i = 0; i < 30; i++) {
      learn(DAY, "“The tide is late,” said Ada Quill.");
    }
    learn(DAY, "“The tide is late,” said Robert Quill.");
    assertThat(registry.complete("Quill", DAY, Gender.UNKNOWN).orElseThrow().evidence())
        .isEqualTo(
            "“Quill” is Ada Quill in 30 of the 31 full names with it in articles of those months");
  }

  @Test
  void rolesAreKeptWithTheirFirstAndLastDay() {
    learn(DAY, "“The tide is late,” said Harbour Minister Ada Quill.");
    learn(DAY.plusDays(20), "“The tide is early,” said Harbour Minister Ada Quill.");
    learn(DAY.plusDays(9), "“The tide is gone,” said Mrs. Ada Quill, the former mayor.");
    assertThat(registry.speakers())
        .singleElement()
        .satisfies(person -> {
          assertThat(person.name()).isEqualTo("Ada Quill");
          assertThat(person.gender()).isEqualTo(Gender.FEMALE);
          assertThat(person.articles()).containsEntry(YearMonth.of(2025, 5), 3);
          assertThat(person.roles().stream().map(r -> r.title() + " " + r.from() + " " + r.to()))
              .containsExactly(
                  "Harbour Minister 2025-05-09 2025-05-29", "former mayor 2025-05-18 2025-05-18");
        });
  }

  @Test
  void theOrderOfArticlesMakesNoDifference() {
    List<String> names =
        Arrays.asList("Ada Quill", "A. Quill", "Robert Quill", "Bob Quill", "Ada M. Quill");
    var texts = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      texts.add("“The tide is late,” said Minister " + names.get(i % 7 % names.size()) + ".");
    }
    texts.forEach(text -> learn(DAY, text));
    String inOrder = registry.speakers().toString();
    Collections.shuffle(texts, new Random(7));
    var other = new SpeakerRegistry();
    texts.parallelStream()
        .map(text -> new Article("a", "", "", DAY, null, null, text))
        .forEach(article -> other.learn(article, extractor.extract(article)));
    assertThat(other.speakers().toString()).isEqualTo(inOrder);
    assertThat(inOrder.lines().collect(Collectors.joining())).contains("Ada Quill", "Robert Quill");
  }
}
