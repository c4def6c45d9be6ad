package dev.onrecord.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  /** A Friday. */
  private final QueryParser parser =
      new QueryParser(Clock.fixed(Instant.parse("2025-05-09T12:00:00Z"), ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          harbour                              | harbour
          harbour bridge                       | (or harbour bridge)
          harbour AND bridge                   | (and harbour bridge)
          harbour OR bridge                    | (or harbour bridge)
          harbour && bridge                    | (and harbour bridge)
          +harbour bridge                      | (and harbour (maybe bridge))
          harbour -bridge                      | (and harbour (not bridge))
          harbour NOT bridge                   | (and harbour (not bridge))
          -bridge                              | (and * (not bridge))
          (harbour OR port) AND bridge         | (and (or harbour port) bridge)
          "harbour bridge"                     | "harbour bridge"
          “harbour bridge”                     | "harbour bridge"
          "harbour bridge"~5                   | "harbour bridge"~5
          harb*                                | harb*
          h?rbour                              | h?rbour
          really?                              | really
          harbuor~                             | harbuor~2
          harbuor~1                            | harbuor~1
          speaker:quill                        | speaker:quill
          speaker:"Ada Quill" harbour          | (and harbour speaker:"Ada Quill")
          speaker:quill speaker:rook           | (or speaker:quill speaker:rook)
          a speaker:quill b speaker:rook       | (and (or a b) (or speaker:quill speaker:rook))
          speaker:quill said:2025-04-23        | (and speaker:quill said:2025-04-23..2025-04-23)
          (kind:direct OR kind:mixed) harbour  | (and harbour (or kind:direct kind:mixed))
          (speaker:a OR publisher:b) harbour   | (and harbour (or speaker:a publisher:b))
          (speaker:a -speaker:b) harbour       | (and harbour (and speaker:a (not speaker:b)))
          (kind:direct OR bridge) harbour      | (or (or kind:direct bridge) harbour)
          kind:direct OR harbour               | (or kind:direct harbour)
          +harbour bridge title:ferry          | (and harbour (maybe bridge) title:ferry)
          text:harbour bridge                  | (or text:harbour bridge)
          text:harbour                         | text:harbour
          kind:direct                          | kind:direct
          said:2025                            | said:2025-01-01..2025-12-31
          said:2025-04                         | said:2025-04-01..2025-04-30
          said:2025-04-23                      | said:2025-04-23..2025-04-23
          said:2025-04-01..2025-04-09          | said:2025-04-01..2025-04-09
          said:2025-04..                       | said:2025-04-01..9999-12-31
          said:[2025-04-01 TO 2025-04-09]      | said:2025-04-01..2025-04-09
          said:today                           | said:2025-05-09..2025-05-09
          said:last-week                       | said:2025-04-28..2025-05-04
          published:yesterday                  | published:2025-05-08..2025-05-08
          *                                    | *
          *:*                                  | *
          don't                                | don't
          harbour\\:bridge                     | harbour:bridge
          Stop! Go home!                       | (or Stop Go home)
          harbour !bridge                      | (and harbour (not bridge))
          harbour - bridge                     | (or harbour bridge)
          harbour NEAR/0 bridge                | (near~0 harbour bridge)
          a NEAR/3 b AND c                     | (and (near~3 a b) c)
          a AND b NEAR c                       | (and a (near~10 b c))
          a OR b NEAR c AND d OR e             | (or a (and (near~10 b c) d) e)
          a NEAR b NEAR c AND d                | (and (near~10 a b c) d)
          a NEAR b AND c NEAR d                | (and (near~10 a b) (near~10 c d))
          harbour~0                            | harbour~0
          speaker:*                            | speaker:*
          -speaker:*                           | (and * (not speaker:*))
          text:*                               | *
          harbour AND &                        | harbour
          harbour AND —                        | harbour
          +... harbour                         | (maybe harbour)
          speaker:— AND bridge                 | (and speaker:— bridge)
          bridge AND 🇩🇪                        | (and bridge 🇩🇪)
          kind:Direct                          | kind:direct
          publisher:courier.ex*                | (and publisher:courier publisher:ex*)
          speaker:O'Fen~1                      | (and speaker:O speaker:fen~1)
          """)
  void readsQueries(String typed, String printed) {
    assertThat(parser.parse(typed.replace("\\\\", "\\")).print()).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          harbour bridge          | (or harbour bridge)                 | 0
          "harbour bridge         | (or harbour bridge)                 | 1
          harbour AND             | harbour                             | 1
          (harbour bridge         | (or harbour bridge)                 | 1
          colour:red harbour      | (or colour red harbour)             | 1
          said:soon harbour       | (or said soon harbour)              | 1
          said:2025-04 "late      | (and late said:2025-04-01..2025-04-30) | 1
          +harbour -              | harbour                             | 1
          *arbour                 | arbour                              | 1
          ))) (((                 | *                                   | 2
          late (AND harbour)      | (or late harbour)                   | 2
          harbour NEAR/5 bridge AND | (near~5 harbour bridge) | 1
          """)
  void readsAnythingLeniently(String typed, String printed, int ignored) {
    Understood understood = parser.parseLeniently(typed);
    assertThat(understood.query().print()).isEqualTo(printed);
    assertThat(understood.ignored()).hasSize(ignored);
  }

  @Test
  void nothingAsksForEverything() {
    assertThat(parser.parse("  ").print()).isEqualTo("*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          "harbour bridge        | 0  | a quotation mark is opened and never closed
          (harbour bridge        | 0  | a bracket is opened and never closed
          harbour) bridge        | 7  | a bracket is closed that was never opened
          harbour AND            | 11 | the query ends where another word should follow
          AND harbour            | 0  | “AND” cannot stand here
          colour:red             | 0  | there is no field "colour"; there are text, speaker
          x harbour:red          | 2  | there is no field "harbour"
          said:soon              | 5  | "soon" is no day
          said:2025-02-30        | 5  | "2025-02-30" is no day
          said:2025-05..2025-04  | 5  | 2025-05-01 is after 2025-04-30
          kind:spoken            | 5  | there is no kind "spoken"; there are direct, mixed, indirect
          *arbour                | 0  | a word cannot start with * or ?
          tide /(a+)+b/          | 5  | would be a regular expression
          NEAR bridge            | 0  | NEAR stands between two words or phrases
          harbour NEAR           | 8  | NEAR stands between two words or phrases
          harbour NEAR -bridge   | 8  | NEAR stands between two words or phrases
          -harbour NEAR bridge   | 9  | NEAR stands between two words or phrases
          (a b) NEAR c           | 6  | NEAR stands between two words or phrases
          kind:direct NEAR c     | 12 | NEAR stands between two words or phrases
          (a b c d e f g h i AND j k l m n o p   | 0 | a bracket is opened and never closed
          (speaker:a b c d e f g h i j k l m n o | 0 | a bracket is opened and never closed
          title:a NEAR c         | 8  | NEAR stands between two words or phrases
          speaker:[a TO b]       | 0  | only said: and published: have ranges
          late [2016 TO 2017]    | 5  | only said: and published: have ranges
          late said:[x TO y]     | 11 | "x..y" is no day
          late harbour ()        | 14 | “)” cannot stand here
          late OR OR bridge      | 8  | “OR” cannot stand here
          late harbour --bridge  | 14 | “-bridge” cannot stand here
          late said:[2016 TO     | 18 | the query ends where another word should follow
          late http://x.org/y    | 5  | “http://x.org/y” cannot stand here
          late a:b:c             | 8  | “:c” cannot stand here
          late }                 | 5  | “}” cannot stand here
          late a\\                | 5  | “a\\” cannot stand here
          late 24/7              | 5  | “24/7” cannot stand here
          late 24/7 a            | 5  | “24/7” cannot stand here
          late } a               | 5  | “}” cannot stand here
          late a<b               | 5  | there is no field "a"
          late said>2025         | 5  | which include both ends
          late harbuor~1.5       | 13 | no whole number
          late ééé\\              | 5  | “ééé\\” cannot stand here
          Lexical error at line 1, column 99999999999999999999. Encountered: x \\ | 69 | “\\” cannot stand here
          "a b"~1.5              | 6  | no whole number
          harbuor~0.8            | 7  | how many of its letters may differ
          harbuor~3              | 7  | how many of its letters may differ
          (a OR b)@2             | 0  | of a kind that is not searched for
          (a AND b) NEAR c       | 10 | NEAR stands between two words or phrases
          """)
  void saysWhatIsWrongAndWhere(String typed, int position, String message) {
    var e = catchThrowableOfType(QuerySyntaxException.class, () -> parser.parse(typed));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).contains(message);
    assertThat(e.position()).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stop the presses! Do not print that! Go home! Come back with the truth! Then we shall talk",
        "We will never give up our harbour - to those who would sell it - and I tell you that",
        "We will never give up our \"harbour\" (to those who would sell it), and I tell you that",
        "We will never give up our harbour [to those who would sell it]; and I tell you that / so",
        "Never \"give up the harbour, never sell it for a song, and I tell you that again and again",
      })
  void whatIsPastedIsTakenForItsWordsWhateverMarksStandInIt(String pasted) {
    String printed = "(pasted " + String.join(" ", PlainWords.of(pasted)) + ")";
    assertThat(parser.parse(pasted).print()).isEqualTo(printed);
    assertThat(parser.parseLeniently(pasted).query().print()).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"we will never give up our harbour to those who would sell it for a song\"",
        "\"we will never give up our harbour to those who would sell it for a song\" -quill",
        "tax taxes levy levies duty duties toll tolls rate rates fee fees tariff*",
        "tax taxes levy levies duty duties toll tolls rate rates fee fees -tariff",
        "tax taxes levy levies duty duties toll tolls rate rates fee fees covid19*",
      })
  void wordsInMarksAndSignsOfTheLanguageAreNotPasted(String typed) {
    assertThat(parser.parse(typed).print()).doesNotStartWith("(pasted");
  }

  @Test
  void soManyWordsStandForOthersAndNoMore() {
    assertThat(
            catchThrowableOfType(
                QuerySyntaxException.class, () -> parser.parse("harbuor~ ".repeat(21))))
        .hasMessageContaining("at most 20 words with ~");
    assertThat(
            catchThrowableOfType(
                QuerySyntaxException.class, () -> parser.parse("a" + "*?".repeat(100))))
        .hasMessageContaining("at most 128 letters");
    assertThat(
            catchThrowableOfType(QuerySyntaxException.class, () -> parser.parse("a* ".repeat(51))))
        .hasMessageContaining("at most 50 words with * or ?");
  }

  @Test
  void deepBracketsAndManyClausesAreRefused() {
    assertThat(
            catchThrowableOfType(
                QuerySyntaxException.class,
                () -> parser.parse("(".repeat(5_000) + "a" + ")".repeat(5_000))))
        .hasMessageContaining("deep");
    assertThat(
            catchThrowableOfType(
                QuerySyntaxException.class, () -> parser.parse("a ".repeat(2_000))))
        .hasMessageContaining("clauses");
  }

  /** Whatever is typed is read, or refused with a position inside it. */
  @RepeatedTest(500)
  void anyTypingIsReadOrRefused(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    String letters = "ab \"\\:()[]{}+-!~*?^/&|<>=.,'“”AND OR NOT said: @TO \u0000\ud83d😀";
    var typed = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      typed.append(letters.charAt(random.nextInt(letters.length())));
    }
    assertThat(parser.parseLeniently(typed.toString()).query().print()).isNotEmpty();
    try {
      assertThat(parser.parse(typed.toString()).print()).isNotEmpty();
    } catch (QuerySyntaxException e) {
      assertThat(e.position()).isBetween(0, typed.length());
    }
  }
}
