package dev.onrecord.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/** Web archives, whole and broken: every page that can be read is. */
class WarcFormatTest {
  private static final Instant CAPTURED = Instant.parse("2025-04-24T10:00:00Z");

  private static byte[] html(String name) {
    return ("<html><head><title>"
            + name
            + "</title><meta property='article:published_time' content='2025-04-23'></head><body><article><p>"
            + "The harbour board met on Monday, and talked for three hours. ".repeat(5)
            + "</p><p>“The tide is "
            + name
            + ",” said Ada Quill.</p></article></body></html>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static WarcResponse.Builder page(String name, int status, MediaType type, byte[] body)
      throws IOException {
    return new WarcResponse.Builder(URI.create("https://courier.example/" + name))
        .date(CAPTURED)
        .body(new HttpResponse.Builder(status, "x").body(type, body).build());
  }

  private static byte[] record(String name) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var warc = new WarcWriter(bytes)) {
      warc.write(page(name, 200, MediaType.HTML, html(name)).build());
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  private static List<String> told(byte[] warc) throws IOException {
    return Reading.told(Reading.entries("f.warc", warc));
  }

  @Test
  void everyPageIsAnArticleAndNothingElseIs() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var warc = new WarcWriter(bytes)) {
      warc.write(page("one", 200, MediaType.HTML, html("one")).build());
      warc.write(page("gone", 404, MediaType.HTML, html("gone")).build());
      warc.write(page("a.png", 200, MediaType.parse("image/png"), new byte[1000]).build());
      var zipped =
          new HttpResponse.Builder(200, "OK")
              .addHeader("Content-Encoding", "gzip")
              .body(MediaType.parse("text/html; charset=utf-8"), Packed.gzip(html("two")))
              .build();
      warc.write(
          new WarcResponse.Builder(URI.create("https://courier.example/two"))
              .date(CAPTURED)
              .body(zipped)
              .build());
    }
    List<Entry> entries = Reading.entries("f.warc", bytes.toByteArray());
    assertThat(Reading.told(entries))
        .containsExactly(
            "courier.example/one | one | courier.example | 2025-04-23 META | null",
            "courier.example/two | two | courier.example | 2025-04-23 META | null");
    assertThat(((Entry.Read) entries.getFirst()).article().asOf()).isEqualTo(CAPTURED);
    assertThat(((Entry.Read) entries.getFirst()).where())
        .isEqualTo("f.warc#1 https://courier.example/one");
  }

  @Test
  void packedRecordByRecordAsCrawlersDo() throws IOException {
    byte[] warc = joined(Packed.gzip(record("one")), Packed.gzip(record("two")));
    assertThat(told(warc)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {-40, -1, 1, 40, 1_000_000})
  void aRecordThatLiesAboutItsLengthCostsNoOther(int by) throws IOException {
    String lying = new String(record("two"), StandardCharsets.ISO_8859_1);
    String told =
        Objects.requireNonNull(lying.replaceFirst("(?s).*?Content-Length: (\\d+).*", "$1"));
    byte[] changed =
        lying
            .replaceFirst(
                "Content-Length: \\d+", "Content-Length: " + (Integer.parseInt(told) + by))
            .getBytes(StandardCharsets.ISO_8859_1);
    List<String> lines = told(joined(record("one"), changed, record("three"), record("four")));
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("courier.example/one");
    assertThat(lines.get(1)).startsWith("f.warc#2: the ").contains("reading goes on");
    assertThat(lines.get(2)).startsWith("courier.example/three");
    assertThat(lines.get(3)).startsWith("courier.example/four");
  }

  @Test
  void rubbishBetweenRecordsIsLeftOut() throws IOException {
    byte[] rubbish = "RUBBISH\r\nRUBBISH\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    List<String> lines = told(joined(record("one"), rubbish, record("two")));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).contains("there is no record where one should begin");
    assertThat(lines.get(2)).startsWith("courier.example/two");
  }

  @Test
  void anArchiveThatIsCutOffSaysSo() throws IOException {
    byte[] whole = joined(record("one"), record("two"));
    assertThat(told(Arrays.copyOf(whole, whole.length - 300)))
        .last()
        .asString()
        .isEqualTo("f.warc#2: the archive ends in the middle of the record; no record follows");
  }

  @Test
  void aPageThatIsNotPackedAsItSaysIsRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var warc = new WarcWriter(bytes)) {
      warc.write(
          new WarcResponse.Builder(URI.create("https://courier.example/x"))
              .body(
                  new HttpResponse.Builder(200, "OK")
                      .addHeader("Content-Encoding", "gzip")
                      .body(MediaType.HTML, html("x"))
                      .build())
              .build());
    }
    assertThat(told(joined(bytes.toByteArray(), record("two"))))
        .satisfies(lines -> {
          assertThat(lines.get(0)).startsWith("f.warc#1: cannot be read: ");
          assertThat(lines.get(1)).startsWith("courier.example/two");
        });
  }
}
