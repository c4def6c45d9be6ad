package dev.onrecord.server;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Under which address others know this server: what is handed out has to be whole addresses.
 *
 * @param given as whoever runs the server says, without a slash at the end; null where requests
 *     come by the address that others use
 */
record PublicAddress(@Nullable String given) {
  String of(Context context) {
    return given == null ? context.scheme() + "://" + context.host() : given;
  }

  /** The address that a request was sent to, as others send it. */
  String self(Context context) {
    String query = context.queryString();
    return of(context) + context.req().getRequestURI() + (query == null ? "" : "?" + query);
  }

  String quote(Context context, String id) {
    return of(context) + "/q/" + path(id);
  }

  String card(Context context, String id) {
    return of(context) + "/card/" + path(id);
  }

  /** An id as part of a path; slashes and colons stay as they are. */
  static String path(String id) {
    return encoded(id).replace("%2F", "/").replace("%3A", ":");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
