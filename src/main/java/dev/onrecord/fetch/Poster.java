package dev.onrecord.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Sends to addresses that others named: to the public internet alone unless told otherwise, and
 * never where an answer would lead it. Any number of threads may call it.
 */
public final class Poster implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Duration total;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("onrecord-send-deadlines").factory());

  /**
   * A sender.
   *
   * @param mayBePrivate hosts that may lie on this machine and in private networks
   * @param total the time that sending may take until there is an answer
   */
  public Poster(Predicate<String> mayBePrivate, Duration total) {
    this.total = total;
    this.client =
        Fetcher.client(
            "onrecord",
            total.compareTo(CONNECT) < 0 ? total : CONNECT,
            total,
            AddressGuard.of(mayBePrivate));
  }

  /**
   * What became of a message.
   *
   * @param status of the answer; 0 where there was none
   * @param trouble why it did not arrive, in a sentence's end; empty where it did
   */
  public record Sent(int status, String trouble) {
    /** Whether it arrived. */
    public boolean arrived() {
      return trouble.isEmpty();
    }
  }

  /** Sends JSON; never throws. */
  public Sent post(URI to, Map<String, String> headers, byte[] json) {
    Fetched.Failed wrong = Fetcher.wrong(to);
    if (wrong != null) {
      return new Sent(0, wrong.reason());
    }
    var post = new HttpPost(to);
    headers.forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    var late = new AtomicBoolean();
    Runnable leave =
        () -> {
          late.set(true);
          post.abort();
        };
    ScheduledFuture<?> end = timer.schedule(leave, total.toMillis(), TimeUnit.MILLISECONDS);
    try {
      // The status says it all; what else the answer holds is not read.
      return client.execute(
          post,
          response -> {
            Sent sent = sent(response.getCode());
            post.abort();
            return sent;
          });
    } catch (IOException e) {
      return new Sent(
          0,
          late.get()
              ? "the server took more than " + total.toSeconds() + " s to answer"
              : Fetcher.failed(to, e).reason());
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new Sent(0, "the address " + to + " cannot be sent to: " + e.getMessage());
    } finally {
      end.cancel(false);
    }
  }

  private static Sent sent(int status) {
    boolean redirects = status >= 300 && status < 400;
    return new Sent(
        status,
        status >= 200 && status < 300
            ? ""
            : redirects
                ? "the server answered " + status + ", and redirects are not followed"
                : "the server answered " + status);
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
