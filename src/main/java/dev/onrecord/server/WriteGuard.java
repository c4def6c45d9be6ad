package dev.onrecord.server;

import dev.onrecord.search.EngineException;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may write. With a key: whoever sends it. Without: only this machine, and no web page
 * in a browser on it.
 *
 * <p>A page elsewhere cannot send what is asked for here without the browser asking this server
 * first, and it never says yes; a name that someone points at 127.0.0.1 is told by the Host header.
 */
final class WriteGuard {
  private static final Pattern BEARER = Pattern.compile("(?i)\\s*bearer\\s+(\\S+)\\s*");
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final @Nullable String key;

  WriteGuard(@Nullable String key) {
    if (key != null && (key.isEmpty() || !key.chars().allMatch(c -> c > 32 && c < 127))) {
      throw new EngineException(
          "the key is empty, or has a blank or a sign that HTTP cannot carry; use letters, digits and - . _ only");
    }
    this.key = key;
  }

  /**
   * What is known of a writer.
   *
   * @param forwarded whether a proxy says that it speaks for another
   */
  record Writer(
      String address,
      @Nullable String host,
      @Nullable String site,
      @Nullable String origin,
      boolean forwarded,
      @Nullable String authorization) {
    static Writer of(Context context) {
      boolean forwarded =
          context.headerMap().keySet().stream()
              .anyMatch(
                  h -> h.toLowerCase(Locale.ROOT).matches("forwarded|x-forwarded-.*|x-real-ip"));
      return new Writer(
          context.req().getRemoteAddr(),
          context.header("Host"),
          context.header("Sec-Fetch-Site"),
          context.header("Origin"),
          forwarded,
          context.header("Authorization"));
    }
  }

  /** Returns where the writer may write; throws {@link RefusedRequest} where not. */
  void check(Writer writer) {
    if (key != null) {
      if (!isKey(writer.authorization())) {
        throw RefusedRequest.unauthorized("send the key as Authorization: Bearer KEY");
      }
      return;
    }
    if (!isLoopback(writer.address()) || writer.forwarded()) {
      throw RefusedRequest.forbidden(
          "writing from another machine needs a key; start the server with --key-file and send Authorization: Bearer KEY");
    }
    checkHost(writer.host());
    String site = writer.site();
    String origin = writer.origin();
    boolean own = origin == null || OWN_NAMES.contains(name(origin.replaceFirst("^https?://", "")));
    if (!own || (site != null && !site.equals("same-origin") && !site.equals("none"))) {
      throw RefusedRequest.forbidden("writing from another site's page is not allowed");
    }
  }

  /** Refuses a request that reached this machine under a name that is not its own. */
  static void checkHost(@Nullable String host) {
    if (!OWN_NAMES.contains(name(String.valueOf(host)))) {
      throw RefusedRequest.forbidden(
          "this server answers as localhost or 127.0.0.1 only, not as "
              + name(String.valueOf(host)));
    }
  }

  private static String name(String host) {
    return host.replaceAll(":\\d+$", "");
  }

  /** What is sent as a key: {@code Bearer KEY}, the first word in whatever case. */
  static Optional<String> bearer(@Nullable String authorization) {
    return Optional.ofNullable(authorization)
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(parts -> parts.group(1));
  }

  /** Whether this is the key. */
  boolean isKey(@Nullable String authorization) {
    byte[] sent = bearer(authorization).orElse("").getBytes(StandardCharsets.UTF_8);
    return key != null && MessageDigest.isEqual(sent, key.getBytes(StandardCharsets.UTF_8));
  }

  static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
