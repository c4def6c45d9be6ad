package dev.onrecord.fetch;

import dev.onrecord.fetch.AddressGuard.PrivateAddressException;
import dev.onrecord.fetch.Fetched.Body;
import dev.onrecord.fetch.Fetched.Failed;
import dev.onrecord.fetch.Fetched.Marks;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One GET after another, each with an end to its time and its size. Any number of threads may call
 * it.
 */
public final class Fetcher implements AutoCloseable {
  static final int MOST_REDIRECTS = 5;
  private static final int MOST_CONNECTIONS = 200;

  /**
   * What a fetcher may do.
   *
   * @param agent what it calls itself
   * @param mayBePrivate hosts that may lie on this machine and in private networks
   * @param connect the time to wait for a connection, and for each next byte
   * @param total the time for a whole answer
   * @param largest the most bytes of an answer, unpacked
   */
  public record Limits(
      String agent, Predicate<String> mayBePrivate, Duration connect, Duration total, int largest) {
    /** What is good for news sites. */
    public static Limits usual(Predicate<String> mayBePrivate) {
      return new Limits(
          "onrecord", mayBePrivate, Duration.ofSeconds(10), Duration.ofSeconds(60), 50_000_000);
    }
  }

  private final Limits limits;
  private final Clock clock;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("onrecord-deadlines").factory());

  /** A fetcher with limits. */
  public Fetcher(Limits limits, Clock clock) {
    this(limits, clock, AddressGuard.of(limits.mayBePrivate()));
  }

  Fetcher(Limits limits, Clock clock, AddressGuard guard) {
    this.limits = limits;
    this.clock = clock;
    Timeout wait = Timeout.of(limits.connect());
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(guard)
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(wait)
                            .setSocketTimeout(wait)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(wait).build())
            .setUserAgent(limits.agent())
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableContentCompression()
            .build();
  }

  /** The name under which robots.txt is asked. */
  String agent() {
    return limits.agent();
  }

  /** One answer on the way. */
  sealed interface Step {}

  /** The end of it. */
  record Done(Fetched answer) implements Step {}

  /** It lies elsewhere. */
  record Moved(URI to) implements Step {}

  /** Fetches, going after redirects; never throws. */
  Fetched get(URI url, Marks marks) {
    URI next = url;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      switch (step(next, hop == 0 ? marks : Marks.NONE)) {
        case Done(Fetched answer) -> {
          return answer;
        }
        case Moved(URI to) -> next = to;
      }
    }
    return redirectsTooOften();
  }

  static Failed redirectsTooOften() {
    return Failed.lasting("the server redirects more than " + MOST_REDIRECTS + " times");
  }

  /** What is wrong with an address; null for nothing. */
  static @Nullable Failed wrong(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Failed.lasting("only http and https addresses are fetched, not " + scheme + ":");
    }
    if (url.getHost() == null || url.getPort() > 65_535) {
      return Failed.lasting("the address " + url + " names no host that can be");
    }
    return url.getUserInfo() == null
        ? null
        : Failed.lasting("an address with a password in it is not fetched");
  }

  /** One request; never throws. */
  Step step(URI url, Marks marks) {
    Failed wrong = wrong(url);
    if (wrong != null) {
      return new Done(wrong);
    }
    try {
      return request(url, new HttpGet(url), marks);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new Done(
          Failed.lasting("the address " + url + " cannot be fetched: " + e.getMessage()));
    }
  }

  private Step request(URI url, HttpGet get, Marks marks) {
    get.setHeader("Accept-Encoding", "gzip, deflate");
    get.setHeader("Accept", "text/html, application/xhtml+xml, application/xml, */*;q=0.5");
    if (marks.etag() != null) {
      get.setHeader("If-None-Match", marks.etag());
    }
    if (marks.lastModified() != null) {
      get.setHeader("If-Modified-Since", marks.lastModified());
    }
    var late = new AtomicBoolean();
    Runnable leave =
        () -> {
          late.set(true);
          get.abort();
        };
    ScheduledFuture<?> end =
        timer.schedule(leave, limits.total().toMillis(), TimeUnit.MILLISECONDS);
    HttpClientResponseHandler<Step> reading =
        response -> {
          try {
            return answer(url, response);
          } catch (TooLargeException e) {
            get.abort(); // or the client would read the rest to use the connection again
            return new Done(Failed.lasting(String.valueOf(e.getMessage())));
          }
        };
    try {
      return client.execute(get, reading);
    } catch (IOException e) {
      return new Done(late.get() ? tooLate() : failed(url, e));
    } finally {
      end.cancel(false);
    }
  }

  private Failed tooLate() {
    return Failed.passing(
        "the server took more than " + limits.total().toSeconds() + " s to answer");
  }

  private static Failed failed(URI url, IOException e) {
    return switch (e) {
      case PrivateAddressException p -> Failed.lasting(p.getMessage() + ", and is not fetched");
      case UnknownHostException _ -> Failed.passing("there is no host " + url.getHost());
      case SSLException s ->
          Failed.lasting(
              "no secure connection to " + url.getHost() + " can be made: " + s.getMessage());
      case SocketTimeoutException _ -> Failed.passing(url.getHost() + " does not answer");
      default ->
          Failed.passing(
              "the connection to "
                  + url.getHost()
                  + " failed: "
                  + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    };
  }

  private Step answer(URI url, ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    if (status == 200 || status == 203) {
      return new Done(body(url, response));
    }
    if (status == 304) {
      return new Done(new Fetched.Unchanged());
    }
    Header location = response.getFirstHeader("Location");
    if (status >= 301 && status <= 308 && location != null) {
      return target(url, location.getValue());
    }
    boolean passing = status >= 500 || status == 408 || status == 425 || status == 429;
    String reason = "the server answers " + status + (passing ? ", try again later" : "");
    return new Done(new Failed(reason, !passing, retryAfter(response)));
  }

  private static Step target(URI url, String location) {
    try {
      return new Moved(url.resolve(new URI(location.strip().replace(" ", "%20"))));
    } catch (URISyntaxException e) {
      return new Done(Failed.lasting("the server redirects to what is no address"));
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
  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException(int most) {
      super("the answer has more than " + most / 1_000_000.0 + " MB");
    }
  }

  private byte[] atMost(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(limits.largest() + 1);
    if (bytes.length > limits.largest()) {
      throw new TooLargeException(limits.largest());
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

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      // nothing is lost with a connection
    }
  }
}
