package dev.onrecord.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.Stamp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsAheadTest {
  private static final LocalDate DAY = LocalDate.of(2025, 4, 23);

  @Test
  void statementsAreWorkedOutBehindTheCommitOnceAnybodyAsked(@TempDir Path path)
      throws InterruptedException {
    IndexFolder folder = IndexFolder.write(path);
    try (var engine = new LuceneEngine(folder, Clock.systemUTC())) {
      put(engine, "a");
      Thread.sleep(200);
      assertThat(knowsGroups(folder)).isFalse();
      var _ = engine.search(SearchRequest.of("").grouped(true));
      assertThat(knowsGroups(folder)).isTrue();
      for (String id : new String[] {"b", "c"}) {
        put(engine, id);
        Instant late = Instant.now().plus(Duration.ofSeconds(20));
        while (!knowsGroups(folder) && Instant.now().isBefore(late)) {
          Thread.sleep(5);
        }
        assertThat(knowsGroups(folder)).isTrue();
      }
      assertThat(engine.search(SearchRequest.of("").grouped(true)).groups()).isEqualTo(3);
    }
  }

  private static boolean knowsGroups(IndexFolder folder) {
    return folder.reading(FacetedSearcher::knowsGroups);
  }

  private static void put(LuceneEngine engine, String id) {
    var article = new Article(id, "", "", DAY, null, null, "The harbour is late, says " + id);
    engine.put(
        article,
        List.of(
            Quote.of(
                article,
                new Span(0, 19),
                Kind.DIRECT,
                new Attribution(
                    new Speaker.Person("Ada " + id), null, 0.9, List.of(), null, "told"),
                SaidOn.published(DAY))),
        new Stamp("1", id));
    engine.commit();
  }
}
