package dev.onrecord.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.fetch.Fetched.Body;
import dev.onrecord.fetch.Fetched.Failed;
import dev.onrecord.fetch.Fetched.Marks;
import dev.onrecord.fetch.PoliteFetcher.Manners;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody's server is hurt. */
@Timeout(60)
class PoliteFetcherTest {
  private LocalSite site;
  private PoliteFetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    site = new LocalSite();
    fetcher = fetcher(Duration.ofMillis(1));
  }

  private static PoliteFetcher fetcher(Duration pause) {
    Clock clock = Clock.systemUTC();
    var limits =
        new Fetcher.Limits(
            "onrecord", _ -> true, Duration.ofSeconds(5), Duration.ofSeconds(5), 1_000_000);
    var manners = new Manners(pause, 3, Duration.ofMillis(20), Duration.ofSeconds(3));
    return new PoliteFetcher(new Fetcher(limits, clock), manners, clock, new Random(7));
  }

  @AfterEach
  void stop() {
    fetcher.close();
    site.close();
  }

  private Fetched get(String path) throws InterruptedException {
    return fetcher.get(site.url(path), Marks.NONE);
  }

  @Test
  void robotsTxtIsObeyedAndAskedOnce() throws InterruptedException {
    site.on(
        "/robots.txt",
        "text/plain",
        "User-agent: other\nDisallow: /\n\nUser-agent: Onrecord\nDisallow: /private/\n");
    site.on("/a", "text/plain", "a");
    site.on("/private/b", "text/plain", "b");
    assertThat(get("/a")).isInstanceOf(Body.class);
    assertThat(get("/private/b"))
        .isEqualTo(new Failed("robots.txt of 127.0.0.1 asks robots not to fetch it", true, null));
    assertThat(get("/a")).isInstanceOf(Body.class);
    assertThat(site.asked()).containsExactly("/robots.txt", "/a", "/a");
  }

  @Test
  void aHostWhoseRobotsTxtFailsIsLeftAlone() throws InterruptedException {
    site.on("/robots.txt", 503, "X", "y");
    assertThat(get("/a"))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.lasting()).isFalse();
              assertThat(failed.reason()).contains("nothing is fetched for now");
            });
    assertThat(site.asked()).doesNotContain("/a");
  }

  @Test
  void oneRequestAtATimeWithThePauseThatTheHostAsksFor() throws Exception {
    site.on("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 0.2\n");
    long begun = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Fetched>>();
      for (int i = 0; i < 6; i++) {
        String path = "/" + i;
        site.on(path, "text/plain", "x");
        answers.add(threads.submit(() -> get(path)));
      }
      for (Future<Fetched> answer : answers) {
        assertThat(answer.get()).isInstanceOf(Body.class);
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
    assertThat(site.mostAtOnce()).isOne();
    assertThat(site.asked()).containsOnlyOnce("/robots.txt");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void whatFailsForNowIsTriedAgain() throws InterruptedException {
    var times = new AtomicInteger();
    site.on(
        "/a",
        exchange -> {
          if (times.incrementAndGet() < 3) {
            exchange.sendResponseHeaders(500, -1);
          } else {
            LocalSite.send(exchange, 200, "text/plain", new byte[] {'a'});
          }
        });
    assertThat(get("/a")).isInstanceOf(Body.class);
    site.on("/b", 404, "X", "y");
    get("/b");
    assertThat(site.asked()).containsExactly("/robots.txt", "/a", "/a", "/a", "/b");
  }

  @Test
  void theHostNamesTheTimeToWait() throws InterruptedException {
    var times = new AtomicInteger();
    site.on(
        "/a",
        exchange -> {
          if (times.incrementAndGet() == 1) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(429, -1);
          } else {
            LocalSite.send(exchange, 200, "text/plain", new byte[] {'a'});
          }
        });
    long begun = System.nanoTime();
    assertThat(get("/a")).isInstanceOf(Body.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
    site.on("/b", 503, "Retry-After", "3600");
    assertThat(get("/b"))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.retryAfter()).isEqualTo(Duration.ofHours(1)));
    assertThat(site.asked()).containsOnlyOnce("/b");
  }

  @Test
  void eachHostThatARedirectLeadsToIsAGuestToo() throws Exception {
    try (var other = new LocalSite()) {
      other.on("/robots.txt", "text/plain", "User-agent: *\nDisallow: /");
      other.on("/b", "text/plain", "b");
      site.on("/a", 302, "Location", other.url("/b").toString());
      assertThat(get("/a"))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.reason()).contains("asks robots not to"));
      assertThat(other.asked()).containsExactly("/robots.txt");
    }
  }

  @Test
  void aHostThatAsksToBeLeftAloneIsLeftAloneByAll() throws Exception {
    site.on("/a", 503, "Retry-After", "3600");
    assertThat(get("/a")).isInstanceOf(Failed.class);
    for (int i = 0; i < 5; i++) {
      assertThat(get("/" + i))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.reason()).contains("left alone"));
    }
    assertThat(site.asked()).containsExactly("/robots.txt", "/a");
  }
}
