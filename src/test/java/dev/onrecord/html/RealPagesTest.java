package dev.onrecord.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onrecord.SharedData;
import dev.onrecord.model.PublishedBasis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real pages of news: the article that is found in them against the one that is there. */
class RealPagesTest {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private record Read(String name, Page page, String expected, JsonNode told) {
    double f1() {
      Map<String, Integer> wanted = count(expected);
      Map<String, Integer> found = count(page.text());
      long common =
          found.entrySet().stream()
              .mapToLong(e -> Math.min(e.getValue(), wanted.getOrDefault(e.getKey(), 0)))
              .sum();
      return 2.0 * common / (sum(wanted) + sum(found));
    }

    private static Map<String, Integer> count(String text) {
      var count = new HashMap<String, Integer>();
      WORD.matcher(text.toLowerCase(Locale.ROOT))
          .results()
          .map(MatchResult::group)
          .forEach(word -> count.merge(word, 1, Integer::sum));
      return count;
    }

    private static long sum(Map<String, Integer> count) {
      return count.values().stream().mapToLong(n -> n).sum();
    }
  }

  private static List<Read> pages() throws IOException {
    try (Stream<Path> folders = Files.list(SharedData.path("data/html"))) {
      return folders.sorted().map(RealPagesTest::read).toList();
    }
  }

  private static Read read(Path folder) {
    try {
      Page page = PageReader.read(Files.readAllBytes(folder.resolve("source.html")), null, null);
      String expected =
          PageText.of(Jsoup.parse(Files.readString(folder.resolve("expected.html"))).body());
      JsonNode told =
          new ObjectMapper().readTree(folder.resolve("expected-metadata.json").toFile());
      return new Read(folder.getFileName().toString(), page, expected, told);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double mean(List<Read> pages) {
    return pages.stream().mapToDouble(Read::f1).average().orElseThrow();
  }

  @Test
  void theArticleIsFoundAndNothingElse() throws IOException {
    List<Read> pages = pages();
    pages.forEach(p -> System.out.printf("%-28s %.3f%n", p.name, p.f1()));
    System.out.printf("words of %d pages: mean F1 %.3f%n", pages.size(), mean(pages));
    assertThat(mean(pages)).isGreaterThan(0.97);
    assertThat(pages).allSatisfy(p -> assertThat(p.f1()).as(p.name).isGreaterThan(0.8));
  }

  @Test
  void theHeadlineIsFound() throws IOException {
    assertThat(pages())
        .allSatisfy(p ->
            assertThat(p.page.title())
                .as(p.name)
                .isEqualTo(p.told.path("title").asText().replaceAll("\\s+", " ")));
  }

  /** Days as the pages' own data for machines, or where there is none their bylines, tell them. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ars-1,                     2015-04-16, TIME
          article-author-tag,        2015-07-10, PAGE_DATA
          bbc-1,                     2015-07-24, PAGE_DATA
          breitbart,                 2016-12-22, META
          citylab-1,                 2019-04-30, META
          cnet,                      2017-01-18, MICRODATA
          cnn,                       2016-02-01, META
          engadget,                  2017-11-03, PAGE_DATA
          guardian-1,                2019-01-03, META
          herald-sun-1,              2015-03-13, META
          medicalnewstoday,          2017-07-27, MICRODATA
          msn,                       2016-11-15, TIME
          nytimes-1,                 2017-01-13, META
          nytimes-2,                 2016-07-29, META
          nytimes-3,                 2019-02-21, META
          nytimes-4,                 2018-09-25, META
          nytimes-5,                 2019-08-06, META
          parsely-metadata,          2024-04-20, META
          quanta-1,                  2019-05-20, ADDRESS
          salon-1,                   2015-02-01, BYLINE
          schema-org-context-object, 2024-12-06, PAGE_DATA
          seattletimes-1,            2019-04-28, META
          telegraph,                 2017-11-16, META
          theverge,                  2023-06-07, PAGE_DATA
          tmz-1,                     2015-02-26, ADDRESS
          wapo-1,                    2015-03-18, ADDRESS
          wapo-2,                    2015-03-18, ADDRESS
          yahoo-1,                   2016-10-13, TIME
          yahoo-2,                   2016-12-01, TIME
          yahoo-4,                   2017-03-09, ADDRESS
          """)
  void theDayOfPublicationIsFound(String name, LocalDate day, PublishedBasis basis) {
    Page page = read(SharedData.path("data/html").resolve(name)).page;
    assertThat(page.published()).isEqualTo(day);
    assertThat(page.basis()).isEqualTo(basis);
  }
}
