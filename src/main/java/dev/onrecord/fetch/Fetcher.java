package dev.onrecord.fetch;

import dev.onrecord.fetch.AddressGuard.PrivateAddressException;
import dev.onrecord.fetch.Fetched.Body;
import dev.onrecord.fetch.Fetched.Failed;
import dev.onrecord.fetch.Fetched.Marks;
import java.io.ByteArrayInputStream;
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
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
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
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One GET after another, each with an end to its time, its size and its redirects. Any number of
 * threads may call it.
 */
public final class Fetcher implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_CONNECTIONS = 200;

  /**
   * What a fetcher may do.
   *
   * @param agent what it calls itself
   * @param allowPrivate whether it may reach this machine and private networks
   * @param connect the time to wait for a connection, and for each next byte
   * @param total the time for a whole answer, redirects included
   * @param largest the most bytes of an answer, unpacked
   */
  public record Limits(
      String agent, boolean allowPrivate, Duration connect, Duration total, int largest) {
    /** What is good for news sites. */
    public static Limits usual(boolean allowPrivate) {
      return new Limits(
          "onrecord", allowPrivate, Duration.ofSeconds(10), Duration.ofSeconds(60), 50_000_000);
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
    this(limits, clock, AddressGuard.of(limits.allowPrivate()));
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

  /** Fetches; never throws. */
  public Fetched get(URI url, Marks marks) {
    Instant deadline = clock.instant().plus(limits.total());
    URI next = url;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      String wrong = wrong(next);
      if (wrong != null) {
        return Failed.lasting(wrong);
      }
      Object answer = once(next, hop == 0 ? marks : Marks.NONE, deadline);
      if (answer instanceof Fetched done) {
        return done;
      }
      next = (URI) answer;
    }
    return Failed.lasting("the server redirects more than " + MOST_REDIRECTS + " times");
  }

  private static @Nullable String wrong(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return "only http and https addresses are fetched, not " + scheme + ":";
    }
    if (url.getHost() == null) {
      return "the address " + url + " names no host";
    }
    return url.getUserInfo() == null ? null : "an address with a password in it is not fetched";
  }

  /** What was fetched, or the address to which the server leads. */
  private Object once(URI url, Marks marks, Instant deadline) {
    var get = new HttpGet(url);
    get.setHeader("Accept-Encoding", "gzip, deflate");
    get.setHeader("Accept", "text/html, application/xhtml+xml, application/xml, */*;q=0.5");
    if (marks.etag() != null) {
      get.setHeader("If-None-Match", marks.etag());
    }
    if (marks.lastModified() != null) {
      get.setHeader("If-Modified-Since", marks.lastModified());
    }
    var late = new AtomicBoolean();
    ScheduledFuture<?> end =
        timer.schedule(
            () -> {
              late.set(true);
              get.abort();
            },
            Math.max(0, Duration.between(clock.instant(), deadline).toMillis()),
            TimeUnit.MILLISECONDS);
    try {
      return client.execute(
          get,
          response -> {
            try {
              return answer(url, response);
            } catch (TooLargeException e) {
              get.abort(); // or the client would read the rest to use the connection again
              return Failed.lasting(String.valueOf(e.getMessage()));
            }
          });
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return late.get()
          ? Failed.passing(
              "the server took more than " + limits.total().toSeconds() + " s to answer")
          : failed(url, e);
    } finally {
      end.cancel(false);
    }
  }

  private static Failed failed(URI url, Exception e) {
    return switch (e) {
      case PrivateAddressException p -> Failed.lasting(p.getMessage() + ", and is not fetched");
      case UnknownHostException _ -> Failed.passing("there is no host " + url.getHost());
      case SSLException s ->
          Failed.lasting(
              "no secure connection to " + url.getHost() + " can be made: " + s.getMessage());
      case SocketTimeoutException _ -> Failed.passing(url.getHost() + " does not answer");
      case IllegalArgumentException i -> Failed.lasting("no address: " + i.getMessage());
      default ->
          Failed.passing(
              "the connection to "
                  + url.getHost()
                  + " failed: "
                  + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    };
  }

  private Object answer(URI url, ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    Header location = response.getFirstHeader("Location");
    return switch (status) {
      case 200, 203 -> body(url, response);
      case 304 -> new Fetched.Unchanged();
      case 301, 302, 303, 307, 308 ->
          location == null
              ? Failed.lasting("the server redirects and does not say where to")
              : target(url, location.getValue());
      case 408, 425, 429, 500, 502, 503, 504 ->
          new Failed(
              "the server answers " + status + ", try again later", false, retryAfter(response));
      default -> Failed.lasting("the server answers " + status);
    };
  }

  private static Object target(URI url, String location) {
    try {
      return url.resolve(new URI(location.strip().replace(" ", "%20")));
    } catch (URISyntaxException e) {
      return Failed.lasting("the server redirects to what is no address");
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
    return switch (encoding) {
      case "gzip", "x-gzip" -> atMost(new GZIPInputStream(new ByteArrayInputStream(packed)));
      case "deflate" -> atMost(new InflaterInputStream(new ByteArrayInputStream(packed)));
      default -> packed;
    };
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
