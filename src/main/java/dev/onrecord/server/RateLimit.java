package dev.onrecord.server;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may ask: each key, and each address without one, has a bucket of its own that
 * fills again by the minute. Of an IPv6 address the first half counts, which is what one customer
 * is given.
 */
final class RateLimit {
  private static final int MOST = 10_000;
  private static final int NETWORK = 8;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final int perMinute;
  private final TimeMeter meter;

  /** Those who asked last; who is forgotten begins with a full bucket. */
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param perMinute requests a minute; 0 for any number
   */
  RateLimit(int perMinute, TimeMeter meter) {
    this.perMinute = perMinute;
    this.meter = meter;
  }

  /** Counts a request; throws {@link RefusedRequest} where it is one too many. */
  void count(Context context, String who) {
    if (perMinute > 0) {
      long seconds = secondsToWait(who);
      if (seconds > 0) {
        context.header("Retry-After", String.valueOf(seconds));
        throw RefusedRequest.tooMany(
            "more than " + perMinute + " requests a minute; ask again in " + seconds + " s");
      }
    }
  }

  /** 0 where somebody may ask now. */
  long secondsToWait(String who) {
    Bucket bucket;
    synchronized (buckets) {
      bucket = buckets.computeIfAbsent(who, _ -> bucket());
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? 0 : Math.ceilDiv(probe.getNanosToWaitForRefill(), SECOND);
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .withCustomTimePrecision(meter)
        .build();
  }

  static String network(String address) {
    try {
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK))
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
