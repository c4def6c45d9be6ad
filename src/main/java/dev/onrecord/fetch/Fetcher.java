package dev.onrecord.fetch;

import dev.onrecord.fetch.AddressGuard.PrivateAddressException;
import dev.onrecord.fetch.Fetched.Failed;
import dev.onrecord.fetch.Fetched.Marks;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One GET after another, each with an end to its time and its size. Any number of threads may call
 * it.
 */
public final class Fetcher implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_CONNECTIONS = 200;

  /** An answer has an end before its body, too, and some have a long way there. */
  private static final Http1Config HEADS =
      Http1Config.custom().setMaxHeaderCount(1_000).setMaxLineLength(64 * 1_024).build();

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
  private final AnswerReader answers;
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
    this.answers = new AnswerReader(limits.largest(), clock);
    this.client = client(limits.agent(), limits.connect(), limits.connect(), guard);
  }

  /**
   * A client that goes where it is sent, and nowhere else.
   *
   * @param connect the time to wait for a connection
   * @param next the time to wait for each next byte
   */
  static CloseableHttpClient client(
      String agent, Duration connect, Duration next, AddressGuard guard) {
    Timeout wait = Timeout.of(next);
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setMaxConnTotal(MOST_CONNECTIONS)
                // Who may ask a host how often is told elsewhere: here nobody waits for another.
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(HEADS).build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(wait)
                        .build())
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(wait).build())
        .setUserAgent(agent)
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

  /** How one answer is had. */
  interface Stepping<E extends Exception> {
    Step step(URI url, Marks marks) throws E;
  }

  /** Fetches, going after redirects; never throws. */
  Fetched get(URI url, Marks marks) {
    return follow(url, marks, this::step);
  }

  /** Goes after redirects, as far as they may lead. */
  static <E extends Exception> Fetched follow(URI url, Marks marks, Stepping<E> stepping) throws E {
    URI next = url;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      switch (stepping.step(next, hop == 0 ? marks : Marks.NONE)) {
        case Done(Fetched answer) -> {
          return answer;
        }
        case Moved(URI to) -> next = to;
      }
    }
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
            return answers.read(url, response);
          } catch (AnswerReader.TooLargeException e) {
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

  static Failed failed(URI url, IOException e) {
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
