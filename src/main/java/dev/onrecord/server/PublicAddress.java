package dev.onrecord.server;

import dev.onrecord.model.Quote;
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

  /**
   * Whether a page of this origin is one of ours. Where no address is given, only a name that
   * nobody else can point here is believed: this machine's own, or a bare address.
   */
  boolean isOwn(String origin, @Nullable String host) {
    if (given != null) {
      return given.equals(origin) || given.startsWith(origin + "/");
    }
    return host != null
        && origin.replaceFirst("^https?://", "").equals(host)
        && host.matches("(localhost|[0-9.]+|\\[[0-9a-fA-F:.]+])(:\\d+)?");
  }

  /** The address that a request was sent to, as others send it. */
  String self(Context context) {
    String query = context.queryString();
    return of(context) + context.req().getRequestURI() + (query == null ? "" : "?" + query);
  }

  String quote(Context context, Quote quote) {
    return of(context) + "/q/" + path(quote.lastingName());
  }

  String card(Context context, Quote quote) {
    return of(context) + "/card/" + path(quote.lastingName());
  }

  /** An id as part of a path; slashes and colons stay as they are. */
  static String path(String id) {
    return encoded(id).replace("%2F", "/").replace("%3A", ":").replace("%7E", "~");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
