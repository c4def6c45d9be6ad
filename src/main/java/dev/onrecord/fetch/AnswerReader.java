package dev.onrecord.fetch;

import dev.onrecord.fetch.Fetched.Body;
import dev.onrecord.fetch.Fetched.Failed;
import dev.onrecord.fetch.Fetched.Marks;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads what servers answer, as far as it may be read. */
final class AnswerReader {
  private final int largest;
  private final Clock clock;

  /**
   * A reader.
   *
   * @param largest the most bytes of an answer, unpacked
   */
  AnswerReader(int largest, Clock clock) {
    this.largest = largest;
    this.clock = clock;
  }

  Fetcher.Step read(URI url, ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    if (status == 200 || status == 203) {
      return new Fetcher.Done(body(url, response));
    }
    if (status == 304) {
      return new Fetcher.Done(new Fetched.Unchanged());
    }
    Header location = response.getFirstHeader("Location");
    if (status >= 301 && status <= 308 && location != null) {
      return target(url, location.getValue());
    }
    boolean passing = status >= 500 || status == 408 || status == 425 || status == 429;
    String reason = "the server answers " + status + (passing ? ", try again later" : "");
    return new Fetcher.Done(new Failed(reason, !passing, retryAfter(response)));
  }

  private static Fetcher.Step target(URI url, String location) {
    try {
      return new Fetcher.Moved(url.resolve(new URI(location.strip().replace(" ", "%20"))));
    } catch (URISyntaxException e) {
      return new Fetcher.Done(Failed.lasting("the server redirects to what is no address"));
    }
  }

  private Body body(URI url, ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] bytes = entity == null ? new byte[0] : unpacked(entity);
    String told = entity == null ? null : entity.getContentType();
    ContentType type = told == null ? null : ContentType.parseLenient(told);
    return new Body(
        url,
        bytes,
        type == null || type.getMimeType() == null
            ? ""
            : type.getMimeType().toLowerCase(Locale.ROOT),
        type == null || type.getCharset() == null ? null : type.getCharset().name(),
        new Marks(header(response, "ETag"), header(response, "Last-Modified")),
        clock.instant());
  }

  private byte[] unpacked(HttpEntity entity) throws IOException {
    byte[] packed = atMost(entity.getContent());
    String encoding = String.valueOf(entity.getContentEncoding()).toLowerCase(Locale.ROOT);
    try {
      return switch (encoding) {
        case "gzip", "x-gzip" -> atMost(new GZIPInputStream(new ByteArrayInputStream(packed)));
        case "deflate" -> atMost(new InflaterInputStream(new ByteArrayInputStream(packed)));
        default -> packed;
      };
    } catch (ZipException | EOFException e) {
      return packed; // some servers say so and do not do so
    }
  }

  /** Thrown to leave an answer that does not end. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException(int most) {
      super("the answer has more than " + most / 1_000_000.0 + " MB");
    }
  }

  private byte[] atMost(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(largest + 1);
    if (bytes.length > largest) {
      throw new TooLargeException(largest);
    }
    return bytes;
  }

  private static @Nullable String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  private @Nullable Duration retryAfter(ClassicHttpResponse response) {
    String told = header(response, "Retry-After");
    if (told == null) {
      return null;
    }
    if (told.strip().matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(told.strip()));
    }
    Instant at = DateUtils.parseStandardDate(told);
    return at == null ? null : Duration.between(clock.instant(), at);
  }
}
