package dev.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Article;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.model.Quote;
import dev.onrecord.speaker.KnownSpeaker;
import dev.onrecord.speaker.Role;
import dev.onrecord.speaker.SpeakerRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What speakers are called, as it is told for the day. */
class RolesTest {
  private static final LocalDate DAY = LocalDate.of(2025, 5, 9);

  private static Quote lastQuote(QuoteFinder finder, String text) {
    return finder.find(new Article("a", "", "", DAY, null, null, text)).getLast();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          “The tide is late,” said Foreign Minister Ada Quill.                              | Foreign Minister
          “The tide is late,” said Ada Quill, the foreign minister.                         | Foreign Minister
          “The tide is late,” said Sen. Ada Quill.                                          | Senator
          Secretary of State Ada Quill left. “The tide is late,” said Quill.                | Secretary of State
          Mayor Ada Quill left the quay. “The tide is late,” she said.                      | Mayor
          “The tide is late,” said Ada Quill, a senator and former mayor.                   | Senator and Former Mayor
          “The tide is late,” the finance minister said.                                    | Finance Minister
          “The tide is late,” said Mrs. Ada Quill.                                          |
          “The tide is late,” said Ada Quill.                                               |
          “The tide is late,” said his rival Ada Quill.                                     |
          “The tide is late,” officials said.                                               |
          “The tide is late,” she said.                                                     |
          """)
  void aRoleIsWhatTheArticleCallsTheSpeaker(String text, String role) {
    assertThat(lastQuote(new QuoteFinder(), text).attribution().role()).isEqualTo(role);
  }

  private static QuoteFinder knowing(Role role) {
    var registry = new SpeakerRegistry();
    registry.add(
        List.of(
            new KnownSpeaker(
                "Ada Quill",
                true,
                List.of(),
                Gender.FEMALE,
                List.of(role),
                new TreeMap<>(),
                true)));
    return new QuoteFinder(registry);
  }

  @ParameterizedTest
  @CsvSource({"2024-01-01, 2025-12-31, Mayor", "2024-01-01, 2025-01-01,", "2025-06-01, ,"})
  void aFileTellsTheRoleOfTheDay(LocalDate from, LocalDate to, String role) {
    QuoteFinder finder = knowing(new Role("mayor", "", from, to, false));
    Quote quote = lastQuote(finder, "“The tide is late,” said Ada Quill.");
    assertThat(quote.attribution().role()).isEqualTo(role);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          secretary of state   | Secretary of State
          Prof. of law         | Professor of Law
          mayor of La Paz      | Mayor of La Paz
          coach of the LA Owls | Coach of the LA Owls
           senator        | Senator
          """)
  void aRoleIsWrittenOneWay(String title, String label) {
    QuoteFinder finder = knowing(new Role(title, "", null, null, false));
    Quote quote = lastQuote(finder, "“The tide is late,” said Ada Quill.");
    assertThat(quote.attribution().role()).isEqualTo(label);
  }

  @Test
  void whatTheArticleSaysComesBeforeTheFile() {
    QuoteFinder finder = knowing(new Role("member", "Harbour Board", DAY, null, false));
    assertThat(lastQuote(finder, "“Late,” said Mayor Ada Quill.").attribution().role())
        .isEqualTo("Mayor");
    assertThat(lastQuote(finder, "“Late,” said Ada Quill.").attribution().role())
        .isEqualTo("Member, Harbour Board");
  }
}
