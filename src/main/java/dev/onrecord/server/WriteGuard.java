package dev.onrecord.server;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may write. With a key: whoever sends it. Without: only this machine, and no web page
 * in a browser on it.
 *
 * <p>A page elsewhere cannot send what is asked for here without the browser asking this server
 * first, and it never says yes; a name that someone points at 127.0.0.1 is told by the Host header.
 */
final class WriteGuard {
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final @Nullable String key;

  WriteGuard(@Nullable String key) {
    this.key = key;
  }

  void check(Context context) {
    check(
        context.req().getRemoteAddr(),
        context.header("Host"),
        context.header("Sec-Fetch-Site"),
        context.header("Authorization"));
  }

  /** Returns where the writer may write; throws {@link RefusedRequest} where not. */
  void check(
      String address,
      @Nullable String host,
      @Nullable String site,
      @Nullable String authorization) {
    if (key != null) {
      checkKey(String.valueOf(authorization), key);
      return;
    }
    if (!isLoopback(address)) {
      throw RefusedRequest.forbidden(
          "writing from another machine needs a key; start the server with --key-file and send Authorization: Bearer KEY");
    }
    String name = String.valueOf(host).replaceAll(":\\d+$", "");
    if (!OWN_NAMES.contains(name)) {
      throw RefusedRequest.forbidden(
          "writing without a key goes to localhost or 127.0.0.1 only, not to " + name);
    }
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw RefusedRequest.forbidden("writing from another site's page is not allowed");
    }
  }

  private static void checkKey(String authorization, String key) {
    byte[] given = authorization.getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, ("Bearer " + key).getBytes(StandardCharsets.UTF_8))) {
      throw new RefusedRequest(
          Problem.of(
              "unauthorized", "A key is needed", 401, "send the key as Authorization: Bearer KEY"));
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
