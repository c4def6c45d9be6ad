package dev.onrecord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.ingest.QuoteFinder;
import dev.onrecord.model.Quote;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.SearchResult;
import dev.onrecord.search.Sort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An index reads an article anew only when the extractor's version differs. So whoever changes what
 * the extractor finds in the sample must raise {@link QuoteFinder#VERSION}; {@code
 * -Dgolden.update=true} then records what it finds now.
 */
class ExtractorVersionTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/extractor-version.txt");

  @TempDir Path folder;

  @Test
  void anotherFindingNeedsAnotherVersion() throws IOException, NoSuchAlgorithmException {
    String now = QuoteFinder.VERSION + " " + digest() + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, now);
    }
    assertThat(now)
        .as("raise QuoteFinder.VERSION, then run with -Dgolden.update=true")
        .isEqualTo(Files.readString(GOLDEN));
  }

  private String digest() throws IOException, NoSuchAlgorithmException {
    var found = new TreeSet<String>();
    try (Onrecord onrecord = Onrecord.open(folder)) {
      onrecord.ingestSample();
      SearchRequest request =
          SearchRequest.of("").sortedBy(Sort.OLDEST).limitedTo(SearchRequest.MOST_HITS);
      String next = null;
      do {
        SearchResult page = onrecord.search(request.after(next));
        page.hits().forEach(hit -> found.add(line(hit.quote())));
        next = page.next();
      } while (next != null);
    }
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(String.join("\n", found).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 8);
  }

  private static String line(Quote quote) {
    return String.join(
        "|",
        quote.id(),
        quote.kind().word(),
        quote.attribution().speaker().label(),
        quote.attribution().evidence(),
        quote.saidOn().toString());
  }
}
