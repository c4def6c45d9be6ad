package dev.onrecord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the sample's quotes stand among the hits of queries that mean them. A change of ranking is
 * a difference of the golden file; {@code -Dgolden.update=true} writes it anew.
 */
class RankingTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/ranking.txt");
  private static final int FAR_ENOUGH = 10;

  @TempDir Path folder;

  @Test
  void quotesStandWhereTheyStood() throws IOException {
    List<String> golden = Files.readAllLines(GOLDEN);
    var now = new ArrayList<String>();
    try (Onrecord onrecord = Onrecord.open(folder)) {
      onrecord.ingestSample();
      for (String line : golden) {
        String[] parts = line.split(" \\| ", 3);
        if (parts.length == 3 && !parts[0].equals("rank")) {
          int rank = rank(onrecord, parts[1], parts[2]);
          now.add((rank == 0 ? "-" : rank) + " | " + parts[1] + " | " + parts[2]);
        }
      }
    }
    now.addFirst("rank | query | what it should find");
    now.add(summary(now));
    if (Boolean.getBoolean("golden.update")) {
      Files.write(GOLDEN, now);
    }
    assertThat(now).isEqualTo(Files.readAllLines(GOLDEN));
  }

  private static int rank(Onrecord onrecord, String query, String beginning) {
    List<Hit> hits = onrecord.search(SearchRequest.of(query).limitedTo(FAR_ENOUGH)).hits();
    for (int i = 0; i < hits.size(); i++) {
      if (hits.get(i).quote().text().startsWith(beginning)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The mean of one by the rank, and the share that is among the first. */
  private static String summary(List<String> lines) {
    double reciprocal = 0;
    int found = 0;
    int all = 0;
    for (String line : lines.subList(1, lines.size())) {
      String rank = line.substring(0, line.indexOf(' '));
      all++;
      if (!rank.equals("-")) {
        found++;
        reciprocal += 1.0 / Integer.parseInt(rank);
      }
    }
    return String.format(
        Locale.ROOT,
        "mean reciprocal rank %.3f, recall at %d %.3f",
        reciprocal / all,
        FAR_ENOUGH,
        (double) found / all);
  }
}
